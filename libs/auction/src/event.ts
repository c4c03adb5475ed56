import type { Money } from '@app/units';
import type { AuctionOutcome } from './state.js';
import type { Instant } from './terms.js';

/**
 * One numbered row of an auction's history: audit log, outbox and replay buffer at once. Closed union on `kind`.
 * A format that needs another kind of the protocol adds it here, and every `switch` that must know it stops compiling.
 */
export type AuctionEvent =
  | AuctionOpened
  | BidAccepted
  | ProxyRaised
  | CloseExtended
  | PriceDropped
  | ExtendedOutage
  | AuctionClosed
  | AuctionCancelled;

/** What every event shows to everybody. */
export interface PublicEvent {
  readonly kind: AuctionEvent['kind'];
  /** 1, 2, 3 … without a gap. */
  readonly version: number;
  /** When it was decided, by the database's clock; never earlier than the event before. */
  readonly at: Instant;
  /** The current price after this event, fen per tonne; null before the first bid (DUTCH: never, the clock names one). */
  readonly price: Money | null;
  /** Whom the event is about: the bidder, the leader after a proxy raise, the winner of a sale; else null. */
  readonly bidderAlias: number | null;
  /** The close in force, only at the opening and where it moved. */
  readonly closesAt: Instant | null;
}

/** The hidden half of a bid's event; the public chain holds only a salted commitment to it. */
export interface BidSecret {
  /** The bidder; of a proxy raise, the leader after it. */
  readonly organisationId: string;
  /** That organisation's limit, fen per tonne. */
  readonly limit: Money;
}

export interface AuctionOpened extends PublicEvent {
  readonly kind: 'AUCTION_OPENED';
  /** DUTCH: the clock's price, below the start price if it opens late; else null. */
  readonly price: Money | null;
  readonly bidderAlias: null;
  readonly closesAt: Instant;
}

/**
 * A bid stands. As of this event its bidder leads at `price`; a proxy's answer is the next event, never hidden in this one.
 * SEALED_FIRST_PRICE: appended at the opening only. DUTCH: `price` is the clock's, `limit` what the bidder had offered.
 */
export interface BidAccepted extends PublicEvent {
  readonly kind: 'BID_ACCEPTED';
  readonly price: Money;
  readonly bidderAlias: number;
  readonly closesAt: null;
  readonly private: BidSecret;
}

/** The limits moved the price or the lead beyond what the bid itself did: final price and leader. */
export interface ProxyRaised extends PublicEvent {
  readonly kind: 'PROXY_RAISED';
  readonly price: Money;
  readonly bidderAlias: number;
  readonly closesAt: null;
  readonly private: BidSecret;
}

export interface CloseExtended extends PublicEvent {
  readonly kind: 'CLOSE_EXTENDED';
  readonly price: Money;
  readonly bidderAlias: null;
  readonly closesAt: Instant;
}

/** DUTCH: the clock has reached a lower price. It tells so; the price of a bid is the clock's with or without it. */
export interface PriceDropped extends PublicEvent {
  readonly kind: 'PRICE_DROPPED';
  readonly price: Money;
  readonly bidderAlias: null;
  readonly closesAt: null;
}

/** Bids could not be taken shortly before the close, so the close has moved. The only thing that moves the hard close, by as much. */
export interface ExtendedOutage extends PublicEvent {
  readonly kind: 'EXTENDED_OUTAGE';
  readonly bidderAlias: null;
  readonly closesAt: Instant;
  /** Kept beside the event; stays out of the hash chain. */
  readonly evidence: Outage;
}

/** No bid could be taken at or after `from` and before `until`. Epoch ms, from < until. */
export interface Outage {
  readonly from: Instant;
  readonly until: Instant;
}

/** SOLD exactly when `bidderAlias` and `winnerId` are set, so the hash chain vouches for the outcome too. */
export interface AuctionClosed extends PublicEvent {
  readonly kind: 'AUCTION_CLOSED';
  readonly closesAt: null;
  readonly outcome: AuctionOutcome;
  /** Organisation that won; not public. */
  readonly winnerId: string | null;
}

export interface AuctionCancelled extends PublicEvent {
  readonly kind: 'AUCTION_CANCELLED';
  readonly bidderAlias: null;
  readonly closesAt: null;
  /** Free text; stays out of the hash chain. */
  readonly reason: string;
}
