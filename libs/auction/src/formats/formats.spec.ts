import { type Money, money } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkTerms } from '../check-terms.js';
import { decide } from '../decide.js';
import { awaitsBids, isSealed, nextDueAt } from '../due.js';
import { evolve } from '../evolve.js';
import type { HashedEventForm } from '../forms.js';
import { project } from '../project.js';
import { standingAt } from '../standing.js';
import { type AuctionState, scheduled } from '../state.js';
import type { AuctionFormat, AuctionTerms } from '../terms.js';
import { bid, CLOSES_AT, dutchTerms, englishTerms, OPENS_AT, sealedTerms } from '../testing/an-auction.js';
import { type House, type Move, play, type Step } from '../testing/house.js';
import { NaiveAuction } from '../testing/naive-auction.js';
import { hashed, publish, unhashed } from '../testing/publish.js';
import { replayChain, verifyChain } from '../verify-chain.js';
import { availableFormats, engineOf, formats, takesLimit, withDefaults } from './index.js';

/**
 * The contract of every format. A new one adds its random legal terms below and inherits all of it. Each property sees about this many
 * moves of each format; more with `npm run jest -- libs/auction/src/formats/formats.spec.ts --globals '{"auctionMoves":1000000}'`, and
 * `-t naive` for the comparison with the naive auction alone. fast-check prints seed and path of a failure.
 */
const MOVES = (globalThis as { auctionMoves?: number }).auctionMoves ?? 4_000;
const MOVES_PER_RUN_MAX = 40;
const RUNS = Math.ceil(MOVES / (MOVES_PER_RUN_MAX / 2));
/** A million moves take minutes. */
const TIMEOUT_MS = 30_000 + MOVES;
const AUCTION_MS = 900_000;
const BIDDERS = 5;

const fen = (amount: number): Money => money(BigInt(amount));

/** Small numbers, so that ties, limits, the reserve and the floor meet often. */
const randomTerms: Readonly<Record<AuctionFormat, fc.Arbitrary<AuctionTerms>>> = {
  ENGLISH: fc
    .record({
      start: fc.integer({ min: 1, max: 50 }),
      reserveOver: fc.option(fc.nat(150), { nil: null }),
      increment: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
      tiers: fc.option(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }), { nil: null }),
      window: fc.nat(300),
      extension: fc.nat(300),
      hardOver: fc.option(fc.nat(400_000), { nil: null }),
    })
    .map(({ start, reserveOver, increment, tiers, window, extension, hardOver }) => {
      const incrementTiers = tiers?.map((step, i) => ({ from: fen(i * 60), increment: fen(step) })) ?? null;
      return englishTerms({
        closesAt: OPENS_AT + AUCTION_MS,
        startPrice: fen(start),
        reserve: reserveOver === null ? null : fen(start + reserveOver),
        increment: incrementTiers !== null || increment === null ? null : fen(increment),
        incrementTiers,
        softCloseWindowSeconds: window,
        softCloseExtensionSeconds: extension,
        hardCloseAt: hardOver === null ? null : OPENS_AT + AUCTION_MS + hardOver,
      });
    }),
  SEALED_FIRST_PRICE: fc
    .record({ start: fc.integer({ min: 1, max: 50 }), reserveOver: fc.option(fc.nat(40), { nil: null }) })
    .map(({ start, reserveOver }) =>
      sealedTerms({
        closesAt: OPENS_AT + AUCTION_MS,
        startPrice: fen(start),
        reserve: reserveOver === null ? null : fen(start + reserveOver),
      }),
    ),
  DUTCH: fc
    .record({
      floor: fc.integer({ min: 1, max: 50 }),
      over: fc.nat(200),
      step: fc.integer({ min: 1, max: 60 }),
      seconds: fc.integer({ min: 1, max: 120 }),
    })
    .map(({ floor, over, step, seconds }) =>
      dutchTerms({
        closesAt: OPENS_AT + AUCTION_MS,
        startPrice: fen(floor + over),
        floorPrice: fen(floor),
        increment: fen(step),
        stepSeconds: seconds,
      }),
    ),
};

const scripts: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 60, arbitrary: fc.constant('BID' as const) },
      { weight: 8, arbitrary: fc.constant('TICK' as const) },
      { weight: 3, arbitrary: fc.constant('OUTAGE' as const) },
      { weight: 1, arbitrary: fc.constant('CANCEL' as const) },
    ),
    pause: fc.oneof(fc.constant(0), fc.integer({ min: -3000, max: 9000 }), fc.integer({ min: 0, max: 250_000 })),
    bidder: fc.nat(BIDDERS - 1),
    over: fc.oneof(fc.nat(4), fc.integer({ min: -60, max: 40 })),
    headroom: fc.option(fc.nat(80), { nil: null, freq: 2 }),
    outageMs: fc.oneof(
      fc.integer({ min: 1, max: 60_000 }),
      fc.integer({ min: 1, max: 1_500_000 }),
      fc.integer({ min: 1, max: 200_000_000 }),
    ),
    opensBids: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }),
  { maxLength: MOVES_PER_RUN_MAX, size: 'max' },
);

/** As expect(actual).toEqual(expected), but quick where it holds; bigints are spelt with their n. */
function mustEqual(actual: unknown, expected: unknown): void {
  if (spell(actual) !== spell(expected)) expect(actual).toEqual(expected);
}
const spell = (value: unknown): string =>
  JSON.stringify(value, (_name, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item));

/** Any function does as a hash here; that real hashes chain is the business of verify-chain.spec.ts. */
function sum(hex: string, text: string): string {
  let value = 7;
  for (const char of hex + text) value = (value * 31 + char.charCodeAt(0)) % 4_294_967_296;
  return value.toString(16).padStart(64, '0');
}

test('there are three formats, and a seller may choose those whose bids the server can keep', () => {
  expect(formats).toEqual(['ENGLISH', 'SEALED_FIRST_PRICE', 'DUTCH']);
  expect(formats).toEqual(expect.arrayContaining([...availableFormats]));
});

describe.each(formats)('every format keeps the contract: %s', format => {
  const engine = engineOf(format);
  const [terms = englishTerms()] = fc.sample(randomTerms[format], { numRuns: 1, seed: 7 });
  const open = () => decide(scheduled(terms), { kind: 'TICK' }, OPENS_AT).state;

  /** Plays random scripts of this format; `watch` sees each decision, `judge` the whole. */
  const always = (watch: (step: Step) => void, judge: (house: House) => void = () => {}) =>
    fc.assert(
      fc.property(randomTerms[format], scripts, (auction, script) => {
        judge(play(auction, script, watch));
      }),
      { numRuns: RUNS },
    );

  test('is registered under its own name', () => {
    expect(engine.format).toBe(format);
  });

  test('accepts its legal terms and spells out its defaults once and for all', () => {
    fc.assert(
      fc.property(randomTerms[format], auction => {
        expect(auction.format).toBe(format);
        expect(checkTerms(auction, OPENS_AT)).toEqual([]);
        const stated = withDefaults(auction);
        expect(withDefaults(stated)).toEqual(stated);
        expect(checkTerms(stated, OPENS_AT)).toEqual([]);
      }),
    );
  });

  test('takes a bid at its minimum and refuses one a fen below with that minimum', () => {
    const state = open();
    const minimum = engine.minimumNextPrice(state, OPENS_AT);
    const at = { ...bid('A', 0), pricePerTonne: minimum };
    expect(engine.judgeBid(state, at, OPENS_AT).verdict.kind).toBe('ACCEPTED');
    expect(engine.judgeBid(state, { ...at, pricePerTonne: money(minimum - 1n) }, OPENS_AT)).toEqual({
      events: [],
      verdict: { kind: 'BID_TOO_LOW', minimumNextPrice: minimum },
    });
  });

  test('takes a limit exactly where it says so', () => {
    const minimum = engine.minimumNextPrice(open(), OPENS_AT);
    const limited = { ...bid('A', 0), pricePerTonne: minimum, maxPricePerTonne: minimum };
    if (takesLimit(format)) expect(decide(open(), limited, OPENS_AT).verdict.kind).toBe('ACCEPTED');
    else expect(() => decide(open(), limited, OPENS_AT)).toThrow('takes no maxPricePerTonne');
  });

  test('ends at closesAt without anybody bidding', () => {
    const end = awaitsBids(open(), CLOSES_AT)
      ? ({ kind: 'OPEN_BIDS', bids: [] } as const)
      : ({ kind: 'TICK' } as const);
    expect(decide(open(), end, CLOSES_AT).state).toMatchObject({ status: 'CLOSED', outcome: 'PASSED_IN' });
  });

  test('answers every command at every time, and refusals of bids leave nothing but what was due', () => {
    always(({ command, verdict, events }) => {
      mustEqual(typeof verdict.kind, 'string');
      const isRefused = command.kind === 'PLACE_BID' && verdict.kind !== 'ACCEPTED';
      mustEqual(isRefused && events.some(event => 'private' in event), false);
    });
  });

  test('numbers its versions without a gap, and time never goes back', () => {
    always(({ before, now, events, after }) => {
      let { version, lastAt } = before;
      for (const event of events) {
        mustEqual([event.version, event.at], [version + 1, Math.max(now, lastAt)]);
        ({ version, at: lastAt } = event);
      }
      mustEqual([after.version, after.lastAt], [version, lastAt]);
    });
  });

  test('is the fold of its events, step by step and from the beginning', () => {
    always(
      ({ before, events, after }) => mustEqual(events.reduce(evolve, before), after),
      house => mustEqual(house.history.reduce(evolve, scheduled(house.state.terms)), house.state),
    );
  });

  test('carries in every event the price and the close that hold after it', () => {
    always(({ before, events }) => {
      events.reduce((state, event) => {
        const next = evolve(state, event);
        mustEqual(event.price, next.price);
        if (event.closesAt !== null) mustEqual(event.closesAt, next.closesAt);
        mustEqual(event.closesAt !== null, event.kind === 'AUCTION_OPENED' || next.closesAt !== state.closesAt);
        return next;
      }, before);
    });
  });

  test('never falls, or never rises where the clock falls', () => {
    const goesOn = (from: Money | null, to: Money | null) =>
      from === null || (to !== null && (format === 'DUTCH' ? to <= from : to >= from));
    always(({ before, now, after }) => {
      mustEqual(goesOn(before.price, after.price), true);
      if (before.status !== 'OPEN' || after.status !== 'OPEN') return;
      const [was, is] = [standingAt(before, before.lastAt), standingAt(after, now)];
      mustEqual(goesOn(was.minimumNextPrice, is.minimumNextPrice), true);
    });
  });

  test('accepts nothing before the opening, from the close on, or after the end', () => {
    always(({ before, command, now, verdict, after }) => {
      const at = Math.max(now, before.lastAt);
      if (before.status === 'CLOSED' || before.status === 'CANCELLED') mustEqual(after, before);
      if (command.kind !== 'PLACE_BID') return;
      const isOver = before.status === 'CLOSED' || before.status === 'CANCELLED' || at >= before.closesAt;
      mustEqual(verdict.kind === 'AUCTION_CLOSED', isOver);
      mustEqual(verdict.kind === 'AUCTION_NOT_OPEN', !isOver && at < before.terms.opensAt);
    });
  });

  test('never asks more of a leader than the limit', () => {
    always(({ after: { leader, price } }) => {
      mustEqual(leader === null || (price !== null && price <= leader.limit), true);
    });
  });

  test('takes the bid of a new bidder exactly from the public minimum on', () => {
    always(({ before, command, now, verdict }) => {
      if (command.kind !== 'PLACE_BID' || before.leader?.bidderId === command.bidderId) return;
      const { minimumNextPrice } = standingAt(before, now);
      if (minimumNextPrice === null || verdict.kind === 'AUCTION_CLOSED') return;
      mustEqual(verdict.kind, command.pricePerTonne >= minimumNextPrice ? 'ACCEPTED' : 'BID_TOO_LOW');
    });
  });

  test('moves its close only later, past the hard close only by outages', () => {
    always(({ before, after }) => {
      mustEqual(after.closesAt >= before.closesAt, true);
      const hardCloseAt = after.terms.hardCloseAt ?? Number.MAX_SAFE_INTEGER;
      mustEqual(after.closesAt <= hardCloseAt + after.outageExtensionMs, true);
    });
  });

  test('is due again whenever a tick would append something, and only then', () => {
    always(({ after, now }) => {
      const due = nextDueAt(after);
      const at = Math.max(now, after.lastAt);
      if (due === null) return mustEqual(decide(after, { kind: 'TICK' }, at + AUCTION_MS).events, []);
      if (due > at) {
        mustEqual(decide(after, { kind: 'TICK' }, due - 1).events, []);
        mustEqual(decide(after, { kind: 'TICK' }, due).events.length > 0 || awaitsBids(after, due), true);
      }
    });
  });

  test('shows nobody an organisation, a limit, a reason or an outage, and a stranger only what is public', () => {
    const fields = ['kind', 'version', 'at', 'price', 'bidderAlias', 'closesAt', 'mine'];
    always(({ events }) => {
      for (const event of events) {
        for (const viewer of [null, 'stranger', 'bidder 0']) {
          const seen = project(event, viewer);
          mustEqual(Object.keys(seen), fields);
          if (viewer === null) mustEqual(seen.mine, null);
          if (viewer === 'stranger') mustEqual(seen.mine, false);
        }
      }
    });
  });

  test('shows a stranger the same as without any bid, as long as bids are sealed', () => {
    always(
      () => {},
      ({ state, history }) => {
        if (!isSealed(state)) return;
        mustEqual(
          history.some(event => 'private' in event),
          false,
        );
        mustEqual([state.price, state.leader, state.bidCount, state.aliasCount], [null, null, 0, 0]);
      },
    );
  });

  test(
    'agrees with the naive auction on every verdict, price, leader, close, outcome and number of events',
    () => {
      let moves = 0;
      fc.assert(
        fc.property(randomTerms[format], scripts, (auction, script) => {
          const naive = new NaiveAuction(auction);
          play(auction, script, ({ command, now, verdict, after }) => {
            moves += 1;
            mustEqual(spellVerdict(verdict), naive.hear(command, now));
            mustEqual(viewOf(after), naive.view);
            if (verdict.kind === 'ACCEPTED') mustEqual(verdict.closesAt, after.closesAt);
          });
        }),
        { numRuns: RUNS },
      );
      // A generator that has come to make short scripts would make this test a lie.
      expect(moves).toBeGreaterThan(MOVES / 2);
    },
    TIMEOUT_MS,
  );

  test('makes only histories that the public verifier accepts and replays to the same end', () => {
    always(
      () => {},
      ({ state, history }) => {
        const published = publish(state.terms, history, sum);
        const replay = replayChain(published.terms, published.events, sum);
        mustEqual(replay.kind === 'SOUND' ? pick(replay.history) : replay, pick(publicly(state)));
      },
    );
  });

  test('makes no history that anybody can change: a changed member, a hole, a double or a swap is found', () => {
    fc.assert(
      fc.property(randomTerms[format], scripts, fc.nat(), fc.nat(), (auction, script, place, way) => {
        const { history } = play(auction, script, () => {});
        const { terms: form, events } = publish(auction, history, sum);
        const changed = tampered(events, place, way);
        if (changed !== null) expect(verifyChain(form, changed, sum)).not.toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  test('leaves a cheating house no other price of a bid that nobody hides, even hashed afresh', () => {
    fc.assert(
      fc.property(
        randomTerms[format],
        scripts,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (auction, script, place, by) => {
          const { history } = play(auction, script, () => {});
          const { terms: form, events } = publish(auction, history, sum);
          const forms = events.map(unhashed);
          const index = place % Math.max(1, forms.length);
          const original = history[index];
          if (original === undefined || original.price === null) return;
          // In an English history a bid may have been higher, and a proxy's answer lower, than it was: limits are hidden.
          if (format !== 'DUTCH' && 'private' in original) return;
          const price = money(original.price + BigInt(by));
          const lie = { ...history[index], price } as typeof original;
          const forged = publish(auction, history.with(index, lie), sum);
          expect(verifyChain(form, hashed(form, forged.events.map(unhashed), sum), sum)).toBe(index + 1);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** A way to damage a published history without hashing it afresh; null where there is nothing to damage. */
function tampered(events: readonly HashedEventForm[], place: number, way: number): readonly unknown[] | null {
  const index = place % Math.max(1, events.length);
  const event = events[index];
  if (event === undefined) return null;
  const next = events[index + 1];
  switch (way % 4) {
    case 0: {
      const members = ['version', 'kind', 'at', 'price', 'bidderAlias', 'closesAt', 'commitment', 'hash'] as const;
      const member = members[way % members.length] ?? 'hash';
      const other = event[member] === null ? '1' : `${event[member]}1`;
      return events.with(index, { ...event, [member]: other } as HashedEventForm);
    }
    case 1:
      return next === undefined ? null : events.toSpliced(index, 1);
    case 2:
      return events.toSpliced(index, 0, event);
    default:
      return next === undefined ? null : events.with(index, next).with(index + 1, event);
  }
}

const viewOf = ({ status, outcome, version, lastAt, closesAt, price, leader, bidCount }: AuctionState) => ({
  status,
  outcome,
  version,
  latest: lastAt,
  closesAt,
  price,
  leader: leader?.bidderId ?? null,
  bidCount,
});

function spellVerdict(verdict: Step['verdict']): string {
  switch (verdict.kind) {
    case 'ACCEPTED':
      return `ACCEPTED ${verdict.pricePerTonne} leading ${verdict.leading}`;
    case 'BID_TOO_LOW':
      return `BID_TOO_LOW ${verdict.minimumNextPrice}`;
    default:
      return verdict.kind;
  }
}

interface Publicly {
  readonly status: string;
  readonly version: number;
  readonly price: Money | null;
  readonly closesAt: number;
  readonly outageExtensionMs: number;
  readonly leaderAlias: number | null;
  readonly winnerAlias: number | null;
}

const publicly = (state: AuctionState): Publicly => ({
  ...state,
  leaderAlias: state.leader?.alias ?? null,
  winnerAlias: state.outcome === 'SOLD' ? (state.leader?.alias ?? null) : null,
});

const pick = ({ status, version, price, closesAt, outageExtensionMs, leaderAlias, winnerAlias }: Publicly) => ({
  status,
  version,
  price,
  closesAt,
  outageExtensionMs,
  leaderAlias,
  winnerAlias,
});
