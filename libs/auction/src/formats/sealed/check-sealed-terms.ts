import type { AuctionTerms, TermsField, TermsProblem } from '../../terms.js';

/** SEALED_FIRST_PRICE takes a start price and perhaps a reserve. Tiers, a clock or a hard close would be signed without effect. */
export function checkSealedTerms(terms: AuctionTerms): readonly TermsProblem[] {
  const foreign: readonly (readonly [TermsField, unknown])[] = [
    ['incrementTiers', terms.incrementTiers],
    ['stepSeconds', terms.stepSeconds],
    ['floorPrice', terms.floorPrice],
    ['hardCloseAt', terms.hardCloseAt],
  ];
  return foreign
    .filter(([, value]) => value !== null)
    .map(([field]) => ({ field, code: 'NOT_A_TERM_OF_THIS_FORMAT' as const }));
}
