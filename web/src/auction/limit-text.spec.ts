import { expect, test } from '@jest/globals';
import { limitText, unitText, valueText } from './limit-text.js';

test('a limit reads as its bounds with their unit, percentages with one decimal at least', () => {
  expect(limitText({ min: null, max: 1_000_000n, unit: '%' })).toBe('≤ 1.0%');
  expect(limitText({ min: null, max: 0n, unit: '%' })).toBe('≤ 0.0%');
  expect(limitText({ min: 380_000n, max: null, unit: 'mm' })).toBe('≥ 0.38 mm');
  expect(limitText({ min: 225_000_000n, max: 273_000_000n, unit: 'kg/m3' })).toBe('225–273 kg/m³');
  expect(limitText({ min: null, max: 1_814_000_000n, unit: 'kg' })).toBe('≤ 1,814 kg');
});

test('a value keeps every decimal that says something, and gets no other', () => {
  expect(valueText(750_000n, 2)).toBe('0.75');
  expect(valueText(7_100_000n, 2)).toBe('7.10');
  expect(valueText(123_456n, 2)).toBe('0.123456');
  expect(unitText('m3')).toBe(' m³');
});
