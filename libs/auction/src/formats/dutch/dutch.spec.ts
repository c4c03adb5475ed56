import { describe, expect, test } from '@jest/globals';
import { nextDueAt } from '../../due.js';
import { standingAt } from '../../standing.js';
import type { AuctionTerms } from '../../terms.js';
import { bid, CLOSES_AT, dutchTerms, OPENS_AT, Sitting, seconds, yuan } from '../../testing/an-auction.js';

/** 100.00, down by 10.00 every 60 s to 45.00. */
const dutch = (changes: Partial<AuctionTerms> = {}) => new Sitting(dutchTerms(changes));
const story = (sitting: Sitting) =>
  sitting.events.map(event => `${(event.at - OPENS_AT) / 1000} ${event.kind} ${event.price} ${event.bidderAlias}`);

test('the vector of the README: 100 falls by 10 every minute to 45, and A takes it at 80', () => {
  const sitting = dutch();
  sitting.tick(60);
  sitting.tick(120);
  expect(sitting.bid('B', 79.99, null, 130).verdict).toEqual({ kind: 'BID_TOO_LOW', minimumNextPrice: yuan(80) });
  expect(sitting.bid('A', 90, null, 179.999).verdict).toEqual({
    kind: 'ACCEPTED',
    version: 4,
    pricePerTonne: yuan(80),
    leading: true,
    closesAt: CLOSES_AT,
    at: seconds(179.999),
  });
  expect(story(sitting)).toEqual([
    '0 AUCTION_OPENED 10000 null',
    '60 PRICE_DROPPED 9000 null',
    '120 PRICE_DROPPED 8000 null',
    '179.999 BID_ACCEPTED 8000 1',
    '179.999 AUCTION_CLOSED 8000 1',
  ]);
  expect(sitting.state).toMatchObject({ status: 'CLOSED', outcome: 'SOLD', price: yuan(80), bidCount: 1 });
});

describe('the clock', () => {
  test.each([
    [0, 100],
    [59.999, 100],
    [60, 90],
    [299.999, 60],
    [300, 50],
    [359.999, 50],
    [360, 45],
    [3599.999, 45],
  ])('after %d s the price is %d', (at, price) => {
    expect(standingAt(dutch().state, seconds(at))).toEqual({
      currentPrice: yuan(price),
      minimumNextPrice: yuan(price),
      reserveMet: false,
      bidCount: 0,
    });
    expect(dutch().bid('A', price, null, at).verdict).toMatchObject({ kind: 'ACCEPTED', pricePerTonne: yuan(price) });
    expect(dutch().bid('A', price - 0.01, null, at).verdict.kind).toBe('BID_TOO_LOW');
  });

  test('decides by itself: whether a step was announced makes no difference to a bid', () => {
    const announced = dutch();
    for (const at of [60, 120, 180]) announced.tick(at);
    const silent = dutch();
    for (const sitting of [announced, silent]) {
      expect(sitting.bid('A', 200, null, 185).verdict).toMatchObject({ kind: 'ACCEPTED', pricePerTonne: yuan(70) });
    }
  });

  test('is announced before the bid that finds a step due, also when that bid is refused', () => {
    const sitting = dutch();
    expect(sitting.bid('A', 1, null, 60).events.map(event => event.kind)).toEqual(['PRICE_DROPPED']);
    expect(sitting.state).toMatchObject({ version: 2, price: yuan(90) });
  });

  test('announces one price for steps that nobody looked at, and nothing twice', () => {
    const sitting = dutch();
    expect(sitting.tick(200).events).toMatchObject([{ kind: 'PRICE_DROPPED', version: 2, price: yuan(70) }]);
    expect(sitting.tick(239.999).events).toEqual([]);
  });

  test('runs by the announced opening, also when the auction opens late', () => {
    const sitting = new Sitting(dutchTerms({ opensAt: OPENS_AT - 150_000 }));
    expect(sitting.events).toMatchObject([{ kind: 'AUCTION_OPENED', price: yuan(80) }]);
  });

  test('stands still when the clock of the database steps back', () => {
    const sitting = dutch();
    sitting.tick(120);
    expect(standingAt(sitting.state, seconds(30)).currentPrice).toBe(yuan(80));
    expect(sitting.bid('A', 80, null, 30).verdict).toMatchObject({ pricePerTonne: yuan(80), at: seconds(120) });
  });

  test('has no price before the opening', () => {
    const sitting = new Sitting(dutchTerms({ opensAt: OPENS_AT + 1000 }));
    expect(standingAt(sitting.state, OPENS_AT)).toMatchObject({ currentPrice: null, minimumNextPrice: null });
  });
});

describe('the end', () => {
  test('a second bid in the same pile is late: the first has closed the auction', () => {
    const sitting = dutch();
    sitting.bid('A', 100, null, 10);
    expect(sitting.bid('B', 500, null, 10)).toMatchObject({ events: [], verdict: { kind: 'AUCTION_CLOSED' } });
  });

  test('at closesAt it passes in at the last price on offer, announced or not', () => {
    const sitting = dutch({ closesAt: OPENS_AT + 180_000 });
    sitting.tick(60);
    expect(sitting.bid('A', 500, null, 180).verdict).toEqual({ kind: 'AUCTION_CLOSED' });
    expect(story(sitting)).toEqual([
      '0 AUCTION_OPENED 10000 null',
      '60 PRICE_DROPPED 9000 null',
      '180 PRICE_DROPPED 8000 null',
      '180 AUCTION_CLOSED 8000 null',
    ]);
    expect(sitting.state.outcome).toBe('PASSED_IN');
  });

  test('a cancellation finds the step announced', () => {
    const sitting = dutch();
    expect(sitting.cancel(61).events.map(event => event.kind)).toEqual(['PRICE_DROPPED', 'AUCTION_CANCELLED']);
  });

  test('an outage gives time, and the clock has gone on meanwhile', () => {
    const sitting = dutch({ closesAt: OPENS_AT + 240_000 });
    const { verdict } = sitting.outage(100, 250);
    expect(verdict).toEqual({ kind: 'EXTENDED', closesAt: seconds(850) });
    expect(story(sitting)).toEqual([
      '0 AUCTION_OPENED 10000 null',
      '250 EXTENDED_OUTAGE 10000 null',
      '250 PRICE_DROPPED 6000 null',
    ]);
  });
});

describe('when it is next due', () => {
  test('at each step, then at the close', () => {
    const sitting = dutch({ closesAt: OPENS_AT + 400_000 });
    const due: number[] = [];
    for (let at = nextDueAt(sitting.state); at !== null; at = nextDueAt(sitting.state)) {
      due.push((at - OPENS_AT) / 1000);
      expect(sitting.tick((at - OPENS_AT) / 1000).events).toHaveLength(1);
    }
    expect(due).toEqual([60, 120, 180, 240, 300, 360, 400]);
  });

  test('at the close, when that comes before the next step', () => {
    expect(nextDueAt(dutch({ closesAt: OPENS_AT + 30_000 }).state)).toBe(OPENS_AT + 30_000);
  });
});

test('a limit is a defect of the caller', () => {
  expect(() => dutch().place({ ...bid('A', 100), maxPricePerTonne: yuan(120) }, OPENS_AT)).toThrow('maxPricePerTonne');
});

test('the event keeps what the winner had offered as a private part, and shows the price of the clock', () => {
  const sitting = dutch();
  sitting.bid('A', 123, null, 5);
  expect(sitting.events[1]).toMatchObject({ price: yuan(100), private: { organisationId: 'A', limit: yuan(123) } });
});
