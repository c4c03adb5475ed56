import { setTimeout as sleep } from 'node:timers/promises';
import { EvenBids } from '../../bench/fanout/even-bids.js';
import { progress } from '../../bench/figure.js';
import { seededChance } from '../../bench/seeded-chance.js';
import { percentile } from '../../bench/statistics.js';
import { checkWatchers } from './check-watchers.js';
import type { Fault, Finding, Run } from './fault.js';
import { HistoryWriter } from './history.js';
import { readRows } from './read-rows.js';
import { openStand } from './stand.js';
import { Watcher } from './watcher.js';

const WATCHERS = 500;
const CONTROL_WATCHERS = 20;
const SECONDS = 45;
const CONTROL_SECONDS = 8;
/** Each watcher is cut so often by itself, by turns with a reset and half-open; and once more, unless it is away just then, when the server is killed. */
const OWN_CUTS = 5;
const BIDS_PER_SECOND = 4;
/** A client comes back after a moment, not all at the same. */
const BACK_MS_MAX = 500;
/** Connections that are being opened at once. */
const OPENING_MAX = 40;
const CONNECT_TRIES_MAX = 200;
const SETTLE_MS = 4_000;

export const watchers: Fault = {
  name: 'watchers',
  shows: 'watchers that are cut five times each end with exactly the history of the database',
  missing: () => null,
  play: run => play(run, run.options.count ?? WATCHERS, run.options.seconds ?? SECONDS, 'REPLAY'),
  control: run => play(run, CONTROL_WATCHERS, CONTROL_SECONDS, 'SKIP'),
};

async function play(run: Run, count: number, seconds: number, replay: 'REPLAY' | 'SKIP'): Promise<Finding> {
  const { server, market, databaseUrl } = await openStand(run, { bidders: 2, lots: 1 });
  const [auctionId = ''] = market.auctionIds;
  const history = new HistoryWriter(run.historyFile);
  const chance = seededChance(run.seed);
  const backMs: number[] = [];
  let opening = 0;
  let ending = false;
  const back = async (watcher: Watcher): Promise<void> => {
    for (let attempt = 0; attempt < CONNECT_TRIES_MAX; attempt++) {
      while (opening >= OPENING_MAX) await sleep(5 + chance() * 10);
      opening += 1;
      try {
        await watcher.connect();
        return;
      } catch {
        await sleep(chance() * BACK_MS_MAX);
      } finally {
        opening -= 1;
      }
    }
    throw new Error('a watcher could not come back');
  };
  const all = Array.from(
    { length: count },
    (_, number) => new Watcher(number, server.port, auctionId, history, replay),
  );
  await Promise.all(all.map(back));
  progress(`${count} watchers stand`);

  const durationMs = seconds * 1_000;
  const startedAt = performance.now();
  const passed = (): number => performance.now() - startedAt;
  let struck = 0;
  const life = async (watcher: Watcher): Promise<void> => {
    const cuts = Array.from({ length: OWN_CUTS }, () => chance() * durationMs).sort((a, b) => a - b);
    for (let cut = 0; !(ending && cut === cuts.length && watcher.isConnected); ) {
      const due = cuts[cut];
      if (!watcher.isConnected) {
        const cutAt = performance.now();
        await back(watcher);
        backMs.push(performance.now() - cutAt);
      } else if (due !== undefined && passed() >= due) {
        watcher.cut(cut % 2 === 0 ? 'RESET' : 'HALF_OPEN');
        struck += 1;
        cut += 1;
        await sleep(chance() * BACK_MS_MAX);
      } else await sleep(50);
    }
  };
  const lives = all.map(life);
  const bids = new EvenBids(server, market);
  const bidding = (async () => {
    // what is lost while the server is down is not bid again: the next bid comes soon
    for (let due = 0; due < durationMs; due += 1_000 / BIDS_PER_SECOND) {
      await sleep(Math.max(0, due - passed()));
      await bids.bid().catch(() => undefined);
    }
  })();
  await sleep(durationMs / 2);
  history.write({ kind: 'STRUCK', what: 'kill -9 of the server', at: Date.now() });
  struck += all.filter(({ isConnected }) => isConnected).length;
  await server.kill();
  await server.restart();
  await bidding;
  await sleep(Math.max(0, durationMs - passed()) + SETTLE_MS);
  ending = true;
  await Promise.all(lives);
  await sleep(1_000);
  for (const watcher of all) watcher.end();
  await readRows(databaseUrl, history);
  await history.end();
  const { violations, received } = await checkWatchers(run.historyFile);
  const connections = all.map(watcher => watcher.connections);
  return {
    struck,
    acked: received,
    lost: violations.length === 0 ? 0 : new Set(violations.map(text => text.split(' ')[1])).size,
    doubled: 0,
    violations,
    more: {
      watchers: count,
      cutsPerWatcherMin: Math.min(...connections) - 1,
      backMsP99: Math.round(percentile(backMs, 0.99)),
    },
  };
}
