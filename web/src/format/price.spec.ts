import { money } from '@app/units';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf, fenOf, formatAmount, formatPrice, readPrice } from './price.js';

test.each([
  ['17900.00', '17,900'],
  ['17900.50', '17,900.50'],
  ['0.01', '0.01'],
  ['999.00', '999'],
  ['9999999.99', '9,999,999.99'],
  ['-2650.00', '−2,650'],
])('%s reads %s: whole yuan unless there are fen', (decimal, shown) => {
  expect(formatPrice(decimal)).toBe(shown);
});

test.each([
  ['17900', 1_790_000n],
  ['17,900', 1_790_000n],
  [' 17 900.5 ', 1_790_050n],
  ['１７９００。５', 1_790_050n],
  ['１７，９００', 1_790_000n],
  ['017900', 1_790_000n],
])('a person may type %s', (typed, fen) => {
  expect(readPrice(typed)).toBe(fen);
});

test.each(['', 'abc', '1.234', '1e4', '+5', '17900元'])('%p is no price', typed => {
  expect(readPrice(typed)).toBeNull();
});

test('what is shown can be typed back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 999_999_999n }), fen => {
      expect(readPrice(formatPrice(decimalOf(fen)))).toBe(fen);
      expect(fenOf(decimalOf(fen))).toBe(fen);
    }),
  );
});

test('the expected amount is mass times price, half up to fen', () => {
  expect(formatAmount(18_220, money(1_790_000n))).toBe('326,138.00');
  expect(formatAmount(1, money(1_500n))).toBe('0.02');
  expect(formatAmount(10_000_000, money(999_999_999n))).toBe('99,999,999,900.00');
});
