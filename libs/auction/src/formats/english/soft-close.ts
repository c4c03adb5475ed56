import type { AuctionState } from '../../state.js';
import type { Instant } from '../../terms.js';

/** What the close depends on; a state and a public history both have it. */
export type Closing = Pick<AuctionState, 'terms' | 'closesAt' | 'outageExtensionMs'>;

/**
 * The close after a bid at `at` that changed price or leader: with at most the window left it becomes at + extension, never past the hard
 * close (which outages have moved as they moved the close) and never earlier than it was. Window or extension 0: unchanged. Epoch ms.
 */
export function extendedClose({ terms, closesAt, outageExtensionMs }: Closing, at: Instant): Instant {
  if (closesAt - at > terms.softCloseWindowSeconds * 1000) return closesAt;
  const extended = at + terms.softCloseExtensionSeconds * 1000;
  const hardCloseAt = terms.hardCloseAt === null ? null : terms.hardCloseAt + outageExtensionMs;
  return Math.max(closesAt, hardCloseAt !== null && extended > hardCloseAt ? hardCloseAt : extended);
}
