import type { Money } from '@app/units';
import type { Instant } from './terms.js';

/** `Reason` is whatever the caller uses to say why a bidder is not eligible; it is handed back untouched. */
export type AuctionCommand<Reason> = PlaceBid<Reason> | Tick | Cancel;

export interface PlaceBid<Reason> {
  readonly kind: 'PLACE_BID';
  readonly bidderId: string;
  /** The alias that this bidder already has in this auction (an earlier decision of the same pile counts); null: none yet. */
  readonly bidderAlias: number | null;
  /** The bid itself, fen per tonne. */
  readonly pricePerTonne: Money;
  /** Hidden limit of the proxy, ≥ pricePerTonne; null: equal to it. */
  readonly maxPricePerTonne: Money | null;
  /** The bidder is the seller. */
  readonly ownLot: boolean;
  /** Empty: eligible. */
  readonly ineligible: readonly Reason[];
}

/** Do what is due by now: open, close. */
export interface Tick {
  readonly kind: 'TICK';
}

/** Who may cancel, and until when, is the caller's business. */
export interface Cancel {
  readonly kind: 'CANCEL';
  readonly reason: string;
}

/** What a format can answer to an eligible bid that is in time. */
export type JudgedBid =
  | {
      readonly kind: 'ACCEPTED';
      /** Number of the bid's BID_ACCEPTED event. */
      readonly version: number;
      /** The bid's own price; of a leader raising the own limit, the current price before the reserve lifts it. */
      readonly pricePerTonne: Money;
      /** State after all events of the bid. */
      readonly leading: boolean;
      readonly closesAt: Instant;
      readonly at: Instant;
    }
  | { readonly kind: 'ALREADY_LEADING' }
  | { readonly kind: 'BID_TOO_LOW'; readonly minimumNextPrice: Money };

export type BidVerdict<Reason> =
  | JudgedBid
  | { readonly kind: 'OWN_LOT' }
  | { readonly kind: 'BIDDER_NOT_ELIGIBLE'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'AUCTION_NOT_OPEN' }
  | { readonly kind: 'AUCTION_CLOSED' };

export type TickVerdict = { readonly kind: 'TICKED' };
export type CancelVerdict = { readonly kind: 'CANCELLED' } | { readonly kind: 'NOT_CANCELLABLE' };
