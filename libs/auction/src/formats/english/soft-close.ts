import type { AuctionTerms, Instant } from '../../terms.js';

/**
 * The close after a bid at `at` that changed price or leader, given the close in force: with at most the window left it becomes
 * at + extension, never past hardCloseAt and never earlier than it was. Window or extension 0: unchanged. Epoch ms.
 */
export function extendedClose(terms: AuctionTerms, closesAt: Instant, at: Instant): Instant {
  if (closesAt - at > terms.softCloseWindowSeconds * 1000) return closesAt;
  const extended = at + terms.softCloseExtensionSeconds * 1000;
  const capped = terms.hardCloseAt === null ? extended : Math.min(extended, terms.hardCloseAt);
  return Math.max(closesAt, capped);
}
