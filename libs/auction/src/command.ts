import type { Money } from '@app/units';
import type { Outage } from './event.js';
import type { Instant } from './terms.js';

/** `Reason` is whatever the caller uses to say why a bidder is not eligible; it is handed back untouched. */
export type AuctionCommand<Reason> = PlaceBid<Reason> | Tick | Cancel | OpenBids | ReportOutage;

export interface PlaceBid<Reason> {
  readonly kind: 'PLACE_BID';
  readonly bidderId: string;
  /** The alias that this bidder already has in this auction (an earlier decision of the same pile counts); null: none yet. */
  readonly bidderAlias: number | null;
  /** The bid itself, fen per tonne. */
  readonly pricePerTonne: Money;
  /** Hidden limit of the proxy, ≥ pricePerTonne; null: equal to it. Formats without proxy take only null, see takesLimit. */
  readonly maxPricePerTonne: Money | null;
  /** The bidder is the seller. */
  readonly ownLot: boolean;
  /** Empty: eligible. */
  readonly ineligible: readonly Reason[];
}

/** Do what is due by now: open, announce the clock's price, close. Sealed bids are needed to close, so those wait for OPEN_BIDS. */
export interface Tick {
  readonly kind: 'TICK';
}

/** Who may cancel, and until when, is the caller's business. */
export interface Cancel {
  readonly kind: 'CANCEL';
  readonly reason: string;
}

/** A sealed auction is closing: here are its bids, decrypted for this one decision. Refused as long as the close is not due. */
export interface OpenBids {
  readonly kind: 'OPEN_BIDS';
  /** One standing bid per bidder, in the order in which they were accepted; one that replaces another counts from its own acceptance. */
  readonly bids: readonly SealedBid[];
}

export interface SealedBid {
  readonly bidderId: string;
  /** Fen per tonne, at least the start price. */
  readonly pricePerTonne: Money;
}

/** No bid could be taken during `outage`, which is over by now; to be decided before anything else that came up meanwhile, the earliest first. */
export interface ReportOutage {
  readonly kind: 'REPORT_OUTAGE';
  readonly outage: Outage;
}

/** What a format can answer to an eligible bid that is in time. */
export type JudgedBid =
  | {
      readonly kind: 'ACCEPTED';
      /** Number of the bid's BID_ACCEPTED event; 0 for a sealed bid, which becomes an event only at the opening. */
      readonly version: number;
      /** The bid's own price; of a leader raising the own limit, the current price before the reserve lifts it; DUTCH: the clock's. */
      readonly pricePerTonne: Money;
      /** State after all events of the bid; null where nobody may know. */
      readonly leading: boolean | null;
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

/** BIDS_AWAITED: the close is due and comes with OPEN_BIDS only; nothing else is taken meanwhile. */
export type TickVerdict = { readonly kind: 'TICKED' } | { readonly kind: 'BIDS_AWAITED' };
export type CancelVerdict = { readonly kind: 'CANCELLED' } | { readonly kind: 'NOT_CANCELLABLE' };
/** OPENED: the auction is closed and its bids are history. NOTHING_TO_OPEN: cancelled, or a format without sealed bids. */
export type OpeningVerdict =
  | { readonly kind: 'OPENED' }
  | { readonly kind: 'STILL_SEALED' }
  | { readonly kind: 'NOTHING_TO_OPEN' };
/** NOT_AFFECTED: too short, too long before the close, or the auction was not open; what is closed never opens again. */
export type OutageVerdict =
  | { readonly kind: 'EXTENDED'; readonly closesAt: Instant }
  | { readonly kind: 'NOT_AFFECTED' };
