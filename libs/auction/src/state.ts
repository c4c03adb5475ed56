import type { Money } from '@app/units';
import type { AuctionTerms, Instant } from './terms.js';

export type AuctionStatus = 'SCHEDULED' | 'OPEN' | 'CLOSED' | 'CANCELLED';
export type AuctionOutcome = 'SOLD' | 'PASSED_IN';

/** Who leads, under which public alias, and up to which hidden limit (fen per tonne). */
export interface AuctionLeader {
  readonly bidderId: string;
  readonly alias: number;
  readonly limit: Money;
}

/**
 * Everything that deciding the next command needs: the fold of the auction's events over its terms, small enough to be one row.
 * It holds secrets (the reserve, the leader's limit) and never leaves the server. Sealed bids are not in it: until the opening the state
 * of a sealed auction is the same whoever has bid.
 */
export interface AuctionState {
  readonly terms: AuctionTerms;
  /** OPEN until the closing event is appended, however late that is. */
  readonly status: AuctionStatus;
  /** Null until CLOSED; a cancelled auction has none. */
  readonly outcome: AuctionOutcome | null;
  /** Number of the last event; 0 before the first. */
  readonly version: number;
  /** The close in force; it only ever moves later. */
  readonly closesAt: Instant;
  /** `at` of the last event, 0 before the first: time never runs backwards inside one auction. */
  readonly lastAt: Instant;
  /** By how much outages have moved the close, ms; the hard close has moved with it. 0 almost always. */
  readonly outageExtensionMs: number;
  /** Current price in fen per tonne, null before the first bid. DUTCH: what the last event announced; what the clock says now: standingAt. */
  readonly price: Money | null;
  readonly leader: AuctionLeader | null;
  /** Number of BID_ACCEPTED events. */
  readonly bidCount: number;
  /** Number of aliases given; the next new bidder becomes `aliasCount + 1`. */
  readonly aliasCount: number;
}

/** The auction before its first event: version 0. */
export function scheduled(terms: AuctionTerms): AuctionState {
  return {
    terms,
    status: 'SCHEDULED',
    outcome: null,
    version: 0,
    closesAt: terms.closesAt,
    lastAt: 0,
    outageExtensionMs: 0,
    price: null,
    leader: null,
    bidCount: 0,
    aliasCount: 0,
  };
}
