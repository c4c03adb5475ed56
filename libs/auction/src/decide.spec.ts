import { describe, expect, test } from '@jest/globals';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import { minimumNextPrice, reserveMet } from './standing.js';
import { scheduled } from './state.js';
import { bid, CLOSES_AT, englishTerms, OPENS_AT, openAuction, Sitting, seconds, yuan } from './testing/an-auction.js';

const kinds = (decision: { events: readonly { kind: string }[] }) => decision.events.map(event => event.kind);

describe('time', () => {
  test('nothing is due before the opening', () => {
    const state = scheduled(englishTerms());
    const decision = decide(state, { kind: 'TICK' }, OPENS_AT - 1);
    expect(decision).toEqual({ events: [], verdict: { kind: 'TICKED' }, state });
    expect(decision.state.version).toBe(0);
  });

  test('a scheduled auction opens at opensAt with version 1 and announces its close', () => {
    const { events, state } = decide(scheduled(englishTerms()), { kind: 'TICK' }, OPENS_AT);
    expect(events).toEqual([
      { kind: 'AUCTION_OPENED', version: 1, at: OPENS_AT, price: null, bidderAlias: null, closesAt: CLOSES_AT },
    ]);
    expect(state).toMatchObject({ status: 'OPEN', version: 1, lastAt: OPENS_AT, closesAt: CLOSES_AT });
  });

  test('a bid that finds the opening due opens the auction first and then stands', () => {
    const decision = decide(scheduled(englishTerms()), bid('A', 100), seconds(5));
    expect(kinds(decision)).toEqual(['AUCTION_OPENED', 'BID_ACCEPTED']);
    expect(decision.verdict).toMatchObject({ kind: 'ACCEPTED', version: 2, at: seconds(5) });
  });

  test('the last millisecond before closesAt is in time', () => {
    expect(decide(openAuction(), bid('A', 100), CLOSES_AT - 1).verdict.kind).toBe('ACCEPTED');
  });

  test('a bid at closesAt is late, and the pile that reads it closes the auction itself', () => {
    const decision = decide(openAuction(), bid('A', 100), CLOSES_AT);
    expect(kinds(decision)).toEqual(['AUCTION_CLOSED']);
    expect(decision.verdict).toEqual({ kind: 'AUCTION_CLOSED' });
    expect(decision.state.status).toBe('CLOSED');
  });

  test('an auction that was never looked at opens and closes in one decision', () => {
    const decision = decide(scheduled(englishTerms()), bid('A', 100), CLOSES_AT + 1);
    expect(kinds(decision)).toEqual(['AUCTION_OPENED', 'AUCTION_CLOSED']);
    expect(decision.events.map(event => event.version)).toEqual([1, 2]);
    expect(decision.state).toMatchObject({ status: 'CLOSED', outcome: 'PASSED_IN', version: 2 });
  });

  test('a clock that steps back does not take time back: the decision is as late as the last event', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100, null, 60);
    const { verdict } = sitting.bid('B', 110, null, 30);
    expect(verdict).toMatchObject({ kind: 'ACCEPTED', at: seconds(60) });
    expect(sitting.state.lastAt).toBe(seconds(60));
  });

  test('a closed auction stays closed when the clock steps back before its close', () => {
    const sitting = new Sitting();
    sitting.tick(3600);
    expect(sitting.bid('A', 100, null, 10).verdict).toEqual({ kind: 'AUCTION_CLOSED' });
  });

  test('all bids of one pile share their time and are told apart by version only', () => {
    const sitting = new Sitting();
    const first = sitting.bid('A', 100, null, 7);
    const second = sitting.bid('B', 110, null, 7);
    expect([first.verdict, second.verdict]).toMatchObject([
      { version: 2, at: seconds(7) },
      { version: 3, at: seconds(7) },
    ]);
  });

  test('a time that is no whole millisecond is a defect', () => {
    expect(() => decide(openAuction(), { kind: 'TICK' }, OPENS_AT + 0.5)).toThrow(RangeError);
    expect(() => decide(openAuction(), { kind: 'TICK' }, Number.NaN)).toThrow(RangeError);
  });
});

describe('the close', () => {
  test('with the reserve met the leader buys at the current price', () => {
    const sitting = new Sitting({ reserve: yuan(150) });
    sitting.bid('A', 100, 200);
    expect(sitting.tick(3600).events).toEqual([
      {
        kind: 'AUCTION_CLOSED',
        version: 4,
        at: CLOSES_AT,
        price: yuan(150),
        bidderAlias: 1,
        closesAt: null,
        outcome: 'SOLD',
        winnerId: 'A',
      },
    ]);
    expect(sitting.state).toMatchObject({ status: 'CLOSED', outcome: 'SOLD' });
  });

  test('one fen below the reserve it passes in and nobody is named', () => {
    const sitting = new Sitting({ reserve: yuan(150) });
    sitting.bid('A', 149.99);
    expect(sitting.tick(3600).events).toMatchObject([
      { outcome: 'PASSED_IN', price: yuan(149.99), bidderAlias: null, winnerId: null },
    ]);
  });

  test('without a bid it passes in, reserve or not', () => {
    const sitting = new Sitting();
    expect(sitting.tick(3600).events).toMatchObject([{ outcome: 'PASSED_IN', price: null, bidderAlias: null }]);
  });

  test('without a reserve any bid sells', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100);
    sitting.tick(3600);
    expect(sitting.state.outcome).toBe('SOLD');
  });

  test('the reserve counts as met from the first bid on without a reserve, else from the price that reaches it', () => {
    const open = new Sitting();
    expect(reserveMet(open.state)).toBe(false);
    open.bid('A', 100);
    expect(reserveMet(open.state)).toBe(true);
    const reserved = new Sitting({ reserve: yuan(150) });
    reserved.bid('A', 149.99);
    expect(reserveMet(reserved.state)).toBe(false);
    reserved.bid('B', 160);
    expect(reserveMet(reserved.state)).toBe(true);
  });

  test('a second tick after the close changes nothing', () => {
    const sitting = new Sitting();
    sitting.tick(3600);
    const { state } = sitting;
    expect(sitting.tick(3601)).toEqual({ events: [], verdict: { kind: 'TICKED' }, state });
  });
});

describe('refusals, in their order', () => {
  const wrongInEveryWay = { ...bid('A', 1), ownLot: true, ineligible: ['CREDENTIAL_EXPIRED'] };
  const notOwn = { ...wrongInEveryWay, ownLot: false };

  test('a seller is told OWN_LOT before anything else, also when not eligible and too late', () => {
    expect(decide(openAuction(), wrongInEveryWay, CLOSES_AT).verdict).toEqual({ kind: 'OWN_LOT' });
  });

  test('a bidder who is not eligible hears the reasons before the state of the auction', () => {
    const verdict = { kind: 'BIDDER_NOT_ELIGIBLE', reasons: ['CREDENTIAL_EXPIRED'] };
    expect(decide(scheduled(englishTerms()), notOwn, OPENS_AT - 1).verdict).toEqual(verdict);
    expect(decide(openAuction(), notOwn, CLOSES_AT).verdict).toEqual(verdict);
  });

  test('what is due is appended even when the command is refused', () => {
    expect(kinds(decide(openAuction(), wrongInEveryWay, CLOSES_AT))).toEqual(['AUCTION_CLOSED']);
  });

  test('before the opening a bid is AUCTION_NOT_OPEN', () => {
    expect(decide(scheduled(englishTerms()), bid('A', 100), OPENS_AT - 1).verdict).toEqual({
      kind: 'AUCTION_NOT_OPEN',
    });
  });

  test('a cancelled auction counts as closed, also one that never opened', () => {
    const cancelled = decide(scheduled(englishTerms()), { kind: 'CANCEL', reason: 'x' }, OPENS_AT - 1).state;
    expect(decide(cancelled, bid('A', 100), OPENS_AT - 1).verdict).toEqual({ kind: 'AUCTION_CLOSED' });
    expect(decide(cancelled, bid('A', 100), OPENS_AT).events).toEqual([]);
  });

  test('a leader hears ALREADY_LEADING before BID_TOO_LOW', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100);
    expect(sitting.bid('A', 1).verdict).toEqual({ kind: 'ALREADY_LEADING' });
  });

  test('a refusal takes no version and leaves the very same state', () => {
    const state = openAuction();
    const decision = decide(state, bid('A', 99.99), OPENS_AT);
    expect(decision.verdict).toEqual({ kind: 'BID_TOO_LOW', minimumNextPrice: yuan(100) });
    expect(decision.events).toEqual([]);
    expect(decision.state).toBe(state);
  });
});

describe('cancelling', () => {
  test('a scheduled auction is cancelled as version 1', () => {
    const { events, verdict, state } = decide(
      scheduled(englishTerms()),
      { kind: 'CANCEL', reason: 'lot damaged' },
      OPENS_AT - 1,
    );
    expect(verdict).toEqual({ kind: 'CANCELLED' });
    expect(events).toEqual([
      {
        kind: 'AUCTION_CANCELLED',
        version: 1,
        at: OPENS_AT - 1,
        price: null,
        bidderAlias: null,
        closesAt: null,
        reason: 'lot damaged',
      },
    ]);
    expect(state).toMatchObject({ status: 'CANCELLED', outcome: null });
  });

  test('an open auction with bids is cancelled at its current price; who may is asked elsewhere', () => {
    const sitting = new Sitting();
    sitting.bid('A', 120);
    expect(sitting.cancel(60).events).toMatchObject([{ kind: 'AUCTION_CANCELLED', price: yuan(120) }]);
  });

  test('from closesAt on it closes instead and cannot be cancelled', () => {
    const sitting = new Sitting();
    const decision = sitting.cancel(3600);
    expect(kinds(decision)).toEqual(['AUCTION_CLOSED']);
    expect(decision.verdict).toEqual({ kind: 'NOT_CANCELLABLE' });
  });

  test('cancelling twice answers CANCELLED and appends nothing', () => {
    const sitting = new Sitting();
    sitting.cancel(1);
    expect(sitting.cancel(2)).toMatchObject({ events: [], verdict: { kind: 'CANCELLED' } });
  });
});

describe('the state is the fold of the events', () => {
  test('replaying the history gives the state that was decided', () => {
    const sitting = new Sitting({ reserve: yuan(150), softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 });
    sitting.bid('A', 100, 130);
    sitting.bid('B', 140, 200, 3599);
    sitting.tick(4000);
    expect(sitting.events.reduce(evolve, scheduled(sitting.state.terms))).toEqual(sitting.state);
  });

  test('an event whose version is not the next one is a defect', () => {
    const [opened] = decide(scheduled(englishTerms()), { kind: 'TICK' }, OPENS_AT).events;
    if (opened === undefined) throw new Error('nothing opened');
    expect(() => evolve(openAuction(), opened)).toThrow('cannot follow');
  });
});

test('there is no minimum next price unless the auction is open', () => {
  const sitting = new Sitting();
  expect(minimumNextPrice(scheduled(englishTerms()))).toBeNull();
  expect(minimumNextPrice(sitting.state)).toBe(yuan(100));
  sitting.tick(3600);
  expect(minimumNextPrice(sitting.state)).toBeNull();
});
