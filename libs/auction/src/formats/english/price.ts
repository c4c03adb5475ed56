import { type Money, maxMoney, minMoney, money } from '@app/units';
import type { AuctionLeader } from '../../state.js';
import type { AuctionTerms } from '../../terms.js';
import { incrementAt } from './increment.js';

/** Price in fen per tonne and who leads at it. */
export interface Standing {
  readonly price: Money;
  readonly leader: AuctionLeader;
}

/** Lowest next bid: the start price while `price` is null, then price + increment(price). Fen per tonne, exact. */
export function nextPrice(terms: AuctionTerms, price: Money | null): Money {
  return price === null ? terms.startPrice : money(price + incrementAt(terms, price));
}

/**
 * A bid of somebody who does not lead, at `bidPrice` with limit `challenger.limit`, against the leader. The higher limit leads, of
 * equal ones the earlier; the price is the bid, or what the lower limit forces the higher one to pay if that is more:
 * max(bidPrice, min(higher, lower + increment(lower))). The first bid pays its own price.
 */
export function duel(
  terms: AuctionTerms,
  leader: AuctionLeader | null,
  challenger: AuctionLeader,
  bidPrice: Money,
): Standing {
  if (leader === null) return { price: bidPrice, leader: challenger };
  const [higher, lower] = challenger.limit > leader.limit ? [challenger, leader] : [leader, challenger];
  const forced = minMoney(higher.limit, money(lower.limit + incrementAt(terms, lower.limit)));
  return { price: maxMoney(bidPrice, forced), leader: higher };
}

/** A leader whose limit covers the reserve bids at least the reserve: a sale must not fail for a price both sides accept. */
export function liftedToReserve(terms: AuctionTerms, standing: Standing): Standing {
  const { reserve } = terms;
  const lifts = reserve !== null && standing.leader.limit >= reserve && standing.price < reserve;
  return lifts ? { price: reserve, leader: standing.leader } : standing;
}
