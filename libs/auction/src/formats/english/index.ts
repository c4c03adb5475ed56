import { type FormatEngine, NO_EVENTS } from '../format.js';
import { checkEnglishTerms } from './check-english-terms.js';
import { follow, missingBefore } from './follow.js';
import { withDefaultIncrement } from './increment.js';
import { judgeBid } from './judge-bid.js';
import { nextPrice } from './price.js';

/** 增价: an open ascending auction with proxy limits, hidden reserve and soft close. */
export const english: FormatEngine = {
  format: 'ENGLISH',
  takesLimit: true,
  withDefaults: withDefaultIncrement,
  checkTerms: checkEnglishTerms,
  priceAt: auction => auction.price,
  minimumNextPrice: state => nextPrice(state.terms, state.price),
  stepsDue: () => NO_EVENTS,
  nextStepAt: () => null,
  judgeBid,
  openBids: null,
  follow,
  missingBefore,
  endsEarly: () => false,
};
