import type { Outage } from './event.js';
import type { AuctionTerms, Instant } from './terms.js';

/** The stretch before the close in which an outage counts. */
export const OUTAGE_WINDOW_MS = 600_000;
/** Bids must have been impossible for at least this long within that stretch. */
export const OUTAGE_MS_MIN = 30_000;
/** Bidders get at least this long after the recovery. */
export const OUTAGE_EXTENSION_MS_MIN = 600_000;
/** An outage gives back its own length, but never more than this. */
export const OUTAGE_EXTENSION_MS_MAX = 24 * 3_600_000;

/**
 * The close after an outage: recovery + max(10 min, min(length, 24 h)); null where the outage changes nothing. It counts when it lasted at
 * least 30 s, ended after opensAt, and either the close fell due in it or it took at least 30 s of the last 10 minutes before the close in
 * force. Epoch ms, exact. The new close is always at least 30 s after the old one, and the same outage told twice counts once: it then
 * lies before the last 10 minutes.
 */
export function closeAfterOutage(terms: AuctionTerms, closesAt: Instant, outage: Outage): Instant | null {
  const lengthMs = outage.until - outage.from;
  if (lengthMs < OUTAGE_MS_MIN || outage.until <= terms.opensAt) return null;
  const fellDueInIt = outage.from < closesAt && closesAt <= outage.until;
  const missedMs = Math.min(outage.until, closesAt) - Math.max(outage.from, closesAt - OUTAGE_WINDOW_MS);
  if (!fellDueInIt && missedMs < OUTAGE_MS_MIN) return null;
  return outage.until + Math.max(OUTAGE_EXTENSION_MS_MIN, Math.min(lengthMs, OUTAGE_EXTENSION_MS_MAX));
}

/** Whether an outage that was over by `at` can have moved the close from `before` to `after`: all that the public can check. */
export function canBeAfterOutage(before: Instant, after: Instant, at: Instant): boolean {
  // It ended at least 30 s into the window and at most at `at`, and gives 10 minutes to 24 hours from there.
  const earliestRecovery = before - OUTAGE_WINDOW_MS + OUTAGE_MS_MIN;
  return (
    at >= earliestRecovery &&
    after >= earliestRecovery + OUTAGE_EXTENSION_MS_MIN &&
    after <= at + OUTAGE_EXTENSION_MS_MAX
  );
}
