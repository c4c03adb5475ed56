import { expect, test } from '@jest/globals';
import { formatAluminium, formatKg, formatShare, formatTonnes, ratio } from './figures.js';

test.each([
  ['1234567.500', '1,234.57'],
  ['999.995', '1.00'],
  ['0.000', '0.00'],
  ['999999999994.999', '999,999,999.99'],
  ['999999999999.999', '1,000,000,000.00'],
])('%s kg read %s t, exact however large', (kg, tonnes) => {
  expect(formatTonnes(kg)).toBe(tonnes);
});

test.each([
  ['17641.000', '17,641'],
  ['17641.050', '17,641.1'],
  ['0.049', '0'],
])('%s kg read %s kg', (kg, shown) => {
  expect(formatKg(kg)).toBe(shown);
});

test.each([
  ['57.0499', '57.0'],
  ['57.0500', '57.1'],
  ['100.0000', '100.0'],
])('a share of %s %% reads %s %%', (percent, shown) => {
  expect(formatShare(percent)).toBe(shown);
});

test('the aluminium of a charge keeps two decimals where it has them', () => {
  expect(['96.5000', '100.0000', '91.2345', '0.0000'].map(formatAluminium)).toEqual(['96.5', '100', '91.23', '0']);
});

test('of nothing every part is nothing', () => {
  expect(ratio(0n, 0n)).toBe(0);
  expect(ratio(1n, 4n)).toBe(0.25);
});
