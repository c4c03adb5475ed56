import { type Money, money } from '@app/units';

/** Epoch milliseconds, UTC, whole. Always handed in: a library never reads a clock. */
export type Instant = number;

export type AuctionFormat = 'ENGLISH' | 'SEALED_FIRST_PRICE' | 'DUTCH';

/** From price `from` on (fen per tonne, inclusive) the next bid must be at least `increment` fen per tonne higher. */
export interface IncrementTier {
  readonly from: Money;
  readonly increment: Money;
}

/**
 * What the seller promised before the first bid; it never changes afterwards. Prices in fen per tonne.
 * `reserve` is the one secret in it: the public learns only whether it is met. Judge new terms with `checkTerms`.
 */
export interface AuctionTerms {
  readonly auctionId: string;
  readonly lotId: string;
  readonly format: AuctionFormat;
  readonly opensAt: Instant;
  /** The close as announced; extensions move `AuctionState.closesAt`, not this. */
  readonly closesAt: Instant;
  readonly startPrice: Money;
  readonly reserve: Money | null;
  /** ENGLISH: the least raise, null with tiers or for the default of 1.00 CNY. DUTCH: the step down. */
  readonly increment: Money | null;
  /** Ascending by `from`; excludes `increment`. */
  readonly incrementTiers: readonly IncrementTier[] | null;
  /** DUTCH: seconds between two steps, 1 to 86,400. */
  readonly stepSeconds: number | null;
  /** DUTCH: the price stops falling here. */
  readonly floorPrice: Money | null;
  /** 0 switches the soft close off; ENGLISH only, the others count as 0 whatever stands here. */
  readonly softCloseWindowSeconds: number;
  readonly softCloseExtensionSeconds: number;
  /** ENGLISH: no soft close passes it; null: none. Only EXTENDED_OUTAGE moves it. */
  readonly hardCloseAt: Instant | null;
  /** Credential kinds that this auction asks for beyond the role's rule; judged by the caller. */
  readonly requiredCredentials: readonly string[];
}

/** Least and greatest price of terms and bids, in fen per tonne: 0.01 and 9,999,999.99 CNY. */
export const PRICE_MIN: Money = money(1n);
export const PRICE_MAX: Money = money(999_999_999n);

/** The field as openAuction's input names it, and the machine name of what is wrong with it. */
export interface TermsProblem {
  readonly field: TermsField;
  readonly code: TermsProblemCode;
}

export type TermsField =
  | 'opensAt'
  | 'closesAt'
  | 'startPrice'
  | 'reservePrice'
  | 'increment'
  | 'incrementTiers'
  | 'stepSeconds'
  | 'floorPrice'
  | 'softCloseWindowSeconds'
  | 'softCloseExtensionSeconds'
  | 'hardCloseAt';

export type TermsProblemCode =
  | 'MISSING'
  | 'IN_THE_PAST'
  | 'NOT_AFTER_OPENING'
  | 'LONGER_THAN_30_DAYS'
  | 'PRICE_OUT_OF_RANGE'
  | 'BELOW_START_PRICE'
  | 'INCREMENT_TOO_SMALL'
  | 'SECONDS_OUT_OF_RANGE'
  | 'BEFORE_CLOSE'
  | 'EXCLUDED_BY_INCREMENT'
  | 'NO_TIERS'
  | 'TOO_MANY_TIERS'
  | 'TIERS_NOT_ASCENDING'
  | 'FIRST_TIER_ABOVE_START_PRICE'
  | 'NOT_A_TERM_OF_THIS_FORMAT';
