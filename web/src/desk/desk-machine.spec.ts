import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Draft } from '../bidding/draft.js';
import { fenOf } from '../format/price.js';
import type { BidWay } from './bid-way.js';
import {
  DESK_AT_REST,
  type DeskEvent,
  type DeskState,
  EMPTY_DRAFT,
  enterMoved,
  forget,
  step,
  stillHolds,
} from './desk-machine.js';

const PRICE: BidWay = { kind: 'PRICE', minimum: '15050.00', raise: 5_000n, takesLimit: true, steps: true };
const LEADING: BidWay = { kind: 'LIMIT', currentPrice: '15000.00', standing: '15300.00', raise: 5_000n };
const NONE: BidWay = { kind: 'NONE', why: 'NOT_LIVE' };
const A = 'a';

/** A person at one cell. Enter is pressed and let go like any key. */
class Hands {
  state: DeskState = DESK_AT_REST;
  readonly bids: Draft[] = [];
  nowMs = 0;

  do(event: DeskEvent): this {
    const next = step(this.state, A, event);
    this.state = next.state;
    if (next.confirmed !== null) this.bids.push(next.confirmed);
    return this;
  }
  enterDown(way: BidWay = PRICE): this {
    this.do({ kind: 'ENTER', way, atMs: this.nowMs });
    this.state = enterMoved(this.state, true, this.nowMs);
    return this;
  }
  enterUp(): this {
    this.state = enterMoved(this.state, false, this.nowMs);
    return this;
  }
  wait(ms: number): this {
    this.nowMs += ms;
    return this;
  }
  get draft() {
    return this.state.drafts[A] ?? EMPTY_DRAFT;
  }
}
const hands = () => new Hands();
const up = (bold = false): DeskEvent => ({ kind: 'STEP', up: true, bold, way: PRICE });
const down: DeskEvent = { kind: 'STEP', up: false, bold: false, way: PRICE };

test('Enter checks, and Enter again, after it was let go, confirms', () => {
  const person = hands().enterDown().wait(60).enterUp();
  expect(person.draft.checked).toEqual({ pricePerTonne: '15050.00', maxPricePerTonne: null, onlyLimit: false });
  expect(person.bids).toEqual([]);
  person.wait(200).enterDown();
  expect(person.bids).toEqual([{ pricePerTonne: '15050.00', maxPricePerTonne: null, onlyLimit: false }]);
  expect(person.draft).toEqual(EMPTY_DRAFT);
});

test('a held Enter never confirms, however long and however it repeats', () => {
  const held = hands().enterDown();
  for (let repeat = 0; repeat < 100; repeat++) held.wait(33).enterDown();
  expect(held.bids).toEqual([]);
  const pairs = hands().enterDown(); // a remote desktop sends up and down for each repeat
  for (let repeat = 0; repeat < 100; repeat++) pairs.wait(33).enterUp().enterDown();
  expect(pairs.bids).toEqual([]);
});

test('an Enter that was held in a field checks there and does not confirm here', () => {
  const person = hands();
  person.state = enterMoved(person.state, true, 0); // down in the field
  person.do({ kind: 'CHECK', way: PRICE }); // its form is submitted
  expect(person.draft.checked).not.toBeNull();
  person.wait(500).enterDown();
  expect(person.bids).toEqual([]);
  person.enterUp().wait(200).enterDown();
  expect(person.bids).toHaveLength(1);
});

test('arrows move by one raise, with Shift by four, and never below the minimum', () => {
  const person = hands().do(up());
  expect(person.draft.typedPrice).toBe('15,100');
  expect(person.do(up(true)).draft.typedPrice).toBe('15,300');
  expect(person.do({ kind: 'STEP', up: false, bold: true, way: PRICE }).draft.typedPrice).toBe('15,100');
  expect(person.do(down).draft.typedPrice).toBeNull(); // it follows the minimum again
  expect(person.do(down).draft.typedPrice).toBeNull();
});

test('from what is no price or too low a step leads to the minimum', () => {
  for (const typed of ['abc', '', '14,000'])
    expect(hands().do({ kind: 'TYPE_PRICE', typed }).do(up()).draft.typedPrice).toBeNull();
});

test('a step after the check takes the check back', () => {
  const person = hands().enterDown().enterUp().do(up()).wait(300);
  expect(person.draft).toMatchObject({ typedPrice: '15,100', checked: null });
  person.enterDown();
  expect(person.bids).toEqual([]);
  expect(person.draft.checked?.pricePerTonne).toBe('15100.00');
});

test('what somebody outbid between check and confirmation is not confirmed', () => {
  const person = hands().enterDown().enterUp().wait(300);
  person.enterDown({ ...PRICE, minimum: '15100.00' });
  expect(person.bids).toEqual([]);
  expect(person.draft.checked).not.toBeNull(); // it stands there, and cannot be sent
  person.do({ kind: 'CONFIRM', way: { ...PRICE, minimum: '15100.00' } });
  person.do({ kind: 'CONFIRM', way: NONE });
  expect(person.bids).toEqual([]);
  person.do({ kind: 'TAKE_PRICE', price: '15100.00' });
  expect(person.draft).toEqual({ ...EMPTY_DRAFT, typedPrice: '15,100' });
});

test('a new limit that was checked by the leader is void once the lead is lost, and the other way round', () => {
  const limit: Draft = { pricePerTonne: '15000.00', maxPricePerTonne: '15500.00', onlyLimit: true };
  expect(stillHolds(limit, LEADING)).toBe(true);
  expect(stillHolds(limit, PRICE)).toBe(false);
  expect(stillHolds({ ...limit, pricePerTonne: '15100.00' }, PRICE)).toBe(false);
  expect(stillHolds(limit, { ...LEADING, standing: '15500.00' } as BidWay)).toBe(false);
  expect(stillHolds({ pricePerTonne: '15050.00', maxPricePerTonne: null, onlyLimit: false }, LEADING)).toBe(false);
});

test('P opens the limit a bold step above the price, and it goes out with the bid', () => {
  const person = hands().do({ kind: 'OPEN_LIMIT', way: PRICE });
  expect(person.draft.typedLimit).toBe('15,250');
  person.do({ kind: 'TYPE_LIMIT', typed: '16000' }).do({ kind: 'CHECK', way: PRICE });
  expect(person.draft.checked).toEqual({ pricePerTonne: '15050.00', maxPricePerTonne: '16000.00', onlyLimit: false });
});

test('the leader’s P raises the standing limit and nothing else', () => {
  const person = hands().enterDown(LEADING).enterUp();
  expect(person.draft).toEqual(EMPTY_DRAFT); // there is nothing to check
  person.do({ kind: 'STEP', up: true, bold: false, way: LEADING });
  expect(person.draft).toEqual(EMPTY_DRAFT);
  person.do({ kind: 'OPEN_LIMIT', way: LEADING });
  expect(person.draft.typedLimit).toBe('15,500');
  person.do({ kind: 'TYPE_LIMIT', typed: '15300' }).do({ kind: 'CHECK', way: LEADING });
  expect(person.draft).toMatchObject({ checked: null, tried: true }); // not above what stands
  person.do({ kind: 'TYPE_LIMIT', typed: '15400' }).do({ kind: 'CHECK', way: LEADING });
  person.do({ kind: 'CONFIRM', way: LEADING });
  expect(person.bids).toEqual([{ pricePerTonne: '15000.00', maxPricePerTonne: '15400.00', onlyLimit: true }]);
});

test('a falling clock is taken as it stands: nothing typed counts', () => {
  const dutch: BidWay = { ...PRICE, takesLimit: false, steps: false };
  const person = hands().do({ kind: 'STEP', up: true, bold: true, way: dutch }).do({ kind: 'OPEN_LIMIT', way: dutch });
  expect(person.draft).toEqual(EMPTY_DRAFT);
  person.do({ kind: 'CHECK', way: dutch });
  expect(person.draft.checked).toMatchObject({ pricePerTonne: '15050.00', maxPricePerTonne: null });
});

test('Esc goes back one step: from the check to what was typed, from there to nothing', () => {
  const person = hands().do(up()).enterDown().enterUp().do({ kind: 'CANCEL' });
  expect(person.draft).toMatchObject({ typedPrice: '15,100', checked: null });
  expect(person.do({ kind: 'CANCEL' }).draft).toEqual(EMPTY_DRAFT);
});

test('where no bid is possible no key does anything', () => {
  const person = hands();
  for (const event of [
    { kind: 'STEP', up: true, bold: true, way: NONE },
    { kind: 'OPEN_LIMIT', way: NONE },
    { kind: 'CHECK', way: NONE },
    { kind: 'CONFIRM', way: NONE },
    { kind: 'ENTER', way: NONE, atMs: 1e6 },
  ] as const)
    person.do(event);
  expect(person.state.drafts).toEqual({});
  expect(person.bids).toEqual([]);
});

test('what happens in one cell changes no other', () => {
  const first = step(DESK_AT_REST, 'a', up()).state;
  const second = step(first, 'b', up(true)).state;
  expect(second.drafts.a).toBe(first.drafts.a);
  expect(forget(second, 'a').drafts).toEqual({ b: second.drafts.b });
});

test('whatever is pressed, a bid follows a check with the very same price, and is at least the minimum', () => {
  const events = fc.constantFrom<DeskEvent | 'DOWN' | 'UP' | 'WAIT'>(
    up(),
    up(true),
    down,
    { kind: 'TYPE_PRICE', typed: '14 000' },
    { kind: 'TYPE_PRICE', typed: '15 075.5' },
    { kind: 'OPEN_LIMIT', way: PRICE },
    { kind: 'TYPE_LIMIT', typed: '15000' },
    { kind: 'CHECK', way: PRICE },
    { kind: 'CONFIRM', way: PRICE },
    { kind: 'CANCEL' },
    'DOWN',
    'UP',
    'WAIT',
  );
  fc.assert(
    fc.property(fc.array(events, { maxLength: 40 }), presses => {
      const person = hands();
      for (const event of presses) {
        const { checked } = person.draft;
        const placed = person.bids.length;
        if (event === 'DOWN') person.enterDown();
        else if (event === 'UP') person.enterUp();
        else if (event === 'WAIT') person.wait(200);
        else person.do(event);
        if (person.bids.length === placed) continue;
        expect(person.bids.at(-1)).toBe(checked);
        expect(fenOf(checked?.pricePerTonne ?? '0.00')).toBeGreaterThanOrEqual(
          fenOf(PRICE.kind === 'PRICE' ? PRICE.minimum : ''),
        );
      }
    }),
  );
});
