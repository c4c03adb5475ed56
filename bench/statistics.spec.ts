import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mean, median, percentile, slope, worst } from './statistics.js';

const samples = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 200 });

describe('a percentile', () => {
  test('of 100 samples 1..100 is the number of the percent', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.01, 0.5, 0.99, 1].map(share => percentile(hundred, share))).toEqual([1, 50, 99, 100]);
  });

  test('is the smallest sample that so many samples do not exceed', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0.001, max: 1, noNaN: true }), (values, share) => {
        const value = percentile(values, share);
        const atMost = (bound: number) => values.filter(sample => sample <= bound).length;
        const below = values.filter(sample => sample < value).length;
        expect(values).toContain(value);
        expect(atMost(value)).toBeGreaterThanOrEqual(share * values.length - 1e-9);
        expect(below).toBeLessThan(share * values.length + 1e-9);
      }),
    );
  });

  test('does not depend on the order, and leaves the samples as they are', () => {
    const values = [10, 9, 100, 1];
    expect([median(values), worst(values)]).toEqual([9, 100]);
    expect(values).toEqual([10, 9, 100, 1]);
  });

  test('of no samples is no number', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => mean([])).toThrow(RangeError);
  });
});

describe('the slope', () => {
  test('of points on a line is that of the line', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (steep, start) => {
        const points = [0, 30, 60, 90].map(x => ({ x, y: steep * x + start }));
        expect(slope(points)).toBeCloseTo(steep, 9);
      }),
    );
  });

  test('of a saw that always falls back is flat', () => {
    expect(slope([0, 1, 2, 3, 4].map(x => ({ x, y: x % 2 })))).toBeCloseTo(0, 9);
  });

  test('of one instant is no number', () => {
    expect(() => slope([{ x: 1, y: 1 }])).toThrow(RangeError);
  });
});
