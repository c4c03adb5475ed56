import { type AuctionTerms, type IncrementTier, PRICE_MIN, type TermsProblem } from '../../terms.js';

/** Lists are ≤ 100 entries everywhere; incrementAt walks this one under a lock. */
export const INCREMENT_TIERS_MAX = 100;

/**
 * ENGLISH takes an increment or tiers (or neither), no clock. Tiers: 1 to 100, strictly ascending by `from`, the first `from` at
 * or below the start price, each increment at least 0.01. A DUTCH term is refused instead of signed without effect.
 */
export function checkEnglishTerms(terms: AuctionTerms): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  if (terms.stepSeconds !== null) problems.push({ field: 'stepSeconds', code: 'NOT_A_TERM_OF_THIS_FORMAT' });
  if (terms.floorPrice !== null) problems.push({ field: 'floorPrice', code: 'NOT_A_TERM_OF_THIS_FORMAT' });
  if (terms.incrementTiers !== null) problems.push(...checkTiers(terms, terms.incrementTiers));
  return problems;
}

function checkTiers(terms: AuctionTerms, tiers: readonly IncrementTier[]): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  const demand = (holds: boolean, code: TermsProblem['code']) => {
    if (!holds) problems.push({ field: 'incrementTiers', code });
  };
  const [first] = tiers;
  demand(terms.increment === null, 'EXCLUDED_BY_INCREMENT');
  demand(first !== undefined, 'NO_TIERS');
  demand(tiers.length <= INCREMENT_TIERS_MAX, 'TOO_MANY_TIERS');
  demand(first === undefined || first.from <= terms.startPrice, 'FIRST_TIER_ABOVE_START_PRICE');
  demand(
    tiers.every(tier => tier.from >= 0n),
    'PRICE_OUT_OF_RANGE',
  );
  demand(
    tiers.every(tier => tier.increment >= PRICE_MIN),
    'INCREMENT_TOO_SMALL',
  );
  demand(
    tiers.every((tier, i) => isAbove(tier, tiers[i - 1])),
    'TIERS_NOT_ASCENDING',
  );
  return problems;
}

const isAbove = (tier: IncrementTier, previous: IncrementTier | undefined): boolean =>
  previous === undefined || tier.from > previous.from;
