import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SendBudget } from './send-budget.js';

test('no window of 10 s takes more messages than the server answers', () => {
  const pauses = fc.array(fc.nat(400), { minLength: 300, maxLength: 600 });
  fc.assert(
    fc.property(pauses, between => {
      const budget = new SendBudget(0);
      const sent: number[] = [];
      let nowMs = 0;
      for (const pause of between) {
        nowMs += pause;
        for (let wish = 0; wish < 8; wish++) if (budget.take(nowMs)) sent.push(nowMs);
      }
      for (const from of sent) {
        expect(sent.filter(at => at >= from && at < from + 10_000).length).toBeLessThanOrEqual(200);
      }
    }),
    { numRuns: 10 },
  );
});

test('a full screen of fifty is asked for at once', () => {
  const budget = new SendBudget(0);
  expect(Array.from({ length: 50 }, () => budget.take(0))).not.toContain(false);
});
