import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { EventForm, HashedEventForm } from './forms.js';
import { Sitting, yuan } from './testing/an-auction.js';
import * as publishing from './testing/publish.js';
import { unhashed } from './testing/publish.js';
import { replayChain, verifyChain } from './verify-chain.js';

const sha256 = (hex: string, text: string) =>
  createHash('sha256').update(Buffer.from(hex, 'hex')).update(text).digest('hex');

/** 1 opened · 2 bid A 100 · 3 bid B 110 · 4 proxy A 120 · 5 own limit of A · 6 bid C 200 · 7 extended · 8 closed, sold to C */
function sale() {
  const sitting = new Sitting({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300, reserve: yuan(150) });
  sitting.bid('A', 100, 130, 1);
  sitting.bid('B', 110, null, 2);
  sitting.bid('A', 100, 140, 3);
  sitting.bid('C', 200, null, 3599);
  sitting.tick(3900);
  return publish(sitting);
}

const publish = (sitting: Sitting) => publishing.publish(sitting.state.terms, sitting.events, sha256);
const hashed = (terms: publishing.Published['terms'], events: readonly EventForm[]) =>
  publishing.hashed(terms, events, sha256);

/** The sale with event `version` changed and everything hashed again. */
function forged(version: number, changes: Partial<EventForm>) {
  const { terms, events } = sale();
  const forms = events.map(event => ({ ...unhashed(event), ...(event.version === version ? changes : {}) }));
  return replayChain(terms, hashed(terms, forms), sha256);
}

/** The sale with the versions given, in that order, numbered afresh. */
function recomposed(...versions: number[]) {
  const { terms, events } = sale();
  const forms = versions.map((old, i) => {
    const event = events[old - 1];
    if (event === undefined) throw new Error(`no version ${old}`);
    return { ...unhashed(event), version: i + 1 };
  });
  return replayChain(terms, hashed(terms, forms), sha256);
}

const badAt = (version: number, fault: string) => ({ kind: 'BAD', version, fault });

test('an honest history is sound, and the replay tells how it ended', () => {
  const { terms, events } = sale();
  expect(events.map(event => `${event.version} ${event.kind} ${event.price} ${event.bidderAlias}`)).toEqual([
    '1 AUCTION_OPENED null null',
    '2 BID_ACCEPTED 100.00 1',
    '3 BID_ACCEPTED 110.00 2',
    '4 PROXY_RAISED 120.00 1',
    '5 BID_ACCEPTED 120.00 1',
    '6 BID_ACCEPTED 200.00 3',
    '7 CLOSE_EXTENDED 200.00 null',
    '8 AUCTION_CLOSED 200.00 3',
  ]);
  expect(verifyChain(terms, events, sha256)).toBeNull();
  expect(replayChain(terms, events, sha256)).toMatchObject({
    kind: 'SOUND',
    history: { status: 'CLOSED', price: yuan(200), winnerAlias: 3, version: 8 },
  });
});

test('it stays sound as parsed from text, in any order of members', () => {
  const { terms, events } = sale();
  const shuffled = events.map(event => Object.fromEntries(Object.entries(event).reverse()));
  expect(verifyChain(JSON.parse(JSON.stringify(terms)), JSON.parse(JSON.stringify(shuffled)), sha256)).toBeNull();
});

test('a beginning of a history is sound and still open', () => {
  const { terms, events } = sale();
  expect(replayChain(terms, events.slice(0, 4), sha256)).toMatchObject({ kind: 'SOUND', history: { status: 'OPEN' } });
  expect(replayChain(terms, [], sha256)).toMatchObject({ kind: 'SOUND', history: { status: 'SCHEDULED', version: 0 } });
});

test('cancelled histories are sound, before the opening and after bids', () => {
  const sitting = new Sitting();
  sitting.bid('A', 100);
  sitting.cancel(5);
  const { terms, events } = publish(sitting);
  expect(replayChain(terms, events, sha256)).toMatchObject({ history: { status: 'CANCELLED', winnerAlias: null } });
});

describe('a changed byte is found where it is', () => {
  test.each<[keyof EventForm, string]>([
    ['price', '110.01'],
    ['at', '2026-11-23T03:00:02.001Z'],
    ['bidderAlias', '1'],
    ['commitment', '0'.repeat(64)],
    ['kind', 'PROXY_RAISED'],
  ])('in %s', (member, value) => {
    const { terms, events } = sale();
    const changed = events.map(event => (event.version === 3 ? { ...event, [member]: value } : event));
    expect(verifyChain(terms, changed, sha256)).toBe(3);
    expect(replayChain(terms, changed, sha256)).toEqual(badAt(3, 'HASH_MISMATCH'));
  });

  test('in the terms: the first event no longer hangs on them', () => {
    const { terms, events } = sale();
    expect(verifyChain({ ...terms, startPrice: '99.00' }, events, sha256)).toBe(1);
    expect(verifyChain({ ...terms, reserveCommitment: '0'.repeat(64) }, events, sha256)).toBe(1);
  });

  test('in a hash', () => {
    const { terms, events } = sale();
    const changed = events.map(event => (event.version === 8 ? { ...event, hash: '0'.repeat(64) } : event));
    expect(verifyChain(terms, changed, sha256)).toBe(8);
  });
});

describe('a form that is not spelt exactly is malformed', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a price without its decimals', { price: '110' }],
    ['a price as a number', { price: 110 }],
    ['an instant with an offset', { at: '2026-11-23T11:00:02.000+08:00' }],
    ['an instant that does not exist', { at: '2026-02-30T03:00:02.000Z' }],
    ['an alias as a number', { bidderAlias: 2 }],
    ['an alias with a leading zero', { bidderAlias: '02' }],
    ['a version as text', { version: '3' }],
    ['a broken version', { version: 3.5 }],
    ['an upper-case hash', { hash: 'A'.repeat(64) }],
    ['a short commitment', { commitment: '00' }],
    ['a further member', { note: 'hello' }],
    ['an undefined member', { closesAt: undefined }],
  ])('%s', (_what, changes) => {
    const { terms, events } = sale();
    const changed = events.map(event => (event.version === 3 ? { ...event, ...changes } : event));
    expect(replayChain(terms, changed, sha256)).toEqual(badAt(3, 'EVENT_MALFORMED'));
  });

  test('a missing member, and what is no object at all', () => {
    const { terms, events } = sale();
    const { closesAt: _closesAt, ...incomplete } = events[0] as HashedEventForm;
    for (const candidate of [incomplete, null, 'x', 1, [], undefined]) {
      expect(replayChain(terms, [candidate], sha256)).toEqual(badAt(1, 'EVENT_MALFORMED'));
    }
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a further member', { reserve: null }, 'TERMS_MALFORMED'],
    [
      'tiers with a further member',
      { incrementTiers: [{ from: '0.00', increment: '1.00', x: 0.5 }] },
      'TERMS_MALFORMED',
    ],
    ['tiers that are no list', { incrementTiers: 'x' }, 'TERMS_MALFORMED'],
    ['an unknown format', { format: 'VICKREY' }, 'TERMS_MALFORMED'],
    ['a credential that is no name', { requiredCredentials: ['a b'] }, 'TERMS_MALFORMED'],
    ['a format that they do not fit', { format: 'DUTCH' }, 'TERMS_ILLEGAL'],
    ['a close before the opening', { closesAt: '2026-11-23T02:00:00.000Z' }, 'TERMS_ILLEGAL'],
    ['tiers beside an increment', { incrementTiers: [{ from: '0.00', increment: '1.00' }] }, 'TERMS_ILLEGAL'],
  ])('terms with %s are bad at version 0', (_what, changes, fault) => {
    const { terms, events } = sale();
    expect(replayChain({ ...terms, ...changes }, events, sha256)).toEqual(badAt(0, fault));
  });
});

describe('a history that is hashed correctly but was never legal', () => {
  test('misses its opening', () => {
    expect(recomposed(2, 8)).toEqual(badAt(1, 'AUCTION_NOT_OPEN'));
  });
  test('opens twice', () => {
    expect(recomposed(1, 1)).toEqual(badAt(2, 'KIND_OUT_OF_ORDER'));
  });
  test('goes on after the close', () => {
    expect(recomposed(1, 8, 8)).toEqual(badAt(2, 'FIELD_MISMATCH'));
    expect(recomposed(1, 2, 3, 4, 5, 6, 7, 8, 8)).toEqual(badAt(9, 'KIND_OUT_OF_ORDER'));
  });
  test('has a gap in its versions', () => {
    expect(forged(3, { version: 4 })).toEqual(badAt(3, 'VERSION_GAP'));
  });
  test('holds an event of another auction', () => {
    expect(forged(3, { auctionId: 'other' })).toEqual(badAt(3, 'OTHER_AUCTION'));
  });
  test('lets time run back', () => {
    expect(forged(3, { at: '2026-11-23T03:00:00.999Z' })).toEqual(badAt(3, 'TIME_RUNS_BACK'));
  });
  test('opens before the announced time', () => {
    expect(forged(1, { at: '2026-11-23T02:59:59.999Z' })).toEqual(badAt(1, 'KIND_OUT_OF_ORDER'));
  });
  test('opens with another close than announced', () => {
    expect(forged(1, { closesAt: '2026-11-23T04:00:00.001Z' })).toEqual(badAt(1, 'CLOSE_MISMATCH'));
  });
  test('opens with a price', () => {
    expect(forged(1, { price: '100.00' })).toEqual(badAt(1, 'FIELD_MISMATCH'));
  });
  test('accepts a bid below the minimum', () => {
    expect(forged(2, { price: '99.99' })).toEqual(badAt(2, 'PRICE_MISMATCH'));
    expect(forged(3, { price: '109.99' })).toEqual(badAt(3, 'PRICE_MISMATCH'));
  });
  test('makes a leader outbid himself', () => {
    expect(forged(5, { price: '130.00' })).toEqual(badAt(5, 'PRICE_MISMATCH'));
  });
  test('skips an alias', () => {
    expect(forged(3, { bidderAlias: '3' })).toEqual(badAt(3, 'ALIAS_MISMATCH'));
    expect(forged(3, { bidderAlias: null })).toEqual(badAt(3, 'ALIAS_MISMATCH'));
  });
  test('accepts a bid at the close', () => {
    expect(forged(6, { at: '2026-11-23T04:00:00.000Z' })).toEqual(badAt(6, 'AUCTION_NOT_OPEN'));
  });
  test('has a bid without a commitment, or a close with one', () => {
    expect(forged(2, { commitment: null })).toEqual(badAt(2, 'COMMITMENT_MISMATCH'));
    expect(forged(8, { commitment: '0'.repeat(64) })).toEqual(badAt(8, 'COMMITMENT_MISMATCH'));
  });
  test('lets a proxy answer nobody, later, or twice', () => {
    expect(recomposed(1, 4)).toEqual(badAt(2, 'PROXY_WITHOUT_BID'));
    expect(forged(4, { at: '2026-11-23T03:00:02.500Z' })).toEqual(badAt(4, 'PROXY_WITHOUT_BID'));
    expect(recomposed(1, 2, 3, 4, 4)).toEqual(badAt(5, 'PROXY_WITHOUT_BID'));
  });
  test('lets a proxy answer that is neither the bidder’s nor the leader’s, or changes nothing, or lowers the price', () => {
    expect(forged(4, { bidderAlias: '3' })).toEqual(badAt(4, 'ALIAS_MISMATCH'));
    expect(forged(4, { bidderAlias: '2', price: '110.00' })).toEqual(badAt(4, 'PRICE_MISMATCH'));
    expect(forged(4, { price: '109.00' })).toEqual(badAt(4, 'PRICE_MISMATCH'));
  });
  test('extends by another span than announced', () => {
    expect(forged(7, { closesAt: '2026-11-23T04:05:00.000Z' })).toEqual(badAt(7, 'CLOSE_MISMATCH'));
  });
  test('extends without a bid, twice, or outside the window', () => {
    expect(recomposed(1, 7)).toEqual(badAt(2, 'EXTENSION_WITHOUT_BID'));
    expect(recomposed(1, 2, 3, 4, 5, 6, 7, 7)).toEqual(badAt(8, 'EXTENSION_WITHOUT_BID'));
    const early = { at: '2026-11-23T03:30:00.000Z' };
    const { terms, events } = sale();
    const forms = events.map(event => ({ ...unhashed(event), ...(event.version >= 6 ? early : {}) }));
    expect(replayChain(terms, hashed(terms, forms), sha256)).toEqual(badAt(7, 'CLOSE_MISMATCH'));
  });
  test('extends for a leader who only raised the own limit', () => {
    const sitting = new Sitting({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 });
    sitting.bid('A', 100, 130, 1);
    sitting.bid('A', 100, 200, 3599);
    sitting.tick(3600);
    const { terms, events } = publish(sitting);
    expect(verifyChain(terms, events, sha256)).toBeNull();
    const [opened, first, raised] = events.map(unhashed);
    if (opened === undefined || first === undefined || raised === undefined)
      throw new Error('three events were expected');
    const extension: EventForm = {
      ...raised,
      version: 4,
      kind: 'CLOSE_EXTENDED',
      bidderAlias: null,
      closesAt: '2026-11-23T04:04:59.000Z',
      commitment: null,
    };
    const forms = hashed(terms, [opened, first, raised, extension]);
    expect(replayChain(terms, forms, sha256)).toEqual(badAt(4, 'CLOSE_MISMATCH'));
  });
  test('keeps back an extension that was due, whatever comes instead', () => {
    expect(recomposed(1, 2, 3, 4, 5, 6, 8)).toEqual(badAt(7, 'EXTENSION_MISSING'));
    const { terms, events } = sale();
    const [last] = events.slice(5, 6).map(unhashed);
    if (last === undefined) throw new Error('no version 6');
    const another = { ...last, version: 7, bidderAlias: '2', price: '250.00' };
    const forms = [...events.slice(0, 6).map(unhashed), another];
    expect(replayChain(terms, hashed(terms, forms), sha256)).toEqual(badAt(7, 'EXTENSION_MISSING'));
  });
  test('closes early', () => {
    expect(forged(8, { at: '2026-11-23T04:04:58.999Z' })).toEqual(badAt(8, 'KIND_OUT_OF_ORDER'));
  });
  test('closes at another price or sells to somebody who does not lead', () => {
    expect(forged(8, { price: '120.00' })).toEqual(badAt(8, 'FIELD_MISMATCH'));
    expect(forged(8, { bidderAlias: '1' })).toEqual(badAt(8, 'ALIAS_MISMATCH'));
  });
  test('cancels after the close was due', () => {
    expect(forged(8, { kind: 'AUCTION_CANCELLED', bidderAlias: null })).toEqual(badAt(8, 'KIND_OUT_OF_ORDER'));
  });
  test('holds a kind that no rule knows', () => {
    expect(forged(5, { kind: 'PRICE_DROPPED' as EventForm['kind'], commitment: null })).toEqual(
      badAt(5, 'KIND_UNKNOWN'),
    );
  });
});
