import { expect, test } from '@jest/globals';
import { look, serverNow } from './server-clock.js';

test('of several looks the one that was least late counts', () => {
  let clock = look(null, 1_000_000, 0, 40); // half a round trip known
  clock = look(clock, 1_010_000, 10_300); // a heartbeat that was 300 ms under way
  expect(serverNow(clock, 10_300)).toBe(1_010_340);
  clock = look(clock, 1_020_360, 20_310); // one that was 10 ms faster
  expect(serverNow(clock, 20_310)).toBe(1_020_360);
});

test('after a sleep in which the local clock stood still the next look is believed', () => {
  const clock = look(look(null, 1_000_000, 0), 4_600_000, 10_000);
  expect(serverNow(clock, 10_000)).toBe(4_600_000);
});

test('an old look is forgotten, so that a clock that was ahead comes back', () => {
  let clock = look(null, 1_000_000, 0, 500);
  for (let beat = 1; beat <= 6; beat++) clock = look(clock, 1_000_000 + beat * 10_000, beat * 10_000);
  expect(serverNow(clock, 60_000)).toBe(1_060_000);
});
