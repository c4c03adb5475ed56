import type { Money } from '@app/units';
import type { AuctionStatus } from './state.js';
import type { AuctionTerms, Instant } from './terms.js';

/** An auction as its public history shows it: what a verifier knows at one version. */
export interface PublicHistory {
  /** The public terms; `reserve` is always null here, for the reader of a transcript does not know it. */
  readonly terms: AuctionTerms;
  readonly status: AuctionStatus;
  readonly version: number;
  readonly closesAt: Instant;
  readonly lastAt: Instant;
  /** By how much outages have moved the close, ms. */
  readonly outageExtensionMs: number;
  readonly price: Money | null;
  readonly leaderAlias: number | null;
  readonly aliasCount: number;
  /** Alias of the winner once sold. */
  readonly winnerAlias: number | null;
  /** The last bid, as long as events that belong to it may follow. */
  readonly bid: BidInHistory | null;
}

export interface BidInHistory {
  readonly at: Instant;
  readonly alias: number;
  readonly price: Money;
  readonly priceBefore: Money | null;
  readonly leaderAliasBefore: number | null;
  /** Its PROXY_RAISED has been seen. */
  readonly isAnswered: boolean;
}

/** A public event read back from its form. `kind` is any text: the verifier judges it. */
export interface TranscriptEvent {
  readonly auctionId: string;
  readonly version: number;
  readonly kind: string;
  readonly at: Instant;
  readonly price: Money | null;
  readonly bidderAlias: number | null;
  readonly closesAt: Instant | null;
  readonly commitment: string | null;
  readonly hash: string;
}

/** Why a history is not one that the rules could have made. */
export type ChainFault =
  | 'TERMS_MALFORMED'
  | 'TERMS_ILLEGAL'
  | 'EVENT_MALFORMED'
  | 'VERSION_GAP'
  | 'OTHER_AUCTION'
  | 'HASH_MISMATCH'
  | 'TIME_RUNS_BACK'
  | 'COMMITMENT_MISMATCH'
  | 'KIND_UNKNOWN'
  | 'KIND_OUT_OF_ORDER'
  | 'AUCTION_NOT_OPEN'
  | 'FIELD_MISMATCH'
  | 'ALIAS_MISMATCH'
  | 'PRICE_MISMATCH'
  | 'CLOSE_MISMATCH'
  | 'PROXY_WITHOUT_BID'
  | 'EXTENSION_WITHOUT_BID'
  | 'EXTENSION_MISSING'
  | 'DROP_MISSING'
  | 'CLOSE_MISSING';

/** The history one event further, or why it cannot go on like this. */
export type Succession = PublicHistory | { readonly kind: 'ILLEGAL'; readonly fault: ChainFault };

export const illegal = (fault: ChainFault): Succession => ({ kind: 'ILLEGAL', fault });
