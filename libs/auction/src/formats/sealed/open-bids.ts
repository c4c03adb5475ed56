import type { SealedBid } from '../../command.js';
import type { BidAccepted } from '../../event.js';
import type { AuctionState } from '../../state.js';
import type { Instant } from '../../terms.js';

/**
 * All standing bids as BID_ACCEPTED at `at`, ascending by price, of equal ones the later first: so each event's price is the current price,
 * the last one wins, and of a tie the earlier bid is the last. Aliases 1, 2, … in this order. `bids` in the order of their acceptance.
 * Throws (defect) on two bids of one bidder and on a bid below the start price, which judgeBid never accepted.
 */
export function openBids(state: AuctionState, bids: readonly SealedBid[], at: Instant): readonly BidAccepted[] {
  if (new Set(bids.map(bid => bid.bidderId)).size !== bids.length) {
    throw new RangeError('openBids: a bidder has more than one standing bid');
  }
  if (bids.some(bid => bid.pricePerTonne < state.terms.startPrice)) {
    throw new RangeError('openBids: a bid lies below the start price');
  }
  // toSorted is stable: reversed first, the later of two equal bids stays before the earlier.
  const ascending = bids.toReversed().toSorted((a, b) => Number(a.pricePerTonne - b.pricePerTonne));
  return ascending.map((bid, index) => ({
    kind: 'BID_ACCEPTED',
    version: state.version + 1 + index,
    at,
    price: bid.pricePerTonne,
    bidderAlias: state.aliasCount + 1 + index,
    closesAt: null,
    private: { organisationId: bid.bidderId, limit: bid.pricePerTonne },
  }));
}
