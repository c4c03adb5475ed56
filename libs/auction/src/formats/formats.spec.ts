import { money } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import { checkTerms } from '../check-terms.js';
import { decide } from '../decide.js';
import { evolve } from '../evolve.js';
import { scheduled } from '../state.js';
import type { AuctionFormat, AuctionTerms } from '../terms.js';
import { bid, CLOSES_AT, englishTerms, OPENS_AT } from '../testing/an-auction.js';
import { availableFormats, engineFor, engineOf } from './index.js';

/** Legal terms for each format that has an engine: a new format adds its own here and inherits the contract. */
const legalTerms: Readonly<Partial<Record<AuctionFormat, AuctionTerms>>> = { ENGLISH: englishTerms() };

test('the English format can be run, the other two cannot yet', () => {
  expect(availableFormats).toEqual(['ENGLISH']);
  expect(engineFor('DUTCH')).toBeNull();
  expect(() => engineOf('SEALED_FIRST_PRICE')).toThrow(RangeError);
});

describe.each(availableFormats)('every format keeps the contract: %s', format => {
  const engine = engineOf(format);
  const terms = () => {
    const legal = legalTerms[format];
    if (legal === undefined) throw new Error(`formats.spec.ts has no legal terms for ${format}`);
    return legal;
  };
  const open = () => decide(scheduled(terms()), { kind: 'TICK' }, OPENS_AT).state;

  test('is registered under its own name', () => {
    expect(engine.format).toBe(format);
  });

  test('accepts its legal terms', () => {
    expect(terms().format).toBe(format);
    expect(checkTerms(terms(), OPENS_AT)).toEqual([]);
  });

  test('spells out its defaults once and for all, and they are legal', () => {
    const stated = engine.withDefaults(terms());
    expect(engine.withDefaults(stated)).toEqual(stated);
    expect(checkTerms(stated, OPENS_AT)).toEqual([]);
  });

  test('takes a bid at its minimum and refuses one a fen below with that minimum', () => {
    const state = open();
    const minimum = engine.minimumNextPrice(state);
    const at = { ...bid('A', 0), pricePerTonne: minimum };
    expect(engine.judgeBid(state, at, OPENS_AT).verdict.kind).toBe('ACCEPTED');
    expect(engine.judgeBid(state, { ...at, pricePerTonne: money(minimum - 1n) }, OPENS_AT)).toEqual({
      events: [],
      verdict: { kind: 'BID_TOO_LOW', minimumNextPrice: minimum },
    });
  });

  test('numbers its events on from the state, all at the time of the decision', () => {
    const state = open();
    const command = { ...bid('A', 0), pricePerTonne: engine.minimumNextPrice(state) };
    const { events } = engine.judgeBid(state, command, OPENS_AT + 5);
    expect(events.map(event => event.version)).toEqual(events.map((_, i) => state.version + 1 + i));
    expect(new Set(events.map(event => event.at))).toEqual(new Set([OPENS_AT + 5]));
    expect(() => events.reduce(evolve, state)).not.toThrow();
  });

  test('ends at closesAt without anybody bidding', () => {
    expect(decide(open(), { kind: 'TICK' }, CLOSES_AT).state).toMatchObject({ status: 'CLOSED', outcome: 'PASSED_IN' });
  });
});
