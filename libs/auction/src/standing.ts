import type { Money } from '@app/units';
import { engineOf } from './formats/index.js';
import type { AuctionState } from './state.js';

/**
 * Lowest price at which a bid can stand now, fen per tonne; the same for every viewer. Null when the auction is not OPEN.
 * ENGLISH: the start price, then current price + increment. Exact. Throws (defect) on a format without engine.
 */
export function minimumNextPrice(state: AuctionState): Money | null {
  return state.status === 'OPEN' ? engineOf(state.terms.format).minimumNextPrice(state) : null;
}

/** Whether a sale is possible as it stands; without a reserve true once there is a bid. Null where bids are hidden from the state. */
export function reserveMet(state: AuctionState): boolean | null {
  return engineOf(state.terms.format).reserveMet(state);
}
