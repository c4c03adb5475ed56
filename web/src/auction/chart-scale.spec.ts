import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf } from '../format/price.js';
import { chartScale } from './chart-scale.js';

const PLACE = { left: 60, right: 700, top: 16, bottom: 172 };
const at = (prices: readonly string[], now = 3_600_000, closesAt = 36_000_000, softCloseMs = 0) =>
  chartScale({ from: 0, now, closesAt, softCloseMs, prices, ...PLACE });

test('gridlines are round prices around the range', () => {
  expect(at(['16500.00', '17850.00']).ticks.map(({ fen }) => fen)).toEqual([
    1_650_000n,
    1_700_000n,
    1_750_000n,
    1_800_000n,
  ]);
});

test('one price alone still has a grid above and below', () => {
  expect(at(['16500.00']).ticks.length).toBeGreaterThanOrEqual(2);
});

test('the close is drawn once it is near, and the line ends there at the latest', () => {
  expect(at(['1.00'], 3_600_000, 36_000_000).closeX).toBeNull();
  const near = at(['1.00'], 3_600_000, 3_700_000);
  expect(near.closeX).toBe(PLACE.right);
  expect(near.x(9_999_999)).toBe(PLACE.right);
});

test('the soft-close window is drawn with the close, at its own width and never beyond the left edge', () => {
  expect(at(['1.00'], 3_600_000, 36_000_000, 300_000).softCloseX).toBeNull();
  expect(at(['1.00'], 3_600_000, 3_700_000, 0).softCloseX).toBeNull();
  const near = at(['1.00'], 3_600_000, 3_700_000, 300_000);
  expect(near.softCloseX).toBe(near.x(3_400_000));
  expect(at(['1.00'], 3_600_000, 3_700_000, 99_000_000).softCloseX).toBe(PLACE.left);
});

test('within the soft-close window the close is drawn however short the auction was', () => {
  expect(at(['1.00'], 10_000, 280_000, 300_000).closeX).toBe(PLACE.right);
  expect(at(['1.00'], 10_000, 280_000, 0).closeX).toBeNull();
});

test('every price lies inside the chart, higher prices higher up', () => {
  const price = fc.bigInt({ min: 1n, max: 999_999_999n });
  fc.assert(
    fc.property(price, price, (a, b) => {
      const scale = at([decimalOf(a), decimalOf(b)]);
      const [ya, yb] = [scale.y(decimalOf(a)), scale.y(decimalOf(b))];
      for (const y of [ya, yb]) {
        expect(y).toBeGreaterThanOrEqual(PLACE.top);
        expect(y).toBeLessThanOrEqual(PLACE.bottom);
      }
      if (a < b) expect(ya).toBeGreaterThanOrEqual(yb);
      expect(scale.ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});
