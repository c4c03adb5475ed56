import { expect, test } from '@jest/globals';
import { apart, monthBars } from './month-scale.js';
import type { MonthFigures } from './share.js';

const month = (more: Partial<MonthFigures>): MonthFigures => ({
  month: '2026-01',
  recycledShare: '0.0000',
  postConsumerShare: '0.0000',
  recycledMetalKg: '0.000',
  preConsumerMetalKg: '0.000',
  postConsumerMetalKg: '0.000',
  totalMetalKg: '1.000',
  internalMetalKg: '0.000',
  assumedMetalKg: '0.000',
  ...more,
});
const AREA = { left: 0, right: 120, height: 200 };

test('post, pre and the rest fill the height of a month, and internal scrap is measured against the most of it', () => {
  const bars = monthBars(
    [
      month({ recycledShare: '75.0000', postConsumerShare: '50.0000', internalMetalKg: '500.000' }),
      month({ internalMetalKg: '2000.000' }),
    ],
    AREA,
  );
  expect(bars[0]).toMatchObject({ post: 100, pre: 50, rest: 50, internal: 0.25, empty: false });
  expect(bars[1]).toMatchObject({ post: 0, pre: 0, rest: 200, internal: 1 });
});

test('a month without metal has no bar', () => {
  expect(monthBars([month({ totalMetalKg: '0.000' })], AREA)[0]).toMatchObject({ empty: true, rest: 0 });
});

test('months that are too narrow for their names are named now and then', () => {
  const bars = monthBars(
    Array.from({ length: 12 }, () => month({})),
    AREA,
  );
  expect(bars.filter(bar => bar.labelled).map(bar => bars.indexOf(bar))).toEqual([0, 3, 6, 9]);
  for (const bar of bars) expect(bar.x + bar.width).toBeLessThanOrEqual(120);
});

test('labels dodge each other downwards and stay in the chart', () => {
  expect(apart([10, 12, 40], 14, 100)).toEqual([10, 24, 40]);
  expect(apart([90, 95, 99], 14, 100)).toEqual([72, 86, 100]);
});
