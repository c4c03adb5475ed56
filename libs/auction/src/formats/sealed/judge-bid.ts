import type { PlaceBid } from '../../command.js';
import type { AuctionState } from '../../state.js';
import type { Instant } from '../../terms.js';
import { type BidRuling, NO_EVENTS } from '../format.js';

/**
 * A sealed bid at or above the start price stands, whatever others or the same bidder have bid; it replaces the bidder's earlier one, up or
 * down. It is a verdict and no event: version 0, nobody leads, nothing moves. Keeping it, encrypted, is the caller's business.
 * Refusal: BID_TOO_LOW with the start price. Throws (defect) on a maxPricePerTonne. Source: docs/semantics.md, "Sealed".
 */
export function judgeBid(state: AuctionState, bid: PlaceBid<unknown>, at: Instant): BidRuling {
  if (bid.maxPricePerTonne !== null) throw new RangeError('judgeBid: SEALED_FIRST_PRICE takes no maxPricePerTonne');
  const { startPrice } = state.terms;
  if (bid.pricePerTonne < startPrice) {
    return { events: NO_EVENTS, verdict: { kind: 'BID_TOO_LOW', minimumNextPrice: startPrice } };
  }
  const { pricePerTonne } = bid;
  return {
    events: NO_EVENTS,
    verdict: { kind: 'ACCEPTED', version: 0, pricePerTonne, leading: null, closesAt: state.closesAt, at },
  };
}
