import type { Money } from '@app/units';
import { isSealed } from './due.js';
import { sells } from './ending.js';
import { engineOf } from './formats/index.js';
import type { AuctionState } from './state.js';
import type { Instant } from './terms.js';

/** What everybody may know of an auction at one moment; prices in fen per tonne. Of a sealed auction the same whoever has bid. */
export interface PublicStanding {
  /** Null before the first bid and while sealed; DUTCH, once open: the clock's. */
  readonly currentPrice: Money | null;
  /** Lowest price at which a new bidder's bid stands; null unless OPEN. */
  readonly minimumNextPrice: Money | null;
  /** Whether it would be sold as it stands; without a reserve true once there is a bid. Null while sealed. */
  readonly reserveMet: boolean | null;
  /** Number of BID_ACCEPTED events; null while sealed. */
  readonly bidCount: number | null;
}

/**
 * The public standing at `now` (epoch ms, the database's clock). minimumNextPrice is the start price, then current price + increment; DUTCH
 * the clock's price; SEALED_FIRST_PRICE always the start price. Exact. From closesAt until the close is committed the clock stands still.
 */
export function standingAt(state: AuctionState, now: Instant): PublicStanding {
  const engine = engineOf(state.terms.format);
  const at = Math.max(now, state.lastAt);
  const isOpen = state.status === 'OPEN';
  const sealed = isSealed(state);
  return {
    currentPrice: isOpen ? engine.priceAt(state, at) : state.price,
    minimumNextPrice: isOpen ? engine.minimumNextPrice(state, at) : null,
    reserveMet: sealed ? null : sells(state),
    bidCount: sealed ? null : state.bidCount,
  };
}

/** `standingAt(…).minimumNextPrice` as of the last event. */
export const minimumNextPrice = (state: AuctionState): Money | null => standingAt(state, state.lastAt).minimumNextPrice;

/** `standingAt(…).reserveMet`, which no clock changes. */
export const reserveMet = (state: AuctionState): boolean | null => standingAt(state, state.lastAt).reserveMet;

/** Whether this bidder leads; null while sealed. Asked only for a bidder with an accepted bid. */
export const leads = (state: AuctionState, bidderId: string): boolean | null =>
  isSealed(state) ? null : state.leader?.bidderId === bidderId;

/** Whether the seller may still cancel: before the first bid; where bids are sealed, before the opening, lest the answer tell of them. */
export function sellerMayCancel(state: AuctionState): boolean {
  if (state.status === 'SCHEDULED') return true;
  return state.status === 'OPEN' && !isSealed(state) && state.bidCount === 0;
}
