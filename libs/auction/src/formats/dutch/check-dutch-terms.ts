import {
  type AuctionTerms,
  PRICE_MIN,
  type TermsField,
  type TermsProblem,
  type TermsProblemCode,
} from '../../terms.js';

export const STEP_SECONDS_MAX = 86_400;
/** Steps from the start price down to the floor, the last one perhaps shorter: a history stays short enough to read. */
export const STEPS_MAX = 1_000;

/**
 * DUTCH needs increment (≥ 0.01, the step down), stepSeconds (1 to 86,400) and floorPrice (0.01 to the start price, at most 1,000 steps below
 * it), and takes no reserve, tiers or hard close. The close may come before the floor.
 */
export function checkDutchTerms(terms: AuctionTerms): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  const demand = (holds: boolean, field: TermsField, code: TermsProblemCode) => {
    if (!holds) problems.push({ field, code });
  };
  const { startPrice, increment, stepSeconds, floorPrice } = terms;
  demand(terms.reserve === null, 'reservePrice', 'NOT_A_TERM_OF_THIS_FORMAT');
  demand(terms.incrementTiers === null, 'incrementTiers', 'NOT_A_TERM_OF_THIS_FORMAT');
  demand(terms.hardCloseAt === null, 'hardCloseAt', 'NOT_A_TERM_OF_THIS_FORMAT');
  demand(increment !== null, 'increment', 'MISSING');
  demand(stepSeconds !== null, 'stepSeconds', 'MISSING');
  demand(floorPrice !== null, 'floorPrice', 'MISSING');
  demand(stepSeconds === null || isStepSeconds(stepSeconds), 'stepSeconds', 'SECONDS_OUT_OF_RANGE');
  if (floorPrice !== null) {
    demand(floorPrice >= PRICE_MIN && floorPrice <= startPrice, 'floorPrice', 'PRICE_OUT_OF_RANGE');
    if (increment !== null && increment >= PRICE_MIN) {
      demand(increment * BigInt(STEPS_MAX) >= startPrice - floorPrice, 'increment', 'INCREMENT_TOO_SMALL');
    }
  }
  return problems;
}

const isStepSeconds = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= 1 && seconds <= STEP_SECONDS_MAX;
