import type { AuctionTerms } from '../../terms.js';
import { type FormatEngine, NO_EVENTS } from '../format.js';
import { withoutSoftClose } from '../without-soft-close.js';
import { checkSealedTerms } from './check-sealed-terms.js';
import { follow, missingBefore } from './follow.js';
import { judgeBid } from './judge-bid.js';
import { openBids } from './open-bids.js';

/** 密封: everybody bids once in the dark, the highest bid wins and pays itself. */
export const sealed: FormatEngine = {
  format: 'SEALED_FIRST_PRICE',
  takesLimit: false,
  withDefaults: withoutRaises,
  checkTerms: checkSealedTerms,
  priceAt: auction => auction.price,
  minimumNextPrice: state => state.terms.startPrice,
  stepsDue: () => NO_EVENTS,
  nextStepAt: () => null,
  judgeBid,
  openBids,
  follow,
  missingBefore,
  endsEarly: () => false,
};

/** Clients state an increment for every format; where bids are sealed nobody raises, so the terms hold none. */
function withoutRaises(terms: AuctionTerms): AuctionTerms {
  const stated = withoutSoftClose(terms);
  return stated.increment === null ? stated : { ...stated, increment: null };
}
