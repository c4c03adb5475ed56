import { type Money, maxMoney, money } from '@app/units';
import type { AuctionTerms, Instant } from '../../terms.js';
import type { Priced } from '../format.js';

/**
 * The price on offer at `at`: max(floor, start − step × ⌊(at − opensAt) / stepSeconds⌋), fen per tonne, exact. Before opensAt it is the
 * start price; from closesAt on it stays what it was in the last millisecond in time. It runs by the announced opensAt, also when the
 * opening is late or an outage has passed. Throws (defect) on terms without a clock.
 */
export function clockPrice({ terms, closesAt }: Pick<Priced, 'terms' | 'closesAt'>, at: Instant): Money {
  const { step, stepMs, floor } = clockOf(terms);
  const elapsedMs = Math.min(at, closesAt - 1) - terms.opensAt;
  const steps = BigInt(Math.max(0, Math.floor(elapsedMs / stepMs)));
  return maxMoney(floor, money(terms.startPrice - step * steps));
}

/** When the clock next falls below `price`; null at the floor. May lie after the close. */
export function nextDropAt(terms: AuctionTerms, price: Money): Instant | null {
  const { step, stepMs, floor } = clockOf(terms);
  if (price <= floor) return null;
  // Above the floor the price is the start price less whole steps.
  const stepsTaken = Number((terms.startPrice - price) / step);
  return terms.opensAt + (stepsTaken + 1) * stepMs;
}

function clockOf(terms: AuctionTerms): { readonly step: Money; readonly stepMs: number; readonly floor: Money } {
  const { increment, stepSeconds, floorPrice } = terms;
  if (increment === null || stepSeconds === null || floorPrice === null) {
    throw new RangeError('clockPrice: these terms have no clock');
  }
  return { step: increment, stepMs: stepSeconds * 1000, floor: floorPrice };
}
