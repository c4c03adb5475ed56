import type { AuctionClosed } from './event.js';
import type { AuctionState } from './state.js';
import type { Instant } from './terms.js';

/** Whether the auction is SOLD if it ends as it stands: somebody leads, and there is no reserve or the price has reached it. */
export function sells(state: AuctionState): boolean {
  const { reserve } = state.terms;
  return state.leader !== null && state.price !== null && (reserve === null || state.price >= reserve);
}

/** The end of an open auction at `at`: SOLD to the leader at the current price, or PASSED_IN, which names nobody. */
export function closed(state: AuctionState, at: Instant): AuctionClosed {
  const winner = sells(state) ? state.leader : null;
  return {
    kind: 'AUCTION_CLOSED',
    version: state.version + 1,
    at,
    price: state.price,
    bidderAlias: winner === null ? null : winner.alias,
    closesAt: null,
    outcome: winner === null ? 'PASSED_IN' : 'SOLD',
    winnerId: winner === null ? null : winner.bidderId,
  };
}
