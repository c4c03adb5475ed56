import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countdown, spokenSeconds, untilNextSecond } from './countdown.js';

const HOUR = 3_600_000;

test.each([
  [4 * 60_000 + 32_000, '00:04:32'],
  [4 * 60_000 + 31_001, '00:04:32'],
  [24 * HOUR, '24:00:00'],
  [1, '00:00:01'],
])('%i ms before the close the clock reads %s', (remaining, text) => {
  expect(countdown(remaining)).toMatchObject({ kind: 'CLOCK', text });
});

test('more than a day reads in days and hours', () => {
  expect(countdown(27 * HOUR)).toEqual({ kind: 'DAYS', days: 1, hours: 3 });
});

test('the last five minutes are the soft-close warning', () => {
  expect(countdown(300_000)).toMatchObject({ soon: true });
  expect(countdown(300_001)).toMatchObject({ soon: false });
});

test('a zero is never shown as a result: it is the server that ends an auction', () => {
  expect(countdown(0)).toEqual({ kind: 'TIME_UP' });
  expect(countdown(-5_000)).toEqual({ kind: 'TIME_UP' });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 * 24 * HOUR }), remaining => {
      expect(JSON.stringify(countdown(remaining))).not.toContain('00:00:00');
    }),
  );
});

test('the clock changes exactly when it is drawn again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 * HOUR }), remaining => {
      const wait = untilNextSecond(remaining) ?? 0;
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(1_000);
      expect(countdown(remaining - wait)).not.toEqual(countdown(remaining));
      if (wait > 1) expect(countdown(remaining - wait + 1)).toEqual(countdown(remaining));
    }),
  );
  expect(untilNextSecond(0)).toBeNull();
});

test('a screen reader hears five minutes, one minute and ten seconds once, and after a sleep only the latest', () => {
  expect(spokenSeconds(300_500, 299_500)).toBe(300);
  expect(spokenSeconds(299_500, 298_500)).toBeNull();
  expect(spokenSeconds(61_000, 60_000)).toBe(60);
  expect(spokenSeconds(400_000, 9_000)).toBe(10);
  expect(spokenSeconds(400_000, 0)).toBeNull();
});
