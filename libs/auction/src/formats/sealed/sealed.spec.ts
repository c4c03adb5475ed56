import { describe, expect, test } from '@jest/globals';
import { decide } from '../../decide.js';
import { awaitsBids, nextDueAt } from '../../due.js';
import { leads, sellerMayCancel, standingAt } from '../../standing.js';
import { scheduled } from '../../state.js';
import type { AuctionTerms } from '../../terms.js';
import { bid, CLOSES_AT, OPENS_AT, Sitting, sealedTerms, seconds, yuan } from '../../testing/an-auction.js';

const sealed = (changes: Partial<AuctionTerms> = {}) => new Sitting(sealedTerms(changes));
const story = (sitting: Sitting) =>
  sitting.events.map(event => `${event.version} ${event.kind} ${event.price} ${event.bidderAlias}`);

test('the vector of the README: A 120, B 150, C 150, A 110, D 130; B wins at 150', () => {
  const sitting = sealed({ reserve: yuan(140) });
  sitting.bid('A', 120, null, 1);
  sitting.bid('B', 150, null, 2);
  sitting.bid('C', 150, null, 3);
  sitting.bid('A', 110, null, 4);
  sitting.bid('D', 130, null, 5);
  sitting.close(3600);
  expect(story(sitting)).toEqual([
    '1 AUCTION_OPENED null null',
    '2 BID_ACCEPTED 11000 1',
    '3 BID_ACCEPTED 13000 2',
    '4 BID_ACCEPTED 15000 3',
    '5 BID_ACCEPTED 15000 4',
    '6 AUCTION_CLOSED 15000 4',
  ]);
  expect(sitting.events.map(event => ('private' in event ? event.private.organisationId : null))).toEqual([
    null,
    'A',
    'D',
    'C',
    'B',
    null,
  ]);
  expect(sitting.state).toMatchObject({ status: 'CLOSED', outcome: 'SOLD', bidCount: 4, leader: { bidderId: 'B' } });
  expect(new Set(sitting.events.slice(1).map(event => event.at))).toEqual(new Set([CLOSES_AT]));
});

describe('a sealed bid', () => {
  test('is a verdict and no event: version 0, nobody leads, the very same state', () => {
    const { state } = sealed();
    const decision = decide(state, bid('A', 100), seconds(7));
    expect(decision).toEqual({
      events: [],
      verdict: {
        kind: 'ACCEPTED',
        version: 0,
        pricePerTonne: yuan(100),
        leading: null,
        closesAt: CLOSES_AT,
        at: seconds(7),
      },
      state,
    });
    expect(decision.state).toBe(state);
  });

  test('below the start price is BID_TOO_LOW, whatever the others have bid', () => {
    const sitting = sealed();
    sitting.bid('B', 500);
    expect(sitting.bid('A', 99.99).verdict).toEqual({ kind: 'BID_TOO_LOW', minimumNextPrice: yuan(100) });
    expect(sitting.bid('A', 100).verdict.kind).toBe('ACCEPTED');
  });

  test('may go down, and its bidder never hears ALREADY_LEADING', () => {
    const sitting = sealed();
    sitting.bid('A', 150);
    expect(sitting.bid('A', 120).verdict.kind).toBe('ACCEPTED');
    sitting.close(3600);
    expect(sitting.state).toMatchObject({ price: yuan(120), bidCount: 1 });
  });

  test('that replaces an equal one is as late as its replacement', () => {
    const sitting = sealed();
    sitting.bid('A', 150, null, 1);
    sitting.bid('B', 150, null, 2);
    sitting.bid('A', 150, null, 3);
    sitting.close(3600);
    expect(sitting.state.leader?.bidderId).toBe('B');
  });

  test('at closesAt is late, whether or not the bids have been opened', () => {
    const { state } = sealed();
    expect(decide(state, bid('A', 100), CLOSES_AT - 1).verdict.kind).toBe('ACCEPTED');
    expect(decide(state, bid('A', 100), CLOSES_AT)).toEqual({ events: [], verdict: { kind: 'AUCTION_CLOSED' }, state });
  });

  test('does not extend the close', () => {
    const sitting = sealed({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 });
    sitting.bid('A', 100, null, 3599);
    expect(sitting.state.closesAt).toBe(CLOSES_AT);
  });

  test('with a limit is a defect of the caller', () => {
    expect(() => sealed().place({ ...bid('A', 100), maxPricePerTonne: yuan(120) }, OPENS_AT)).toThrow('maxPrice');
  });
});

describe('the opening', () => {
  const open = (state: Sitting['state'], now: number, ...bids: [string, number][]) =>
    decide(
      state,
      { kind: 'OPEN_BIDS', bids: bids.map(([bidderId, price]) => ({ bidderId, pricePerTonne: yuan(price) })) },
      now,
    );

  test('is refused a millisecond before the close, and nothing shows', () => {
    const { state } = sealed();
    expect(open(state, CLOSES_AT - 1, ['A', 100])).toEqual({ events: [], verdict: { kind: 'STILL_SEALED' }, state });
  });

  test('is asked for by the clock: a tick from the close on awaits the bids and ends nothing', () => {
    const { state } = sealed();
    expect(awaitsBids(state, CLOSES_AT - 1)).toBe(false);
    expect(awaitsBids(state, CLOSES_AT)).toBe(true);
    expect(decide(state, { kind: 'TICK' }, CLOSES_AT)).toEqual({
      events: [],
      verdict: { kind: 'BIDS_AWAITED' },
      state,
    });
  });

  test('takes the highest bid below the reserve for no sale, and names nobody', () => {
    const { state } = open(sealed({ reserve: yuan(150) }).state, CLOSES_AT, ['A', 149.99]);
    expect(state).toMatchObject({ outcome: 'PASSED_IN', price: yuan(149.99), bidCount: 1 });
  });

  test('without a bid passes in', () => {
    const { events } = open(sealed().state, CLOSES_AT + 5);
    expect(events).toMatchObject([{ kind: 'AUCTION_CLOSED', outcome: 'PASSED_IN', price: null, bidderAlias: null }]);
  });

  test('happens once: told again it answers OPENED and appends nothing', () => {
    const { state } = open(sealed().state, CLOSES_AT, ['A', 100]);
    expect(open(state, CLOSES_AT + 1, ['A', 100])).toEqual({ events: [], verdict: { kind: 'OPENED' }, state });
    expect(awaitsBids(state, CLOSES_AT + 1)).toBe(false);
  });

  test('of a cancelled auction shows nothing', () => {
    const sitting = sealed();
    sitting.bid('A', 100);
    sitting.cancel(5);
    const decision = open(sitting.state, CLOSES_AT, ['A', 100]);
    expect(decision).toMatchObject({ events: [], verdict: { kind: 'NOTHING_TO_OPEN' } });
    expect(awaitsBids(sitting.state, CLOSES_AT)).toBe(false);
    expect(standingAt(sitting.state, CLOSES_AT)).toEqual({
      currentPrice: null,
      minimumNextPrice: null,
      reserveMet: null,
      bidCount: null,
    });
  });

  test('of an auction without sealed bids is nothing', () => {
    const { verdict } = decide(new Sitting().state, { kind: 'OPEN_BIDS', bids: [] }, CLOSES_AT);
    expect(verdict).toEqual({ kind: 'NOTHING_TO_OPEN' });
  });

  test('of an auction that nobody looked at opens and closes it in one decision', () => {
    const state = scheduled(sealedTerms());
    expect(awaitsBids(state, CLOSES_AT)).toBe(true);
    expect(open(state, CLOSES_AT).events.map(event => event.kind)).toEqual(['AUCTION_OPENED', 'AUCTION_CLOSED']);
  });

  test('waits for nobody who would cancel instead: from the close on it is too late', () => {
    const sitting = sealed();
    expect(sitting.cancel(3600)).toMatchObject({ events: [], verdict: { kind: 'NOT_CANCELLABLE' } });
    expect(sitting.cancel(3599).verdict).toEqual({ kind: 'CANCELLED' });
  });

  test('refuses bids that were never accepted as a defect', () => {
    const { state } = sealed();
    expect(() => open(state, CLOSES_AT, ['A', 99.99])).toThrow('below the start price');
    expect(() => open(state, CLOSES_AT, ['A', 100], ['A', 120])).toThrow('more than one');
  });
});

test('an outage before the close keeps the bids sealed for longer', () => {
  const sitting = sealed();
  sitting.bid('A', 100);
  expect(sitting.outage(3500, 3700).verdict).toEqual({ kind: 'EXTENDED', closesAt: seconds(4300) });
  expect(awaitsBids(sitting.state, seconds(4299))).toBe(false);
  expect(sitting.bid('B', 120, null, 4299).verdict.kind).toBe('ACCEPTED');
  sitting.close(4300);
  expect(sitting.state.leader?.bidderId).toBe('B');
});

describe('nobody can tell how many have bid', () => {
  /** What a stranger, the seller, another bidder or a clock can ask at `at`. */
  const seen = ({ state, events }: Sitting, at: number) => ({
    state,
    events,
    standing: standingAt(state, seconds(at)),
    leads: leads(state, 'stranger'),
    sellerMayCancel: sellerMayCancel(state),
    due: nextDueAt(state),
    answers: [
      decide(state, bid('stranger', 120), seconds(at)),
      decide(state, bid('stranger', 1), seconds(at)),
      decide(state, { kind: 'TICK' }, seconds(at)),
      decide(state, { kind: 'CANCEL', reason: 'x' }, seconds(at)),
    ],
  });

  test.each([1, 2, 50])('%d bids look like none until the close', count => {
    const silent = sealed({ reserve: yuan(150) });
    const busy = sealed({ reserve: yuan(150) });
    for (let i = 0; i < count; i++) busy.bid(`bidder ${i}`, 100 + i, null, i);
    for (const at of [60, 1800, 3300, 3599.999, 3600]) expect(seen(busy, at)).toEqual(seen(silent, at));
  });

  test('the seller may cancel while scheduled only, bids or not', () => {
    expect(sellerMayCancel(scheduled(sealedTerms()))).toBe(true);
    expect(sellerMayCancel(sealed().state)).toBe(false);
  });

  test('after the opening everything shows', () => {
    const sitting = sealed();
    sitting.bid('A', 130);
    sitting.close(3600);
    expect(leads(sitting.state, 'A')).toBe(true);
    expect(leads(sitting.state, 'B')).toBe(false);
    expect(standingAt(sitting.state, seconds(3601))).toEqual({
      currentPrice: yuan(130),
      minimumNextPrice: null,
      reserveMet: true,
      bidCount: 1,
    });
  });
});
