import { describe, expect, test } from '@jest/globals';
import type { LotChoice } from './cases.js';
import { chooser } from './lot-choice.js';

const LOTS = 1_000;
const DRAWS = 100_000;
function drawn(choice: LotChoice, seed = 1): number[] {
  const choose = chooser(choice, LOTS, seed);
  const counts = new Array<number>(LOTS).fill(0);
  for (let draw = 0; draw < DRAWS; draw++) {
    const lot = choose();
    counts[lot] = (counts[lot] ?? Number.NaN) + 1;
  }
  return counts;
}
const share = (counts: readonly number[], lot: number): number => (counts[lot] ?? 0) / DRAWS;

describe('every choice', () => {
  test.each<LotChoice>(['HOT', 'UNIFORM', 'ZIPF'])('%s stays among the lots', choice => {
    expect(drawn(choice).reduce((sum, count) => sum + count, 0)).toBe(DRAWS);
    expect(drawn(choice)).toHaveLength(LOTS);
  });
  test('is the same again for the same seed, another one for another', () => {
    expect(drawn('UNIFORM')).toEqual(drawn('UNIFORM'));
    expect(drawn('UNIFORM')).not.toEqual(drawn('UNIFORM', 2));
  });
});

test('hot is one lot', () => {
  expect(share(drawn('HOT'), 0)).toBe(1);
});

test('uniform gives every lot about the same', () => {
  const counts = drawn('UNIFORM');
  expect(Math.min(...counts)).toBeGreaterThan(50);
  expect(Math.max(...counts)).toBeLessThan(160);
});

test('zipf gives the lot of rank r a share of 1/r of the first one’s', () => {
  const harmonic = Array.from({ length: LOTS }, (_, index) => 1 / (index + 1)).reduce((sum, weight) => sum + weight, 0);
  const counts = drawn('ZIPF');
  expect(share(counts, 0)).toBeCloseTo(1 / harmonic, 2);
  expect(share(counts, 1)).toBeCloseTo(1 / harmonic / 2, 2);
  expect(share(counts, 9)).toBeCloseTo(1 / harmonic / 10, 2);
  expect(counts.slice(500).some(count => count > 0)).toBe(true);
});
