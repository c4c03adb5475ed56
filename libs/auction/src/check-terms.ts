import { engineOf } from './formats/index.js';
import {
  type AuctionTerms,
  type Instant,
  PRICE_MAX,
  PRICE_MIN,
  type TermsField,
  type TermsProblem,
  type TermsProblemCode,
} from './terms.js';

/** An auction runs at most this long, extensions aside. */
export const DURATION_MS_MAX = 30 * 24 * 3_600_000;
/** Soft-close window and extension end here; 0 switches the soft close off. */
export const SOFT_CLOSE_SECONDS_MAX = 3_600;

/**
 * Everything that makes terms INVALID_TERMS at `now`, each with the input's field name; empty = fine. An omitted opensAt is
 * resolved to `now` by the caller before. Rules that every format shares, then those of the format itself.
 * Source: docs/semantics.md, "Auctions", terms.
 */
export function checkTerms(terms: AuctionTerms, now: Instant): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  // Each condition states what must hold and is negated here, so that a NaN fails instead of slipping through.
  const demand = (holds: boolean, field: TermsField, code: TermsProblemCode) => {
    if (!holds) problems.push({ field, code });
  };
  const { opensAt, closesAt, startPrice, reserve, increment, hardCloseAt } = terms;
  demand(opensAt >= now, 'opensAt', 'IN_THE_PAST');
  demand(closesAt > opensAt, 'closesAt', 'NOT_AFTER_OPENING');
  demand(closesAt - opensAt <= DURATION_MS_MAX, 'closesAt', 'LONGER_THAN_30_DAYS');
  demand(startPrice >= PRICE_MIN && startPrice <= PRICE_MAX, 'startPrice', 'PRICE_OUT_OF_RANGE');
  if (reserve !== null) {
    demand(reserve <= PRICE_MAX, 'reservePrice', 'PRICE_OUT_OF_RANGE');
    demand(reserve >= startPrice, 'reservePrice', 'BELOW_START_PRICE');
  }
  if (increment !== null) demand(increment >= PRICE_MIN, 'increment', 'INCREMENT_TOO_SMALL');
  demand(isSoftCloseSeconds(terms.softCloseWindowSeconds), 'softCloseWindowSeconds', 'SECONDS_OUT_OF_RANGE');
  demand(isSoftCloseSeconds(terms.softCloseExtensionSeconds), 'softCloseExtensionSeconds', 'SECONDS_OUT_OF_RANGE');
  if (hardCloseAt !== null) demand(hardCloseAt >= closesAt, 'hardCloseAt', 'BEFORE_CLOSE');
  return [...problems, ...engineOf(terms.format).checkTerms(terms)];
}

const isSoftCloseSeconds = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= 0 && seconds <= SOFT_CLOSE_SECONDS_MAX;
