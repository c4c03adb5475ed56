import { engineOf } from './formats/index.js';
import type { AuctionState } from './state.js';
import type { Instant } from './terms.js';

/**
 * When the auction next has something to do without anybody asking: opensAt, the clock's next step, the close; null once it has ended.
 * A TICK at or after it appends what is due. May lie in the past.
 */
export function nextDueAt(state: AuctionState): Instant | null {
  switch (state.status) {
    case 'SCHEDULED':
      return state.terms.opensAt;
    case 'OPEN':
      return Math.min(state.closesAt, engineOf(state.terms.format).nextStepAt(state) ?? state.closesAt);
    case 'CLOSED':
    case 'CANCELLED':
      return null;
    default:
      return unknownStatus(state.status);
  }
}

/**
 * Whether the auction can end at `now` only with its sealed bids in hand. Then OPEN_BIDS must be decided before any other command of the
 * pile (an outage's report excepted), in the transaction that holds the auction's lock and has read `now` under it.
 */
export function awaitsBids(state: AuctionState, now: Instant): boolean {
  const isLive = state.status === 'SCHEDULED' || state.status === 'OPEN';
  const at = Math.max(now, state.lastAt);
  return isLive && at >= state.terms.opensAt && at >= state.closesAt && hasSealedBids(state);
}

/** Bids of this format are verdicts until the opening, whatever has become of the auction. */
export const hasSealedBids = (state: AuctionState): boolean => engineOf(state.terms.format).openBids !== null;

/** Nobody but its bidder may know of any bid: a sealed auction until it closes, and one that is cancelled for good. */
export const isSealed = (state: AuctionState): boolean => hasSealedBids(state) && state.status !== 'CLOSED';

function unknownStatus(status: never): never {
  throw new TypeError(`nextDueAt: unknown status ${String(status)}`);
}
