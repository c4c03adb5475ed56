import type { Money } from '@app/units';
import type { JudgedBid, PlaceBid } from '../command.js';
import type { AuctionEvent } from '../event.js';
import type { PublicHistory, Succession, TranscriptEvent } from '../history.js';
import type { AuctionState } from '../state.js';
import type { AuctionFormat, AuctionTerms, Instant, TermsProblem } from '../terms.js';

/**
 * What makes a format. `decide` keeps what all formats share (time, due events, who may bid) and asks the engine for the rest;
 * so an engine sees only auctions that are OPEN and bids that are in time and eligible.
 */
export interface FormatEngine {
  readonly format: AuctionFormat;
  /** Terms with everything spelt out that this format takes for granted. Idempotent. */
  withDefaults(terms: AuctionTerms): AuctionTerms;
  /** INVALID_TERMS causes of this format alone. */
  checkTerms(terms: AuctionTerms): readonly TermsProblem[];
  /** Lowest price at which a bid of a new bidder stands, fen per tonne. */
  minimumNextPrice(state: AuctionState): Money;
  /** Whether the auction would be SOLD if it closed now; null where the bids are hidden from the state. */
  reserveMet(state: AuctionState): boolean | null;
  /** The verdict and the events of the bid, numbered from state.version + 1, all at `at`; none on a refusal. */
  judgeBid(state: AuctionState, bid: PlaceBid<unknown>, at: Instant): BidRuling;
  /** Whether a public history may go on with this event: the verifier's half of judgeBid, without the hidden limits. */
  follow(history: PublicHistory, event: TranscriptEvent): Succession;
  /** Whether everything that the last bid had to bring about has happened, so that something else may follow. */
  isSettled(history: PublicHistory): boolean;
}

export interface BidRuling {
  readonly events: readonly AuctionEvent[];
  readonly verdict: JudgedBid;
}
