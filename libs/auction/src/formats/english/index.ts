import type { FormatEngine } from '../format.js';
import { checkEnglishTerms } from './check-english-terms.js';
import { follow, isSettled } from './follow.js';
import { withDefaultIncrement } from './increment.js';
import { judgeBid } from './judge-bid.js';
import { nextPrice, reserveMet } from './price.js';

/** 增价: an open ascending auction with proxy limits, hidden reserve and soft close. */
export const english: FormatEngine = {
  format: 'ENGLISH',
  withDefaults: withDefaultIncrement,
  checkTerms: checkEnglishTerms,
  minimumNextPrice: state => nextPrice(state.terms, state.price),
  reserveMet,
  judgeBid,
  follow,
  isSettled,
};
