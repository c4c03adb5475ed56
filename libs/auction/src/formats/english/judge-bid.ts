import type { Money } from '@app/units';
import type { JudgedBid, PlaceBid } from '../../command.js';
import type { AuctionEvent } from '../../event.js';
import type { AuctionLeader, AuctionState } from '../../state.js';
import type { Instant } from '../../terms.js';
import { type BidRuling, NO_EVENTS } from '../format.js';
import { duel, liftedToReserve, nextPrice, type Standing } from './price.js';
import { extendedClose } from './soft-close.js';

/**
 * One bid in an open English auction. A bid that stands is one BID_ACCEPTED, then at most one PROXY_RAISED with the final price
 * and leader, then CLOSE_EXTENDED if price or leader changed inside the window. Refusals: ALREADY_LEADING, then BID_TOO_LOW.
 * Throws (defect) on a limit below the bid and on an alias that was never given. Source: docs/semantics.md, "Proxy".
 */
export function judgeBid(state: AuctionState, bid: PlaceBid<unknown>, at: Instant): BidRuling {
  if (bid.maxPricePerTonne !== null && bid.maxPricePerTonne < bid.pricePerTonne) {
    throw new RangeError('judgeBid: maxPricePerTonne is below pricePerTonne');
  }
  return state.leader !== null && state.leader.bidderId === bid.bidderId
    ? raiseOwnLimit(state, state.leader, bid, at)
    : challenge(state, bid, at);
}

/** Any price from the minimum on is a bid; it need not be a multiple of the increment. */
function challenge(state: AuctionState, bid: PlaceBid<unknown>, at: Instant): BidRuling {
  const minimumNextPrice = nextPrice(state.terms, state.price);
  if (bid.pricePerTonne < minimumNextPrice) return refused({ kind: 'BID_TOO_LOW', minimumNextPrice });
  const bidder: AuctionLeader = {
    bidderId: bid.bidderId,
    alias: aliasOf(state, bid),
    limit: bid.maxPricePerTonne ?? bid.pricePerTonne,
  };
  const standing = duel(state.terms, state.leader, bidder, bid.pricePerTonne);
  return accepted(state, bidder, bid.pricePerTonne, liftedToReserve(state.terms, standing), at);
}

/** Only an explicit limit above the standing one counts, whatever its price; nobody is made to outbid themselves. */
function raiseOwnLimit(state: AuctionState, leader: AuctionLeader, bid: PlaceBid<unknown>, at: Instant): BidRuling {
  const limit = bid.maxPricePerTonne;
  if (limit === null || limit <= leader.limit) return refused({ kind: 'ALREADY_LEADING' });
  const { price } = state;
  if (price === null) throw new RangeError('judgeBid: a leader without a price');
  const bidder: AuctionLeader = { bidderId: leader.bidderId, alias: leader.alias, limit };
  return accepted(state, bidder, price, liftedToReserve(state.terms, { price, leader: bidder }), at);
}

function accepted(
  state: AuctionState,
  bidder: AuctionLeader,
  bidPrice: Money,
  standing: Standing,
  at: Instant,
): BidRuling {
  const { price, leader } = standing;
  const version = state.version + 1;
  const events: AuctionEvent[] = [
    {
      kind: 'BID_ACCEPTED',
      version,
      at,
      price: bidPrice,
      bidderAlias: bidder.alias,
      closesAt: null,
      private: { organisationId: bidder.bidderId, limit: bidder.limit },
    },
  ];
  if (price !== bidPrice || leader !== bidder) {
    events.push({
      kind: 'PROXY_RAISED',
      version: version + events.length,
      at,
      price,
      bidderAlias: leader.alias,
      closesAt: null,
      private: { organisationId: leader.bidderId, limit: leader.limit },
    });
  }
  // "Price or leader changed" is the price alone: nobody takes the lead without bidding more.
  const closesAt = price !== state.price ? extendedClose(state, at) : state.closesAt;
  if (closesAt !== state.closesAt) {
    events.push({ kind: 'CLOSE_EXTENDED', version: version + events.length, at, price, bidderAlias: null, closesAt });
  }
  return {
    events,
    verdict: { kind: 'ACCEPTED', version, pricePerTonne: bidPrice, leading: leader === bidder, closesAt, at },
  };
}

const refused = (verdict: JudgedBid): BidRuling => ({ events: NO_EVENTS, verdict });

/** Aliases are given in the order of first accepted bids: 1, 2, 3 … */
function aliasOf(state: AuctionState, bid: PlaceBid<unknown>): number {
  if (bid.bidderAlias === null) return state.aliasCount + 1;
  if (bid.bidderAlias < 1 || bid.bidderAlias > state.aliasCount) {
    throw new RangeError(`judgeBid: alias ${bid.bidderAlias} was never given`);
  }
  return bid.bidderAlias;
}
