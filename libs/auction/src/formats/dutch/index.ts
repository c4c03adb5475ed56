import type { AuctionEvent } from '../../event.js';
import type { AuctionState } from '../../state.js';
import type { Instant } from '../../terms.js';
import { type FormatEngine, NO_EVENTS } from '../format.js';
import { withoutSoftClose } from '../without-soft-close.js';
import { checkDutchTerms } from './check-dutch-terms.js';
import { clockPrice, nextDropAt } from './clock.js';
import { follow, missingBefore } from './follow.js';
import { judgeBid } from './judge-bid.js';

/** 降价: the price falls by the clock until somebody takes it. */
export const dutch: FormatEngine = {
  format: 'DUTCH',
  takesLimit: false,
  withDefaults: withoutSoftClose,
  checkTerms: checkDutchTerms,
  priceAt: clockPrice,
  minimumNextPrice: clockPrice,
  stepsDue,
  nextStepAt: state => nextDropAt(state.terms, state.price ?? state.terms.startPrice),
  judgeBid,
  openBids: null,
  follow,
  missingBefore,
  endsEarly: history => history.bid !== null,
};

/** One event with the price of now, however many steps nobody looked at: a price that has passed is no news. */
function stepsDue(state: AuctionState, at: Instant): readonly AuctionEvent[] {
  const price = clockPrice(state, at);
  if (price === state.price) return NO_EVENTS;
  return [{ kind: 'PRICE_DROPPED', version: state.version + 1, at, price, bidderAlias: null, closesAt: null }];
}
