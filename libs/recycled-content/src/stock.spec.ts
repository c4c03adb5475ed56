import { mass, massFromKg } from '@app/units';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawStock } from './stock.js';

const stock = (tradeId: string, kg: number) => ({ tradeId, available: massFromKg(kg) });
const draw = (tradeId: string, kg: number) => ({ tradeId, mass: massFromKg(kg) });

test('a stock bears draws up to its last gram', () => {
  expect(drawStock([stock('a', 17_641)], [draw('a', 17_641)])).toBeNull();
  expect(drawStock([stock('a', 0)], [draw('a', 0)])).toBeNull();
  expect(drawStock([stock('a', 1)], [])).toBeNull();
});

test('one gram more is refused, with what was there and what was asked', () => {
  expect(drawStock([stock('a', 1)], [{ tradeId: 'a', mass: mass(1_001n) }])).toEqual({
    kind: 'INSUFFICIENT_STOCK',
    tradeId: 'a',
    available: 1_000n,
    asked: 1_001n,
  });
});

test('several draws of one trade add up', () => {
  const stocks = [stock('a', 100), stock('b', 100)];
  expect(drawStock(stocks, [draw('a', 60), draw('b', 100), draw('a', 40)])).toBeNull();
  expect(drawStock(stocks, [draw('a', 60), draw('b', 100), draw('a', 41)])).toMatchObject({
    tradeId: 'a',
    available: 100_000n,
    asked: 101_000n,
  });
});

test('one trade never draws from the stock of another', () => {
  expect(drawStock([stock('a', 1_000), stock('b', 1)], [draw('b', 2)])).toMatchObject({ tradeId: 'b' });
});

test('of several overdrawn trades the first draw names the one that is refused', () => {
  expect(drawStock([stock('a', 1), stock('b', 1)], [draw('b', 2), draw('a', 2)])).toMatchObject({ tradeId: 'b' });
});

test.each([
  ['a negative stock', [{ tradeId: 'a', available: mass(-1n) }], []],
  ['a negative draw', [stock('a', 1)], [{ tradeId: 'a', mass: mass(-1n) }]],
  ['two stocks of one trade', [stock('a', 1), stock('a', 1)], []],
  ['a draw from a trade without a stock', [stock('a', 1)], [draw('b', 0)]],
])('%s is a defect', (_name, stocks, draws) => {
  expect(() => drawStock(stocks, draws)).toThrow(RangeError);
});

test('splitting a draw in two changes nothing', () => {
  const grams = fc.bigInt({ min: 0n, max: 1_000n }).map(mass);
  fc.assert(
    fc.property(grams, grams, grams, grams, (available, first, second, other) => {
      const stocks = [
        { tradeId: 'a', available },
        { tradeId: 'b', available },
      ];
      const rest = { tradeId: 'b', mass: other };
      const whole = drawStock(stocks, [{ tradeId: 'a', mass: mass(first + second) }, rest]);
      const split = drawStock(stocks, [{ tradeId: 'a', mass: first }, rest, { tradeId: 'a', mass: second }]);
      expect(split).toEqual(whole);
    }),
  );
});
