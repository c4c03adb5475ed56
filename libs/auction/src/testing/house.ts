import { type Money, money } from '@app/units';
import type { AuctionCommand, SealedBid } from '../command.js';
import { decide, type VerdictOf } from '../decide.js';
import { awaitsBids } from '../due.js';
import type { AuctionEvent } from '../event.js';
import { takesLimit } from '../formats/index.js';
import { standingAt } from '../standing.js';
import { type AuctionState, scheduled } from '../state.js';
import type { AuctionTerms, Instant } from '../terms.js';

/** One move of a random auction; a flat record, so that a failing script shrinks well. Money in fen, times in ms. */
export interface Move {
  readonly kind: 'BID' | 'TICK' | 'CANCEL' | 'OUTAGE';
  /** Since the move before; negative = the clock steps back. */
  readonly pause: number;
  readonly bidder: number;
  /** Added to the lowest price that stands at that moment; may be negative. */
  readonly over: number;
  /** Limit above the bid, null = none stated; only where the format takes one. */
  readonly headroom: number | null;
  /** How long an outage took, up to now; at least 1. */
  readonly outageMs: number;
  /** Whether the house opens sealed bids as it should before it decides the move. */
  readonly opensBids: boolean;
}

export interface Step {
  readonly before: AuctionState;
  readonly command: AuctionCommand<string>;
  readonly now: Instant;
  readonly events: readonly AuctionEvent[];
  readonly verdict: VerdictOf<string>;
  readonly after: AuctionState;
}

/** Plays a script as the server would: it keeps aliases and sealed bids, and opens these when the auction awaits them. */
export function play(terms: AuctionTerms, script: readonly Move[], watch: (step: Step) => void): House {
  const house = new House(terms);
  let now = terms.opensAt - 1000;
  for (const move of script) {
    now += move.pause;
    if (move.opensBids && move.kind !== 'OUTAGE' && awaitsBids(house.state, now))
      watch(house.hear(house.opening(), now));
    watch(house.hear(house.commandOf(move, now), now));
  }
  return house;
}

export class House {
  state: AuctionState;
  readonly history: AuctionEvent[] = [];
  private readonly aliases = new Map<string, number>();
  private readonly sealedBids = new Map<string, SealedBid>();

  constructor(private readonly terms: AuctionTerms) {
    this.state = scheduled(terms);
  }

  opening(): AuctionCommand<string> {
    return { kind: 'OPEN_BIDS', bids: [...this.sealedBids.values()] };
  }

  hear(command: AuctionCommand<string>, now: Instant): Step {
    const before = this.state;
    const { events, verdict, state } = decide(before, command, now);
    for (const event of events) {
      if (event.kind === 'BID_ACCEPTED') this.aliases.set(event.private.organisationId, event.bidderAlias);
    }
    if (command.kind === 'PLACE_BID' && verdict.kind === 'ACCEPTED' && verdict.version === 0) {
      this.sealedBids.delete(command.bidderId);
      this.sealedBids.set(command.bidderId, command);
    }
    this.history.push(...events);
    this.state = state;
    return { before, command, now, events, verdict, after: state };
  }

  commandOf(move: Move, now: Instant): AuctionCommand<string> {
    switch (move.kind) {
      case 'TICK':
        return { kind: 'TICK' };
      case 'CANCEL':
        return { kind: 'CANCEL', reason: 'lot damaged' };
      case 'OUTAGE': {
        const until = Math.max(now, this.state.lastAt);
        return { kind: 'REPORT_OUTAGE', outage: { from: until - move.outageMs, until } };
      }
      case 'BID':
        return this.bidOf(move, now);
    }
  }

  private bidOf(move: Move, now: Instant): AuctionCommand<string> {
    const lowest = standingAt(this.state, now).minimumNextPrice ?? this.terms.startPrice;
    const pricePerTonne = atLeastOneFen(lowest + BigInt(move.over));
    const limits = takesLimit(this.terms.format) && move.headroom !== null;
    const bidderId = `bidder ${move.bidder}`;
    return {
      kind: 'PLACE_BID',
      bidderId,
      bidderAlias: this.aliases.get(bidderId) ?? null,
      pricePerTonne,
      maxPricePerTonne: limits ? money(pricePerTonne + BigInt(move.headroom)) : null,
      ownLot: false,
      ineligible: [],
    };
  }
}

const atLeastOneFen = (fen: bigint): Money => money(fen < 1n ? 1n : fen);
