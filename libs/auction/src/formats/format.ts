import type { Money } from '@app/units';
import type { JudgedBid, PlaceBid, SealedBid } from '../command.js';
import type { AuctionEvent } from '../event.js';
import type { ChainFault, PublicHistory, Succession, TranscriptEvent } from '../history.js';
import type { AuctionState } from '../state.js';
import type { AuctionFormat, AuctionTerms, Instant, TermsProblem } from '../terms.js';

/**
 * What makes a format. `decide` keeps what all formats share (time, opening and close, outages, who may bid) and asks the engine for the
 * rest; so an engine sees only auctions that are OPEN and bids that are in time and eligible.
 */
export interface FormatEngine {
  readonly format: AuctionFormat;
  /** Whether a bid may carry maxPricePerTonne. */
  readonly takesLimit: boolean;
  /** Terms with everything spelt out that this format takes for granted, and without what it does not heed. Idempotent. */
  withDefaults(terms: AuctionTerms): AuctionTerms;
  /** INVALID_TERMS causes of this format alone. */
  checkTerms(terms: AuctionTerms): readonly TermsProblem[];
  /** The price at `at`, fen per tonne, from the opening on: the last bid's or the clock's. Null: neither. */
  priceAt(auction: Priced, at: Instant): Money | null;
  /** Lowest price at which a bid of a new bidder stands at `at`, fen per tonne. */
  minimumNextPrice(state: AuctionState, at: Instant): Money;
  /** What the format's own clock has to tell by `at`, numbered from state.version + 1. */
  stepsDue(state: AuctionState, at: Instant): readonly AuctionEvent[];
  /** When it next has something to tell; null: never. */
  nextStepAt(state: AuctionState): Instant | null;
  /** The verdict and the events of the bid, numbered from state.version + 1, all at `at`; none on a refusal. */
  judgeBid(state: AuctionState, bid: PlaceBid<unknown>, at: Instant): BidRuling;
  /** The sealed bids as events, appended right before the close. Null: bids of this format are events at once. */
  readonly openBids: ((state: AuctionState, bids: readonly SealedBid[], at: Instant) => readonly AuctionEvent[]) | null;
  /** Whether a public history may go on with this event: the verifier's half of judgeBid, without the hidden limits. */
  follow(history: PublicHistory, event: TranscriptEvent): Succession;
  /** What had to come before this close, cancellation or outage extension and did not; null: nothing. */
  missingBefore(history: PublicHistory, event: TranscriptEvent): ChainFault | null;
  /** Whether the history so far ends the auction before closesAt. */
  endsEarly(history: PublicHistory): boolean;
}

/** What a price depends on; a state and a public history both have it. */
export type Priced = Pick<AuctionState, 'terms' | 'closesAt' | 'price'>;

export interface BidRuling {
  readonly events: readonly AuctionEvent[];
  readonly verdict: JudgedBid;
}

/** Shared by all refusals, which are most of a hot auction's answers. */
export const NO_EVENTS: readonly AuctionEvent[] = Object.freeze([]);
