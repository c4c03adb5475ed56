import { type Money, money } from '@app/units';
import type { AuctionTerms } from '../../terms.js';

/** 1.00 CNY per tonne, when the terms state neither an increment nor tiers. */
export const DEFAULT_INCREMENT: Money = money(100n);

/**
 * The least raise above `price`, both in fen per tonne: the fixed increment, or that of the last tier with from ≤ price. Exact.
 * Throws (defect) when `price` lies below the first tier, which checkTerms rules out from the start price on.
 */
export function incrementAt(terms: AuctionTerms, price: Money): Money {
  const tiers = terms.incrementTiers;
  if (tiers === null) return terms.increment ?? DEFAULT_INCREMENT;
  // From the top: tiers ascend, and there are at most INCREMENT_TIERS_MAX of them.
  for (let i = tiers.length - 1; i >= 0; i--) {
    const tier = tiers[i];
    if (tier !== undefined && tier.from <= price) return tier.increment;
  }
  throw new RangeError('incrementAt: the price lies below the first increment tier');
}

export function withDefaultIncrement(terms: AuctionTerms): AuctionTerms {
  const stated = terms.increment !== null || terms.incrementTiers !== null;
  return stated ? terms : { ...terms, increment: DEFAULT_INCREMENT };
}
