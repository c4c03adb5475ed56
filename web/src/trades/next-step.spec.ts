import type { TradeSide, TradeStatus } from '@app/settlement';
import { expect, test } from '@jest/globals';
import { mayWeigh, nextStep } from './next-step.js';

const at = (
  status: TradeStatus,
  weighed: TradeSide[] = [],
  reweighNeeded: TradeSide[] = [],
  confirmedBy: TradeSide[] = [],
) =>
  nextStep({
    status,
    reweighNeeded,
    tickets: weighed.map(side => ({ side, superseded: false })),
    settlement: status === 'INSPECTED' ? { amount: '1.00', confirmedBy } : null,
  });

test('the sides that have no ticket weigh first', () => {
  expect(at('AWARDED')).toEqual({ kind: 'WEIGH', by: ['SELLER', 'BUYER'] });
  expect(at('AWARDED', ['SELLER'])).toEqual({ kind: 'WEIGH', by: ['BUYER'] });
});
test('with both tickets the buyer inspects', () => {
  expect(at('DELIVERED', ['SELLER', 'BUYER'])).toEqual({ kind: 'INSPECT', by: ['BUYER'] });
});
test('after a refusal for the nets, the sides that have not yet done so may weigh again', () => {
  const step = at('DELIVERED', ['SELLER', 'BUYER'], ['BUYER']);
  expect(step).toEqual({ kind: 'REWEIGH', by: ['BUYER'] });
  expect([mayWeigh(step, 'BUYER'), mayWeigh(step, 'SELLER'), mayWeigh(step, null)]).toEqual([true, false, false]);
});
test('the sides that have not confirmed confirm', () => {
  expect(at('INSPECTED')).toEqual({ kind: 'CONFIRM', by: ['SELLER', 'BUYER'] });
  expect(at('INSPECTED', [], [], ['SELLER'])).toEqual({ kind: 'CONFIRM', by: ['BUYER'] });
});
test.each(['SETTLED', 'DISPUTED', 'CANCELLED'] as const)('nothing follows %s', status => {
  expect(at(status, ['SELLER', 'BUYER'])).toEqual({ kind: 'END', by: [] });
});
