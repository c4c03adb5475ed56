import { expect, test } from '@jest/globals';
import { quickRaises } from './quick-raises.js';

test('above a current price the raises are multiples of the least one', () => {
  expect(quickRaises(1_790_000n, 5_000n)).toEqual([
    { price: 1_790_000n, above: 5_000n },
    { price: 1_795_000n, above: 10_000n },
    { price: 1_805_000n, above: 20_000n },
    { price: 1_835_000n, above: 50_000n },
  ]);
});

test('before the first bid the start price itself is enough, and the raises are named by what they are above it', () => {
  expect(quickRaises(1_650_000n, 5_000n, true)).toEqual([
    { price: 1_650_000n, above: 0n },
    { price: 1_655_000n, above: 5_000n },
    { price: 1_665_000n, above: 15_000n },
    { price: 1_695_000n, above: 45_000n },
  ]);
});

test('where the least raise is not known they are round steps above the minimum', () => {
  expect(quickRaises(1_650_000n, null).map(({ price }) => price)).toEqual([
    1_650_000n,
    1_660_000n,
    1_670_000n,
    1_700_000n,
  ]);
  expect(quickRaises(1n, null).map(({ price }) => price)).toEqual([1n, 2n, 3n, 6n]);
});
