import type { PlaceBid } from '../../command.js';
import { closed } from '../../ending.js';
import type { BidAccepted } from '../../event.js';
import { evolve } from '../../evolve.js';
import type { AuctionState } from '../../state.js';
import type { Instant } from '../../terms.js';
import { type BidRuling, NO_EVENTS } from '../format.js';
import { clockPrice } from './clock.js';

/**
 * The first bid at or above the clock's price at `at` wins, pays the clock's price, and ends the auction: BID_ACCEPTED, AUCTION_CLOSED.
 * Refusal: BID_TOO_LOW with the clock's price. Throws (defect) on a maxPricePerTonne. Source: docs/semantics.md, "Dutch".
 */
export function judgeBid(state: AuctionState, bid: PlaceBid<unknown>, at: Instant): BidRuling {
  if (bid.maxPricePerTonne !== null) throw new RangeError('judgeBid: DUTCH takes no maxPricePerTonne');
  const price = clockPrice(state, at);
  if (bid.pricePerTonne < price) {
    return { events: NO_EVENTS, verdict: { kind: 'BID_TOO_LOW', minimumNextPrice: price } };
  }
  const accepted: BidAccepted = {
    kind: 'BID_ACCEPTED',
    version: state.version + 1,
    at,
    price,
    bidderAlias: state.aliasCount + 1,
    closesAt: null,
    private: { organisationId: bid.bidderId, limit: bid.pricePerTonne },
  };
  return {
    events: [accepted, closed(evolve(state, accepted), at)],
    verdict: {
      kind: 'ACCEPTED',
      version: accepted.version,
      pricePerTonne: price,
      leading: true,
      closesAt: state.closesAt,
      at,
    },
  };
}
