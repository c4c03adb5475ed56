import { type Money, money } from '@app/units';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PlaceBid } from '../../command.js';
import { decide } from '../../decide.js';
import { evolve } from '../../evolve.js';
import { eventForm, type HashedEventForm, termsForm } from '../../forms.js';
import { minimumNextPrice } from '../../standing.js';
import { type AuctionState, scheduled } from '../../state.js';
import type { AuctionTerms, Instant } from '../../terms.js';
import { englishTerms, OPENS_AT } from '../../testing/an-auction.js';
import { replayChain } from '../../verify-chain.js';

/** Bounded by what two shared cores do in a few seconds; fast-check prints seed and path of a failure. */
const RUNS = 2000;
const BIDS_MAX = 30;
const BIDDERS = 4;
const AUCTION_MS = 60_000;

/** One move of a random auction. Money in fen; small numbers, so that ties, limits and the reserve meet often. */
interface Move {
  readonly bidder: number;
  /** Added to the minimum of that moment, −3 … 40 fen. */
  readonly over: number;
  /** Limit above the bid, null = none stated. */
  readonly headroom: number | null;
  /** Milliseconds since the move before; negative = the clock steps back. */
  readonly pause: number;
  readonly kind: 'BID' | 'TICK' | 'CANCEL';
}

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    bidder: fc.nat(BIDDERS - 1),
    over: fc.integer({ min: -3, max: 40 }),
    headroom: fc.option(fc.nat(80), { nil: null, freq: 2 }),
    pause: fc.oneof(fc.constant(0), fc.integer({ min: -2000, max: 9000 })),
    kind: fc.oneof(
      { weight: 40, arbitrary: fc.constant('BID' as const) },
      { weight: 4, arbitrary: fc.constant('TICK' as const) },
      { weight: 1, arbitrary: fc.constant('CANCEL' as const) },
    ),
  }),
  { maxLength: BIDS_MAX },
);

const terms: fc.Arbitrary<AuctionTerms> = fc
  .record({
    start: fc.integer({ min: 1, max: 50 }),
    reserveOver: fc.option(fc.nat(150), { nil: null }),
    increment: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    tiers: fc.option(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }), { nil: null }),
    window: fc.nat(30),
    extension: fc.nat(30),
    hardOver: fc.option(fc.nat(40_000), { nil: null }),
  })
  .map(({ start, reserveOver, increment, tiers, window, extension, hardOver }) => {
    const closesAt = OPENS_AT + AUCTION_MS;
    const incrementTiers = tiers?.map((step, i) => ({ from: fen(i * 60), increment: fen(step) })) ?? null;
    return englishTerms({
      closesAt,
      startPrice: fen(start),
      reserve: reserveOver === null ? null : fen(start + reserveOver),
      increment: incrementTiers !== null || increment === null ? null : fen(increment),
      incrementTiers,
      softCloseWindowSeconds: window,
      softCloseExtensionSeconds: extension,
      hardCloseAt: hardOver === null ? null : closesAt + hardOver,
    });
  });

const fen = (amount: number): Money => money(BigInt(amount));

/** Plays the moves and hands every decision to `watch`; the caller's part (aliases) is kept here as the server keeps it. */
function play(
  auction: AuctionTerms,
  script: readonly Move[],
  watch: (step: Step) => void,
): { state: AuctionState; events: Step['events'] } {
  const aliases = new Map<string, number>();
  const history: Step['events'][number][] = [];
  let state = scheduled(auction);
  let now = OPENS_AT - 1000;
  for (const move of script) {
    now += move.pause;
    // The minimum once due events have happened: before the opening it is the start price.
    const minimum = minimumNextPrice(state) ?? auction.startPrice;
    const price = money(minimum + BigInt(move.over) < 1n ? 1n : minimum + BigInt(move.over));
    const bidderId = `bidder ${move.bidder}`;
    const command: PlaceBid<string> = {
      kind: 'PLACE_BID',
      bidderId,
      bidderAlias: aliases.get(bidderId) ?? null,
      pricePerTonne: price,
      maxPricePerTonne: move.headroom === null ? null : money(price + BigInt(move.headroom)),
      ownLot: false,
      ineligible: [],
    };
    const decision = decide(
      state,
      move.kind === 'BID' ? command : move.kind === 'TICK' ? { kind: 'TICK' } : { kind: 'CANCEL', reason: 'x' },
      now,
    );
    for (const event of decision.events) {
      if (event.kind === 'BID_ACCEPTED') aliases.set(event.private.organisationId, event.bidderAlias);
    }
    watch({ before: state, command: move.kind === 'BID' ? command : null, now, ...decision, after: decision.state });
    history.push(...decision.events);
    state = decision.state;
  }
  return { state, events: history };
}

interface Step {
  readonly before: AuctionState;
  readonly command: PlaceBid<string> | null;
  readonly now: Instant;
  readonly events: ReturnType<typeof decide>['events'];
  readonly verdict: { readonly kind: string };
  readonly after: AuctionState;
}

const always = (watch: (step: Step) => void) =>
  fc.assert(
    fc.property(terms, moves, (auction, script) => {
      play(auction, script, watch);
    }),
    { numRuns: RUNS },
  );

test('versions are dense and time never goes back', () => {
  always(({ before, events, after }) => {
    let { version, lastAt } = before;
    for (const event of events) {
      expect(event.version).toBe(version + 1);
      expect(event.at).toBeGreaterThanOrEqual(lastAt);
      ({ version, at: lastAt } = event);
    }
    expect(after.version).toBe(version);
    expect(after.lastAt).toBe(lastAt);
  });
});

test('the fold of the events is the state that was decided', () => {
  always(({ before, events, after }) => {
    expect(events.reduce(evolve, before)).toEqual(after);
  });
});

test('every event carries the price that holds after it', () => {
  always(({ before, events }) => {
    events.reduce((state, event) => {
      const next = evolve(state, event);
      expect(event.price).toBe(next.price);
      return next;
    }, before);
  });
});

test('the price never falls and never passes the leader’s limit', () => {
  always(({ before, after }) => {
    expect((after.price ?? 0n) >= (before.price ?? 0n)).toBe(true);
    if (after.leader !== null) expect(after.leader.limit >= (after.price ?? 0n)).toBe(true);
  });
});

test('a challenger stands exactly from the minimum on, while the auction is open', () => {
  always(({ before, command, after, events, verdict }) => {
    if (command === null || before.leader?.bidderId === command.bidderId) return;
    if (before.status !== 'OPEN' || after.status !== 'OPEN') return;
    const minimum = minimumNextPrice(before);
    expect(verdict.kind).toBe(minimum !== null && command.pricePerTonne >= minimum ? 'ACCEPTED' : 'BID_TOO_LOW');
    if (verdict.kind === 'BID_TOO_LOW') expect(events).toEqual([]);
  });
});

test('a bid at or after closesAt is late, one before it is not', () => {
  always(({ before, command, now, verdict }) => {
    if (command === null || before.status !== 'OPEN') return;
    expect(verdict.kind === 'AUCTION_CLOSED').toBe(Math.max(now, before.lastAt) >= before.closesAt);
  });
});

test('the close never comes forward and never passes the hard close', () => {
  always(({ before, after }) => {
    expect(after.closesAt).toBeGreaterThanOrEqual(before.closesAt);
    expect(after.closesAt).toBeLessThanOrEqual(after.terms.hardCloseAt ?? Number.MAX_SAFE_INTEGER);
  });
});

test('of equal limits the earlier leads', () => {
  always(({ before, command, after, verdict }) => {
    if (command === null || verdict.kind !== 'ACCEPTED' || before.leader === null) return;
    if ((command.maxPricePerTonne ?? command.pricePerTonne) === before.leader.limit) {
      expect(after.leader?.bidderId).toBe(before.leader.bidderId);
    }
  });
});

test('price and leader are those of an oracle that ranks all limits ever given', () => {
  fc.assert(
    fc.property(terms, moves, (auction, script) => {
      const oracle = new Oracle(auction);
      play(auction, script, ({ command, verdict, after }) => {
        if (command !== null && verdict.kind === 'ACCEPTED') oracle.hear(command);
        expect([after.price, after.leader?.bidderId ?? null]).toEqual([oracle.price, oracle.leader]);
      });
    }),
    { numRuns: RUNS },
  );
});

test('every history is one that the public verifier accepts', () => {
  // Any function does as a hash here; that real hashes chain is the business of verify-chain.spec.ts.
  const sum = (hex: string, text: string) => {
    let value = 7;
    for (const char of hex + text) value = (value * 31 + char.charCodeAt(0)) % 4_294_967_296;
    return value.toString(16).padStart(64, '0');
  };
  fc.assert(
    fc.property(terms, moves, (auction, script) => {
      const { state, events } = play(auction, script, () => {});
      const published = termsForm(auction, '0'.repeat(64));
      let hash = sum('', canonical(published));
      const forms = events.map((event): HashedEventForm => {
        const form = eventForm(auction.auctionId, event, 'private' in event ? '1'.repeat(64) : null);
        hash = sum(hash, canonical(form));
        return { ...form, hash };
      });
      const replay = replayChain(published, forms, sum);
      expect(replay).toMatchObject({
        kind: 'SOUND',
        history: {
          status: state.status,
          version: state.version,
          price: state.price,
          closesAt: state.closesAt,
          leaderAlias: state.leader?.alias ?? null,
          winnerAlias: state.outcome === 'SOLD' ? (state.leader?.alias ?? null) : null,
        },
      });
    }),
    { numRuns: RUNS },
  );
});

/** Flat or nearly flat objects of this test only: members sorted, as canonicalJson does it on its own way. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/**
 * The rules read the other way round: no duel with the leader, but a list of everybody's best limit, ranked afresh after each bid;
 * the second best forces the best. Written against the text of the rules, not against the engine.
 */
class Oracle {
  price: bigint | null = null;
  private readonly limits: { bidder: string; limit: bigint }[] = [];

  constructor(private readonly terms: AuctionTerms) {}

  get leader(): string | null {
    return this.ranked()[0]?.bidder ?? null;
  }

  hear(command: PlaceBid<string>) {
    const isLeader = this.leader === command.bidderId;
    const limit: bigint = command.maxPricePerTonne ?? command.pricePerTonne;
    const own = this.limits.findIndex(entry => entry.bidder === command.bidderId);
    if (own !== -1) this.limits.splice(own, 1);
    this.limits.push({ bidder: command.bidderId, limit });
    const [best, second] = this.ranked();
    if (best === undefined) throw new Error('a bid was just heard');
    let price: bigint = isLeader ? (this.price ?? 0n) : command.pricePerTonne;
    if (!isLeader && second !== undefined) {
      let forced = second.limit + this.step(second.limit);
      if (forced > best.limit) forced = best.limit;
      if (forced > price) price = forced;
    }
    const { reserve } = this.terms;
    if (reserve !== null && best.limit >= reserve && price < reserve) price = reserve;
    this.price = price;
  }

  /** Highest first; sort() is stable, so of equal ones the earlier given comes first. */
  private ranked() {
    return [...this.limits].sort((a, b) => (a.limit === b.limit ? 0 : a.limit > b.limit ? -1 : 1));
  }

  private step(price: bigint): bigint {
    const { incrementTiers, increment } = this.terms;
    if (incrementTiers === null) return increment ?? 100n;
    return incrementTiers.filter(tier => tier.from <= price).at(-1)?.increment ?? 0n;
  }
}
