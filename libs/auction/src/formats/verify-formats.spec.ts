import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { EventForm } from '../forms.js';
import { dutchTerms, OPENS_AT, Sitting, sealedTerms, yuan } from '../testing/an-auction.js';
import { hashed, publish, unhashed } from '../testing/publish.js';
import { replayChain, verifyChain } from '../verify-chain.js';

const sha256 = (hex: string, text: string) =>
  createHash('sha256').update(Buffer.from(hex, 'hex')).update(text).digest('hex');

/** What a house could publish instead: events changed, dropped or doubled, numbered and hashed afresh. */
class Forgery {
  private readonly original;

  constructor(sitting: Sitting) {
    this.original = publish(sitting.state.terms, sitting.events, sha256);
  }

  get story(): string[] {
    return this.original.events.map(
      event => `${event.version} ${event.kind} ${event.price} ${event.bidderAlias} ${event.at.slice(11, 23)}`,
    );
  }

  get verdict() {
    return verifyChain(this.original.terms, this.original.events, sha256);
  }

  replay() {
    return replayChain(this.original.terms, this.original.events, sha256);
  }

  with(version: number, changes: Partial<EventForm>): string {
    return this.judge(this.forms.map(form => (form.version === version ? { ...form, ...changes } : form)));
  }

  only(...versions: number[]): string {
    const { forms } = this;
    return this.judge(
      versions.map((old, i) => {
        const form = forms[old - 1];
        if (form === undefined) throw new Error(`no version ${old}`);
        return { ...form, version: i + 1 };
      }),
    );
  }

  private get forms(): EventForm[] {
    return this.original.events.map(unhashed);
  }

  private judge(forms: readonly EventForm[]): string {
    const replay = replayChain(this.original.terms, hashed(this.original.terms, forms, sha256), sha256);
    return replay.kind === 'BAD' ? `${replay.version} ${replay.fault}` : 'SOUND';
  }
}

describe('a Dutch history', () => {
  const forgery = () => {
    const sitting = new Sitting(dutchTerms({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 }));
    sitting.tick(60);
    sitting.tick(120);
    sitting.bid('A', 90, null, 150);
    return new Forgery(sitting);
  };

  test('is sound as it was made', () => {
    expect(forgery().story).toEqual([
      '1 AUCTION_OPENED 100.00 null 03:00:00.000',
      '2 PRICE_DROPPED 90.00 null 03:01:00.000',
      '3 PRICE_DROPPED 80.00 null 03:02:00.000',
      '4 BID_ACCEPTED 80.00 1 03:02:30.000',
      '5 AUCTION_CLOSED 80.00 1 03:02:30.000',
    ]);
    expect(forgery().verdict).toBeNull();
    expect(forgery().replay()).toMatchObject({ history: { status: 'CLOSED', price: yuan(80), winnerAlias: 1 } });
  });

  test('may skip a step that nobody looked at', () => {
    expect(forgery().only(1, 3, 4, 5)).toBe('SOUND');
  });

  test.each<[string, string, string]>([
    ['opens at another price', forgery().with(1, { price: '99.99' }), '1 FIELD_MISMATCH'],
    ['opens without a price', forgery().with(1, { price: null }), '1 FIELD_MISMATCH'],
    ['drops before the step', forgery().with(2, { at: '2026-11-23T03:00:59.999Z' }), '2 PRICE_MISMATCH'],
    ['drops by another step', forgery().with(2, { price: '91.00' }), '2 PRICE_MISMATCH'],
    ['drops to the same price again', forgery().only(1, 2, 2), '3 PRICE_MISMATCH'],
    ['drops for somebody', forgery().with(2, { bidderAlias: '1' }), '2 FIELD_MISMATCH'],
    ['drops and extends', forgery().with(2, { closesAt: '2026-11-23T05:00:00.000Z' }), '2 FIELD_MISMATCH'],
    ['sells above the clock', forgery().with(4, { price: '90.00' }), '4 PRICE_MISMATCH'],
    ['sells below the clock', forgery().with(4, { price: '79.99' }), '4 PRICE_MISMATCH'],
    ['sells at a price it has not announced', forgery().only(1, 2, 4, 5), '3 DROP_MISSING'],
    ['sells to a second bidder without a first', forgery().with(4, { bidderAlias: '2' }), '4 ALIAS_MISMATCH'],
    ['takes a second bid', forgery().only(1, 2, 3, 4, 4, 5), '5 CLOSE_MISSING'],
    [
      'goes on dropping after the bid',
      forgery().with(5, { kind: 'PRICE_DROPPED', price: '70.00', bidderAlias: null }),
      '5 CLOSE_MISSING',
    ],
    ['passes in although somebody bid', forgery().with(5, { bidderAlias: null }), '5 CLOSE_MISSING'],
    ['closes later than its bid', forgery().with(5, { at: '2026-11-23T03:02:30.001Z' }), '5 CLOSE_MISSING'],
    [
      'is cancelled under a bid',
      forgery().with(5, { kind: 'AUCTION_CANCELLED', bidderAlias: null }),
      '5 CLOSE_MISSING',
    ],
    ['closes early without a bid', forgery().only(1, 2, 3, 5), '4 KIND_OUT_OF_ORDER'],
    ['has a bid before the opening', forgery().only(4, 5), '1 AUCTION_NOT_OPEN'],
    ['drops before the opening', forgery().only(2), '1 AUCTION_NOT_OPEN'],
  ])('is refused when it %s', (_what, verdict, expected) => {
    expect(verdict).toBe(expected);
  });

  test('that passes in must have come down to the last price on offer', () => {
    const sitting = new Sitting(dutchTerms({ closesAt: OPENS_AT + 90_000 }));
    sitting.tick(90);
    expect(new Forgery(sitting).story.at(-1)).toBe('3 AUCTION_CLOSED 90.00 null 03:01:30.000');
    expect(new Forgery(sitting).verdict).toBeNull();
    expect(new Forgery(sitting).only(1, 3)).toBe('2 DROP_MISSING');
  });
});

describe('a sealed history', () => {
  const forgery = () => {
    const sitting = new Sitting(sealedTerms({ reserve: yuan(140) }));
    sitting.bid('A', 120, null, 1);
    sitting.bid('B', 150, null, 2);
    sitting.bid('C', 150, null, 3);
    sitting.close(3600);
    return new Forgery(sitting);
  };

  test('is sound as it was made', () => {
    expect(forgery().story).toEqual([
      '1 AUCTION_OPENED null null 03:00:00.000',
      '2 BID_ACCEPTED 120.00 1 04:00:00.000',
      '3 BID_ACCEPTED 150.00 2 04:00:00.000',
      '4 BID_ACCEPTED 150.00 3 04:00:00.000',
      '5 AUCTION_CLOSED 150.00 3 04:00:00.000',
    ]);
    expect(forgery().verdict).toBeNull();
    expect(forgery().replay()).toMatchObject({ history: { status: 'CLOSED', price: yuan(150), winnerAlias: 3 } });
  });

  test.each<[string, string, string]>([
    ['opens with a price', forgery().with(1, { price: '100.00' }), '1 FIELD_MISMATCH'],
    ['shows a bid before the close', forgery().with(2, { at: '2026-11-23T03:59:59.999Z' }), '2 AUCTION_NOT_OPEN'],
    ['shows a bid below the start price', forgery().with(2, { price: '99.99' }), '2 PRICE_MISMATCH'],
    ['shows bids out of order', forgery().with(2, { price: '150.01' }), '3 PRICE_MISMATCH'],
    ['lets a bidder bid twice', forgery().with(3, { bidderAlias: '1' }), '3 ALIAS_MISMATCH'],
    ['skips an alias', forgery().with(2, { bidderAlias: '2' }), '2 ALIAS_MISMATCH'],
    ['opens bids at two moments', forgery().with(4, { at: '2026-11-23T04:00:00.001Z' }), '4 CLOSE_MISSING'],
    ['closes later than it opens', forgery().with(5, { at: '2026-11-23T04:00:00.001Z' }), '5 CLOSE_MISSING'],
    ['sells to the second', forgery().with(5, { bidderAlias: '2' }), '5 ALIAS_MISMATCH'],
    ['extends for a bid', forgery().with(3, { kind: 'CLOSE_EXTENDED', commitment: null }), '3 KIND_UNKNOWN'],
    [
      'is extended once bids are open',
      forgery().with(3, {
        kind: 'EXTENDED_OUTAGE',
        price: '120.00',
        bidderAlias: null,
        commitment: null,
        closesAt: '2026-11-23T04:10:00.000Z',
      }),
      '3 CLOSE_MISSING',
    ],
    ['is cancelled over open bids', forgery().with(5, { kind: 'AUCTION_CANCELLED' }), '5 KIND_OUT_OF_ORDER'],
  ])('is refused when it %s', (_what, verdict, expected) => {
    expect(verdict).toBe(expected);
  });
});

describe('a history with an outage', () => {
  /** The close was 04:00:00; it recovered at 04:02:00 and closes at 04:12:00. */
  const forgery = (changes = {}) => {
    const sitting = new Sitting({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300, ...changes });
    sitting.bid('A', 100, null, 1);
    sitting.outage(3540, 3720);
    sitting.bid('B', 110, null, 4319);
    sitting.close(5000);
    return new Forgery(sitting);
  };

  test('is sound as it was made, soft closes afterwards included', () => {
    expect(forgery().story).toEqual([
      '1 AUCTION_OPENED null null 03:00:00.000',
      '2 BID_ACCEPTED 100.00 1 03:00:01.000',
      '3 EXTENDED_OUTAGE 100.00 null 04:02:00.000',
      '4 BID_ACCEPTED 110.00 2 04:11:59.000',
      '5 CLOSE_EXTENDED 110.00 null 04:11:59.000',
      '6 AUCTION_CLOSED 110.00 2 04:23:20.000',
    ]);
    expect(forgery().verdict).toBeNull();
    expect(forgery().replay()).toMatchObject({ history: { outageExtensionMs: 720_000 } });
  });

  test('moves the hard close by as much', () => {
    expect(forgery({ hardCloseAt: OPENS_AT + 3_610_000 }).story[4]).toBe('5 CLOSE_EXTENDED 110.00 null 04:11:59.000');
    expect(forgery({ hardCloseAt: OPENS_AT + 3_610_000 }).verdict).toBeNull();
    expect(forgery({ hardCloseAt: OPENS_AT + 3_610_000 }).with(5, { closesAt: '2026-11-23T04:16:59.000Z' })).toBe(
      '5 CLOSE_MISMATCH',
    );
  });

  test.each<[string, string, string]>([
    [
      'moves the close by less than any outage could',
      forgery().with(3, { closesAt: '2026-11-23T04:00:29.999Z' }),
      '3 CLOSE_MISMATCH',
    ],
    ['moves the close back', forgery().with(3, { closesAt: '2026-11-23T03:59:00.000Z' }), '3 CLOSE_MISMATCH'],
    ['gives more than a day', forgery().with(3, { closesAt: '2026-11-24T04:02:00.001Z' }), '3 CLOSE_MISMATCH'],
    ['moves no close', forgery().with(3, { closesAt: null }), '3 FIELD_MISMATCH'],
    ['moves the price', forgery().with(3, { price: '101.00' }), '3 FIELD_MISMATCH'],
    ['is about somebody', forgery().with(3, { bidderAlias: '1' }), '3 FIELD_MISMATCH'],
    ['is committed to', forgery().with(3, { commitment: '0'.repeat(64) }), '3 COMMITMENT_MISMATCH'],
    ['comes long before the close', forgery().with(3, { at: '2026-11-23T03:50:29.999Z' }), '3 CLOSE_MISMATCH'],
    ['comes before the opening', forgery().only(3), '1 KIND_OUT_OF_ORDER'],
    [
      'comes where a soft close was due',
      forgery().with(5, { kind: 'EXTENDED_OUTAGE', closesAt: '2026-11-23T04:22:00.000Z' }),
      '5 EXTENSION_MISSING',
    ],
  ])('is refused when the outage %s', (_what, verdict, expected) => {
    expect(verdict).toBe(expected);
  });
});
