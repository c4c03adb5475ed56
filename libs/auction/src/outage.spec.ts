import { describe, expect, test } from '@jest/globals';
import { decide } from './decide.js';
import { closeAfterOutage } from './outage.js';
import { scheduled } from './state.js';
import { CLOSES_AT, englishTerms, OPENS_AT, Sitting, seconds, yuan } from './testing/an-auction.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('an outage counts', () => {
  /** Minutes relative to the close. */
  const close = (from: number, until: number) => {
    const closesAt = closeAfterOutage(englishTerms(), CLOSES_AT, {
      from: CLOSES_AT + from * MINUTE,
      until: CLOSES_AT + until * MINUTE,
    });
    return closesAt === null ? null : (closesAt - CLOSES_AT) / MINUTE;
  };

  test.each<[string, number, number, number]>([
    ['half a minute is enough', -1, -0.5, 9.5],
    ['it may end after the close', -1, 4, 14],
    ['it may begin long before the last ten minutes', -120, 5, 130],
    ['at the beginning of the last ten minutes', -10, -9.5, 0.5],
    ['only its part in the last ten minutes is weighed, all of it is given back', -30, -9.5, 11],
    ['ten minutes are the least', -5, 1, 11],
    ['more than ten minutes are given back in full', -1, 59, 119],
    ['a day is the most', -1, 3 * 24 * 60, 4 * 24 * 60],
    ['what fell due in it is given back, however little of it came before the close', -0.1, 1, 11],
    ['what fell due in its last moment, too', -0.5, 0, 10],
  ])('%s', (_why, from, until, expected) => {
    expect(close(from, until)).toBe(expected);
  });

  test.each<[string, number, number]>([
    ['less than half a minute', -1, -0.5001],
    ['less than half a minute, the close in it', -0.2499, 0.25],
    ['before the last ten minutes', -40, -10],
    ['less than half a minute of it in the last ten minutes', -40, -9.5001],
    ['after the close', 0, 60],
  ])('not when it took %s', (_why, from, until) => {
    expect(close(from, until)).toBeNull();
  });

  test('not before the opening: those minutes were never for bidding', () => {
    const terms = englishTerms({ closesAt: OPENS_AT + MINUTE });
    expect(closeAfterOutage(terms, terms.closesAt, { from: OPENS_AT - 5 * MINUTE, until: OPENS_AT })).toBeNull();
    expect(closeAfterOutage(terms, terms.closesAt, { from: OPENS_AT - 5 * MINUTE, until: OPENS_AT + 1 })).toBe(
      OPENS_AT + 1 + 10 * MINUTE,
    );
  });

  test('once: told again it lies before the last ten minutes', () => {
    for (const until of [-9.5, -1, 0, 7, 3000]) {
      const outage = { from: CLOSES_AT - 10 * MINUTE, until: CLOSES_AT + until * MINUTE };
      const extended = closeAfterOutage(englishTerms(), CLOSES_AT, outage) ?? 0;
      expect(extended).toBeGreaterThanOrEqual(CLOSES_AT + 30_000);
      expect(closeAfterOutage(englishTerms(), extended, outage)).toBeNull();
    }
  });
});

describe('an auction that met an outage', () => {
  test('is extended before anything else, also when its close has passed meanwhile', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100);
    const { events, verdict } = sitting.outage(3540, 3720);
    expect(verdict).toEqual({ kind: 'EXTENDED', closesAt: seconds(3720) + 10 * MINUTE });
    expect(events).toEqual([
      {
        kind: 'EXTENDED_OUTAGE',
        version: 3,
        at: seconds(3720),
        price: yuan(100),
        bidderAlias: null,
        closesAt: seconds(4320),
        evidence: { from: seconds(3540), until: seconds(3720) },
      },
    ]);
    expect(sitting.bid('B', 110, null, 4319).verdict.kind).toBe('ACCEPTED');
  });

  test('that it slept through altogether opens first and is then extended', () => {
    const state = scheduled(englishTerms());
    const outage = { from: OPENS_AT - 1, until: CLOSES_AT + HOUR };
    const decision = decide(state, { kind: 'REPORT_OUTAGE', outage }, CLOSES_AT + HOUR);
    expect(decision.events.map(event => event.kind)).toEqual(['AUCTION_OPENED', 'EXTENDED_OUTAGE']);
    expect(decision.state).toMatchObject({ status: 'OPEN', closesAt: CLOSES_AT + 3 * HOUR + 1 });
  });

  test('is closed when it was due without the outage', () => {
    const sitting = new Sitting();
    expect(sitting.outage(3601, 3700)).toMatchObject({ events: [], verdict: { kind: 'NOT_AFFECTED' } });
    expect(sitting.tick(3700).events.map(event => event.kind)).toEqual(['AUCTION_CLOSED']);
  });

  test('is not closed by the report of an outage that does not count before that of one that does', () => {
    const sitting = new Sitting();
    expect(sitting.outage(600, 900, 3720).verdict).toEqual({ kind: 'NOT_AFFECTED' });
    expect(sitting.outage(3540, 3720).verdict).toEqual({ kind: 'EXTENDED', closesAt: seconds(4320) });
  });

  test('never opens again once closed or cancelled', () => {
    const closed = new Sitting();
    closed.tick(3600);
    const cancelled = new Sitting();
    cancelled.cancel(1);
    for (const sitting of [closed, cancelled]) {
      expect(sitting.outage(3500, 3700)).toMatchObject({ events: [], verdict: { kind: 'NOT_AFFECTED' } });
    }
  });

  test('is extended once, however often it is told', () => {
    const sitting = new Sitting();
    sitting.outage(3540, 3720);
    expect(sitting.outage(3540, 3720)).toMatchObject({ events: [], verdict: { kind: 'NOT_AFFECTED' } });
  });

  test('is extended again by another outage', () => {
    const sitting = new Sitting();
    sitting.outage(3540, 3720);
    expect(sitting.outage(4200, 4330).verdict).toEqual({ kind: 'EXTENDED', closesAt: seconds(4930) });
    expect(sitting.state.outageExtensionMs).toBe(720_000 + 610_000);
  });

  test('takes its hard close along by as much', () => {
    const sitting = new Sitting({
      softCloseWindowSeconds: 300,
      softCloseExtensionSeconds: 300,
      hardCloseAt: CLOSES_AT + 120_000,
    });
    sitting.outage(3540, 3720); // the close moves by 720 s, to 4320
    sitting.bid('A', 100, null, 4319);
    expect(sitting.state).toMatchObject({ outageExtensionMs: 720_000, closesAt: seconds(4320 + 120) });
  });

  test('a report of an outage that is not over, or has no length, is a defect', () => {
    expect(() => new Sitting().outage(3540, 3720, 3719)).toThrow('outage');
    expect(() => new Sitting().outage(3600, 3600)).toThrow('outage');
    expect(() => new Sitting().outage(Number.NaN, 3600)).toThrow('outage');
  });
});
