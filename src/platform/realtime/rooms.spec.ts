import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Numbered, PAGE_MAX, Rooms } from './rooms.js';

/** A history that answers late, in any order, and sometimes not at all; what it has is the truth. */
class SlowHistory {
  readonly events: Numbered[] = [];
  failures = 0;
  reads = 0;

  append(count = 1): void {
    for (let added = 0; added < count; added++) this.events.push({ version: this.events.length + 1 });
  }

  async eventsAfter(_key: string, version: number, limit: number): Promise<readonly Numbered[]> {
    this.reads++;
    await new Promise(resolve => setTimeout(resolve, this.reads % 3));
    if (this.failures > 0) {
      this.failures--;
      throw new Error('the database is away');
    }
    return this.events.slice(version, version + limit);
  }

  async versions(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(keys.map(key => [key, this.events.length]));
  }
}

const quiet = (): void => undefined;
const until = async (done: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 2_000 && !done(); turn++) await new Promise(resolve => setTimeout(resolve, 1));
};

test('whoever joins when, hears every event after its version once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 5 }) }),
          fc.record({ kind: fc.constant('join' as const), behind: fc.nat(12), paceMs: fc.constantFrom(0, 0, 3) }),
          fc.record({ kind: fc.constant('wake' as const) }),
          fc.record({ kind: fc.constant('fail' as const) }),
          fc.record({ kind: fc.constant('leave' as const) }),
          fc.record({ kind: fc.constant('wait' as const) }),
        ),
        { minLength: 5, maxLength: 40 },
      ),
      async steps => {
        const history = new SlowHistory();
        const rooms = new Rooms<Numbered>(history, quiet);
        const seats: { from: number; seen: number[]; leave: () => void; gone: boolean; atLeaving: number }[] = [];
        for (const step of steps) {
          if (step.kind === 'append') history.append(step.count);
          if (step.kind === 'wake') rooms.wake('a');
          if (step.kind === 'fail') history.failures++;
          if (step.kind === 'wait') await new Promise(resolve => setTimeout(resolve, 2));
          if (step.kind === 'join') {
            const from = Math.max(0, history.events.length - step.behind);
            const seat = { from, seen: [] as number[], leave: quiet, gone: false, atLeaving: 0 };
            const listener = {
              paceMs: () => step.paceMs,
              deliver: (events: readonly Numbered[]) => void seat.seen.push(...events.map(event => event.version)),
            };
            seat.leave = rooms.join('a', from, listener);
            seats.push(seat);
          }
          const leaver = step.kind === 'leave' ? seats.find(seat => !seat.gone) : undefined;
          if (leaver !== undefined) {
            leaver.leave();
            leaver.gone = true;
            leaver.atLeaving = leaver.seen.length;
          }
        }
        history.failures = 0;
        const complete = () => seats.every(seat => seat.gone || seat.from + seat.seen.length === history.events.length);
        await until(() => {
          void rooms.poll(); // the backstop alone must be enough
          return complete();
        });
        for (const seat of seats) {
          expect(seat.seen).toEqual(seat.seen.map((_, index) => seat.from + 1 + index));
          if (seat.gone) expect(seat.seen).toHaveLength(seat.atLeaving);
          else expect(seat.from + seat.seen.length).toBe(history.events.length);
          seat.leave();
        }
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

test('a long history comes in pages', async () => {
  const history = new SlowHistory();
  history.append(PAGE_MAX * 2 + 7);
  const rooms = new Rooms<Numbered>(history, quiet);
  const pages: number[] = [];
  const leave = rooms.join('a', 0, { paceMs: () => 0, deliver: events => void pages.push(events.length) });
  await until(() => pages.length === 3);
  expect(pages).toEqual([PAGE_MAX, PAGE_MAX, 7]);
  leave();
});

test('a paced listener gets what came meanwhile in one delivery', async () => {
  const history = new SlowHistory();
  const rooms = new Rooms<Numbered>(history, quiet);
  const deliveries: number[][] = [];
  const leave = rooms.join('a', 0, {
    paceMs: () => 60,
    deliver: events => void deliveries.push(events.map(event => event.version)),
  });
  history.append();
  rooms.wake('a');
  await until(() => deliveries.length === 1);
  for (let burst = 0; burst < 10; burst++) {
    history.append();
    rooms.wake('a');
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  await until(() => deliveries.flat().length === 11);
  expect(deliveries).toEqual([[1], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]);
  leave();
});

test('leaving twice does no harm to those who came later', async () => {
  const history = new SlowHistory();
  const rooms = new Rooms<Numbered>(history, quiet);
  const leave = rooms.join('a', 0, { paceMs: () => 0, deliver: quiet });
  leave();
  const seen: number[] = [];
  rooms.join('a', 0, { paceMs: () => 0, deliver: events => void seen.push(...events.map(event => event.version)) });
  leave();
  history.append();
  rooms.wake('a');
  await until(() => seen.length === 1);
  expect(seen).toEqual([1]);
});

test('an empty room reads nothing and is forgotten', async () => {
  const history = new SlowHistory();
  const rooms = new Rooms<Numbered>(history, quiet);
  rooms.join('a', 0, { paceMs: () => 0, deliver: quiet })();
  await new Promise(resolve => setTimeout(resolve, 10));
  const { reads } = history;
  history.append();
  rooms.wake('a');
  rooms.wakeAll();
  await rooms.poll();
  expect(history.reads).toBe(reads);
});
