import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatKilograms,
  formatMoney,
  formatPercent,
  mass,
  massFromKg,
  maxMoney,
  minMoney,
  money,
  ppm,
} from './index.js';

test('money shows two decimals', () => {
  expect(formatMoney(money(15050n))).toBe('150.50');
  expect(formatMoney(money(-1n))).toBe('-0.01');
});

test('a share shows as percent with four decimals', () => {
  expect(formatPercent(ppm(500_000n))).toBe('50.0000');
  expect(formatPercent(ppm(1n))).toBe('0.0001');
  expect(formatPercent(ppm(1_000_000n))).toBe('100.0000');
});

test('a mass shows as kilograms, three decimals exact and one decimal half up', () => {
  expect(formatKilograms(mass(17_641_049n), 3)).toBe('17641.049');
  expect(formatKilograms(mass(17_641_049n), 1)).toBe('17641.0');
  expect(formatKilograms(mass(17_641_050n), 1)).toBe('17641.1');
  expect(formatKilograms(mass(0n), 1)).toBe('0.0');
});

test('whole kilograms become grams, and a fraction of a kilogram is a defect', () => {
  expect(massFromKg(10_000_000)).toBe(10_000_000_000n);
  expect(massFromKg(18_220n)).toBe(18_220_000n);
  expect(() => massFromKg(1.5)).toThrow(RangeError);
});

test('of two amounts one is the larger and the other the smaller', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt({ min: 0n }), (amount, raise) => {
      const less = money(amount);
      const more = money(amount + raise);
      expect([maxMoney(less, more), maxMoney(more, less)]).toEqual([more, more]);
      expect([minMoney(less, more), minMoney(more, less)]).toEqual([less, less]);
    }),
  );
});
