import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SPARK_MAX, sparkPath } from './spark-path.js';

const BOX = { width: 108, height: 40, margin: 4 };
const yuan = (n: number): string => `${n}.00`;

test('prices are steps from the lower left to the upper right', () => {
  expect(sparkPath(['100.00', '150.00', '200.00'], BOX)).toEqual({ path: 'M4 36H54V20H104V4', end: { x: 104, y: 4 } });
});

test('one price, or one that never moved, is a line through the middle', () => {
  expect(sparkPath(['100.00'], BOX)).toEqual({ path: 'M4 20H104', end: { x: 104, y: 20 } });
  expect(sparkPath(['100.00', '100.00'], BOX)?.end).toEqual({ x: 104, y: 20 });
  expect(sparkPath([], BOX)).toBeNull();
});

test('the line stays in its box, and shows the last changes only', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 60 }), prices => {
      const spark = sparkPath(prices.map(yuan), BOX);
      const numbers = [...(spark?.path ?? '').matchAll(/([HV])([\d.]+)/g)];
      for (const [, axis, place] of numbers) {
        expect(Number(place)).toBeGreaterThanOrEqual(4);
        expect(Number(place)).toBeLessThanOrEqual(axis === 'H' ? 104 : 36);
      }
      expect(spark?.path.match(/V/g)?.length ?? 0).toBe(Math.min(prices.length, SPARK_MAX) - 1);
      expect(sparkPath(prices.slice(-SPARK_MAX).map(yuan), BOX)).toEqual(spark);
    }),
  );
});
