import { expect, test } from '@jest/globals';
import { reached } from './compared-figure.js';

test('a goal is reached at its limit, on either side', () => {
  expect(reached({ of: 'RATIO', is: 'AT_LEAST', limit: 5 }, 5)).toBe(true);
  expect(reached({ of: 'RATIO', is: 'AT_LEAST', limit: 5 }, 4.999_999)).toBe(false);
  expect(reached({ of: 'VALUE', is: 'AT_MOST', limit: 250 }, 250)).toBe(true);
  expect(reached({ of: 'VALUE', is: 'AT_MOST', limit: 250 }, 250.000_1)).toBe(false);
});

test('a ratio that does not exist reaches nothing', () => {
  expect(reached({ of: 'RATIO', is: 'AT_MOST', limit: 0.5 }, null)).toBe(false);
});
