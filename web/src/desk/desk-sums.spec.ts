import { expect, test } from '@jest/globals';
import { type Counted, deskSums } from './desk-sums.js';

const led = (massKg: number, currentPrice: string, limit: string | null = null, live = true): Counted => ({
  status: 'OPEN',
  leading: true,
  massKg,
  currentPrice,
  limit,
  live,
});

test('what I lead counts with its mass at the current price, and at the limit', () => {
  expect(deskSums([led(18_200, '19480.00', '19500.00'), led(12_600, '18960.00')])).toEqual({
    leading: 2,
    outbid: 0,
    leadingMassKg: 30_800,
    ifAllWonFen: 59_343_200n,
    atLimitsFen: 59_379_600n,
    stale: 0,
  });
});

test('each amount is rounded half up to fen before it is added', () => {
  expect(deskSums([led(1, '15.00'), led(1, '15.00')]).ifAllWonFen).toBe(4n);
});

test('what is over, what others lead and what I only watch adds nothing', () => {
  const sums = deskSums([
    { ...led(10_000, '1.00'), status: 'CLOSED' },
    { ...led(10_000, '1.00'), leading: false },
    { ...led(10_000, '1.00'), leading: null, live: false },
  ]);
  expect(sums).toMatchObject({ leading: 0, outbid: 1, leadingMassKg: 0, ifAllWonFen: 0n, stale: 0 });
});

test('a figure that rests on an auction that is not live says so', () => {
  expect(deskSums([led(1_000, '1.00', null, false)]).stale).toBe(1);
  expect(deskSums([{ ...led(1_000, '1.00', null, false), leading: false }]).stale).toBe(1);
});
