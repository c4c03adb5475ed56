import { mass, massFromKg, ppm } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  AWARDED_TRADE,
  decideTrade,
  TRADE_SIDES,
  TRADE_STATUSES,
  type TradeCommand,
  type TradeSide,
  type TradeState,
} from './trade.js';
import type { Weighing } from './weighing.js';

const net = (kg: number): Weighing => ({ gross: massFromKg(kg + 14_000), tare: massFromKg(14_000) });
const ticket = (side: TradeSide, weighing: Weighing = net(20_000)): TradeCommand => ({
  kind: 'RECORD_TICKET',
  side,
  weighing,
});
const inspection = (radioactivityPassed: boolean | null = true): TradeCommand => ({
  kind: 'RECORD_INSPECTION',
  radioactivityPassed,
  tolerance: ppm(3_000n),
});
const confirmation = (side: TradeSide): TradeCommand => ({ kind: 'CONFIRM', side });

/** The state after all commands, refusals included: `state` of every decision is kept, as a caller must. */
const tradeAfter = (...commands: TradeCommand[]): TradeState =>
  commands.reduce((state, command) => decideTrade(state, command).state, AWARDED_TRADE);
const verdict = (state: TradeState, command: TradeCommand) => decideTrade(state, command).verdict;

const DELIVERED = [ticket('SELLER'), ticket('BUYER')] as const;
const INSPECTED = [...DELIVERED, inspection()] as const;
const SETTLED = [...INSPECTED, confirmation('SELLER'), confirmation('BUYER')] as const;
const MISWEIGHED = [ticket('SELLER'), ticket('BUYER', net(19_000)), inspection()] as const;

describe('weighbridge tickets', () => {
  test.each(TRADE_SIDES)('one ticket alone delivers nothing (%s)', side => {
    expect(tradeAfter(ticket(side)).status).toBe('AWARDED');
  });

  test('both tickets, in any order, deliver', () => {
    expect(tradeAfter(ticket('SELLER'), ticket('BUYER')).status).toBe('DELIVERED');
    expect(tradeAfter(ticket('BUYER'), ticket('SELLER')).status).toBe('DELIVERED');
  });

  test.each(TRADE_SIDES)('a second ticket of the same side is refused TICKET_EXISTS and changes nothing (%s)', side => {
    for (const state of [tradeAfter(ticket(side)), tradeAfter(...DELIVERED)]) {
      const decision = decideTrade(state, ticket(side, net(21_000)));
      expect(decision.verdict).toEqual({ kind: 'TICKET_EXISTS', side });
      expect(decision.state).toBe(state);
    }
  });

  test.each([
    ['INSPECTED', INSPECTED],
    ['SETTLED', SETTLED],
    ['DISPUTED', [...DELIVERED, inspection(false)]],
  ] as const)('a ticket for a trade that is %s is refused TRADE_STATE', (status, commands) => {
    expect(verdict(tradeAfter(...commands), ticket('SELLER'))).toEqual({ kind: 'TRADE_STATE', status });
  });

  test('an impossible weighing is a defect', () => {
    expect(() => decideTrade(AWARDED_TRADE, ticket('SELLER', { gross: mass(1n), tare: mass(2n) }))).toThrow(RangeError);
  });
});

describe('the inspection', () => {
  test('comes after the delivery, and once', () => {
    expect(verdict(AWARDED_TRADE, inspection())).toEqual({ kind: 'TRADE_STATE', status: 'AWARDED' });
    expect(verdict(tradeAfter(ticket('BUYER')), inspection())).toEqual({ kind: 'TRADE_STATE', status: 'AWARDED' });
    expect(tradeAfter(...INSPECTED).status).toBe('INSPECTED');
    expect(verdict(tradeAfter(...INSPECTED), inspection())).toEqual({ kind: 'TRADE_STATE', status: 'INSPECTED' });
  });

  test('that fails on radioactivity disputes the trade; not measured is no failure', () => {
    expect(tradeAfter(...DELIVERED, inspection(false)).status).toBe('DISPUTED');
    expect(tradeAfter(...DELIVERED, inspection(null)).status).toBe('INSPECTED');
  });

  test('is refused REWEIGH_NEEDED when the nets differ too much, and the trade remembers it', () => {
    const delivered = tradeAfter(ticket('SELLER'), ticket('BUYER', net(19_000)));
    const decision = decideTrade(delivered, inspection());
    expect(decision.verdict).toEqual({
      kind: 'REWEIGH_NEEDED',
      sellerNet: massFromKg(20_000),
      buyerNet: massFromKg(19_000),
      tolerance: 3_000n,
    });
    expect(decision.state).toEqual({ ...delivered, reweighOpen: ['SELLER', 'BUYER'] });
  });

  test('is refused REWEIGH_NEEDED before its radioactivity is looked at', () => {
    const delivered = tradeAfter(ticket('SELLER'), ticket('BUYER', net(19_000)));
    expect(verdict(delivered, inspection(false)).kind).toBe('REWEIGH_NEEDED');
  });
});

describe('a re-weigh', () => {
  test('lets each side record one new ticket, which supersedes its old one', () => {
    const state = tradeAfter(...MISWEIGHED, ticket('BUYER', net(19_980)));
    expect(state.buyer).toEqual(net(19_980));
    expect(state.seller).toEqual(net(20_000));
    expect(state.status).toBe('DELIVERED');
    expect(state.reweighOpen).toEqual(['SELLER']);
    expect(verdict(state, ticket('BUYER', net(19_990)))).toEqual({ kind: 'TICKET_EXISTS', side: 'BUYER' });
    expect(tradeAfter(...MISWEIGHED, ticket('BUYER', net(19_980)), ticket('SELLER', net(19_985))).reweighOpen).toEqual(
      [],
    );
  });

  test('needs no ticket of the side that stands by its first one', () => {
    const state = tradeAfter(...MISWEIGHED, ticket('BUYER', net(19_980)), inspection());
    expect(state.status).toBe('INSPECTED');
    expect(state.reweighOpen).toEqual([]);
  });

  test('that still differs is asked for again, as often as needed', () => {
    let state = tradeAfter(...MISWEIGHED);
    for (let round = 0; round < 5; round++) {
      state = decideTrade(state, ticket('SELLER', net(20_000 + round))).state;
      state = decideTrade(state, ticket('BUYER', net(19_000 + round))).state;
      const decision = decideTrade(state, inspection());
      expect(decision.verdict.kind).toBe('REWEIGH_NEEDED');
      state = decision.state;
      expect(state.reweighOpen).toEqual(['SELLER', 'BUYER']);
    }
    expect(decideTrade(decideTrade(state, ticket('BUYER', net(20_004))).state, inspection()).state.status).toBe(
      'INSPECTED',
    );
  });
});

describe('the confirmation', () => {
  test('of one side leaves the trade inspected, of both settles it', () => {
    const one = tradeAfter(...INSPECTED, confirmation('BUYER'));
    expect(one).toMatchObject({ status: 'INSPECTED', confirmedBy: ['BUYER'] });
    expect(decideTrade(one, confirmation('SELLER')).state).toMatchObject({
      status: 'SETTLED',
      confirmedBy: ['BUYER', 'SELLER'],
    });
  });

  test.each(TRADE_SIDES)(
    'given twice by one side answers the same state and never counts as the other side (%s)',
    side => {
      for (const state of [tradeAfter(...INSPECTED, confirmation(side)), tradeAfter(...SETTLED)]) {
        const decision = decideTrade(state, confirmation(side));
        expect(decision.verdict).toEqual({ kind: 'UNCHANGED' });
        expect(decision.state).toBe(state);
      }
    },
  );

  test.each([
    ['AWARDED', []],
    ['DELIVERED', DELIVERED],
    ['DISPUTED', [...DELIVERED, inspection(false)]],
  ] as const)('of a trade that is %s is refused TRADE_STATE', (status, commands) => {
    expect(verdict(tradeAfter(...commands), confirmation('SELLER'))).toEqual({ kind: 'TRADE_STATE', status });
  });
});

test('a cancelled trade refuses everything', () => {
  const cancelled: TradeState = { ...tradeAfter(...INSPECTED, confirmation('SELLER')), status: 'CANCELLED' };
  for (const command of [ticket('SELLER'), inspection(), confirmation('SELLER'), confirmation('BUYER')]) {
    expect(verdict(cancelled, command)).toEqual({ kind: 'TRADE_STATE', status: 'CANCELLED' });
  }
});

test.each<[string, TradeState]>([
  ['a delivery without a ticket', { ...tradeAfter(...DELIVERED), buyer: null }],
  ['an award with both tickets', { ...tradeAfter(...DELIVERED), status: 'AWARDED' }],
  ['a re-weigh after the inspection', { ...tradeAfter(...INSPECTED), reweighOpen: ['SELLER'] }],
  ['a settlement confirmed once', { ...tradeAfter(...SETTLED), confirmedBy: ['SELLER'] }],
  ['a settlement confirmed twice by one side', { ...tradeAfter(...SETTLED), confirmedBy: ['SELLER', 'SELLER'] }],
  ['an inspection confirmed by both', { ...tradeAfter(...SETTLED), status: 'INSPECTED' }],
  ['a delivery that is confirmed', { ...tradeAfter(...DELIVERED), confirmedBy: ['BUYER'] }],
])('%s is a defect', (_name, state) => {
  expect(() => decideTrade(state, confirmation('SELLER'))).toThrow(RangeError);
});

test('whatever the parties send, a trade only moves forward, and settles only when both tickets agree and both sides confirmed', () => {
  const side = fc.constantFrom(...TRADE_SIDES);
  const command: fc.Arbitrary<TradeCommand> = fc.oneof(
    fc.tuple(side, fc.integer({ min: 19_960, max: 20_040 })).map(([s, kg]) => ticket(s, net(kg))),
    fc.constantFrom(true, true, true, null, null, false).map(inspection),
    side.map(confirmation),
  );
  const settledRuns: boolean[] = [];
  fc.assert(
    fc.property(fc.array(command, { minLength: 10, maxLength: 60, size: 'max' }), commands => {
      let state = AWARDED_TRADE;
      for (const next of commands) {
        const decision = decideTrade(state, next);
        const stands = decision.verdict.kind === 'ACCEPTED' || decision.verdict.kind === 'REWEIGH_NEEDED';
        if (!stands) expect(decision.state).toBe(state);
        expect(TRADE_STATUSES.indexOf(decision.state.status)).toBeGreaterThanOrEqual(
          TRADE_STATUSES.indexOf(state.status),
        );
        state = decision.state;
      }
      settledRuns.push(state.status === 'SETTLED');
      if (state.status === 'SETTLED') {
        expect([...state.confirmedBy].sort()).toEqual(['BUYER', 'SELLER']);
        const agreed = decideTrade({ ...state, status: 'DELIVERED', confirmedBy: [] }, inspection());
        expect(agreed.verdict.kind).toBe('ACCEPTED');
      }
    }),
  );
  expect(settledRuns).toContain(true);
});
