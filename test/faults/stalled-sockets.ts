import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from '../../bench/figure.js';
import { residentBytesOf } from '../../bench/process-times.js';
import { percentile } from '../../bench/statistics.js';
import { Bidders } from './bidders.js';
import { checkWatchers } from './check-watchers.js';
import type { Fault, Finding, Run } from './fault.js';
import { HistoryWriter } from './history.js';
import { readRows } from './read-rows.js';
import { openStand } from './stand.js';
import { Watcher } from './watcher.js';

const STALLED = 500;
const HEALTHY = 20;
const BIDDERS = 64;
const SECONDS = 45;
/** Load before anybody stalls: the memory and the gaps between messages that the others are compared with. */
const BASE_SECONDS = 15;
/** Of those that stalled: each reads all that it missed, some hundred megabytes. */
const RESUMED = 4;
const SETTLE_MS = 4_000;
const LOOK_MS = 500;
const RSS_MORE_MIB_MAX = 64;
const GAP_RATIO_MAX = 1.5;
/** Below this a ratio says nothing. */
const GAP_MS_MIN = 250;
const MIB = 1_048_576;

export const stalledSockets: Fault = {
  name: 'stalled-sockets',
  shows: 'sockets that stop reading cost bounded memory, are closed and may resume, and harm nobody else',
  missing: () => (process.platform === 'linux' ? null : 'it reads memory from /proc: Linux only'),
  play: run => play(run, run.options.count ?? STALLED, run.options.seconds ?? SECONDS, 'RESUME'),
  // those that are never heard of again lack what they missed
  control: run => play(run, 20, 5, 'STAY_AWAY'),
};

async function play(run: Run, count: number, seconds: number, then: 'RESUME' | 'STAY_AWAY'): Promise<Finding> {
  const { server, market, databaseUrl } = await openStand(run, { bidders: BIDDERS, lots: 1 });
  const [auctionId = ''] = market.auctionIds;
  const history = new HistoryWriter(run.historyFile);
  const heard: { at: number; gapMs: number }[] = [];
  const healthy = Array.from({ length: HEALTHY }, (_, number) => {
    let before = 0;
    return new Watcher(number, server.port, auctionId, history, 'REPLAY', receivedAt => {
      if (before > 0) heard.push({ at: receivedAt, gapMs: receivedAt - before });
      before = receivedAt;
    });
  });
  const stalled = Array.from(
    { length: count },
    (_, number) => new Watcher(HEALTHY + number, server.port, auctionId, history, 'REPLAY'),
  );
  for (const watcher of [...healthy, ...stalled]) await watcher.connect();
  progress(`${HEALTHY} watchers that read, ${count} that will not`);

  const bidders = new Bidders({ port: server.port, market, seed: run.seed, history, retry: 'SAME_ID', askAgain: 0 });
  bidders.start();
  await sleep((BASE_SECONDS / 3) * 1_000); // what starts and compiles lazily
  const warmAt = Date.now();
  const base = await highestRss(server.pid, ((BASE_SECONDS * 2) / 3) * 1_000);
  const stalledAt = Date.now();
  const ackedBefore = bidders.acked;
  for (const watcher of stalled) watcher.stall();
  const highest = await highestRss(server.pid, seconds * 1_000);
  const until = Date.now();
  const eventsPerSecond = (bidders.acked - ackedBefore) / seconds;
  await bidders.stop();
  await sleep(SETTLE_MS);

  const open = await socketsOf(server.url);
  progress(`${open} sockets are open`);
  const resuming = stalled.slice(0, RESUMED);
  for (const watcher of stalled.slice(RESUMED)) watcher.forget();
  for (const watcher of resuming) watcher.giveUp();
  if (then === 'RESUME') for (const watcher of resuming) await watcher.connect();
  await sleep(SETTLE_MS);
  for (const watcher of [...healthy, ...resuming]) watcher.end();
  await readRows(databaseUrl, history);
  await history.end();
  const { violations, received } = await checkWatchers(run.historyFile);
  const gaps = (from: number, to: number): number[] =>
    heard.filter(({ at }) => at >= from && at < to).map(({ gapMs }) => gapMs);
  const calm = percentile(gaps(warmAt, stalledAt), 0.99);
  const storm = percentile(gaps(stalledAt, until), 0.99);
  const more = (highest - base) / MIB;
  if (then === 'RESUME') {
    if (more > RSS_MORE_MIB_MAX) violations.push(`the server took ${Math.round(more)} MiB more`);
    if (storm > Math.max(GAP_MS_MIN, calm * GAP_RATIO_MAX))
      violations.push(`others waited ${storm} ms (p99) instead of ${calm} ms`);
    if (open > HEALTHY) violations.push(`${open - HEALTHY} stalled sockets were still open`);
  }
  return {
    struck: count,
    acked: received,
    lost: 0,
    doubled: 0,
    violations,
    more: {
      stalled: count,
      eventsPerSecond: Math.round(eventsPerSecond),
      rssMiBBefore: Math.round(base / MIB),
      rssMiBHighest: Math.round(highest / MIB),
      othersGapMsP99Before: calm,
      othersGapMsP99: storm,
      stalledStillOpen: Math.max(0, open - HEALTHY),
    },
  };
}

async function highestRss(pid: number, forMs: number): Promise<number> {
  const until = performance.now() + forMs;
  let highest = residentBytesOf(pid);
  while (performance.now() < until) {
    await sleep(LOOK_MS);
    highest = Math.max(highest, residentBytesOf(pid));
  }
  return highest;
}

/** Sockets that the server believes to stand. */
async function socketsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^aluloop_auction_sockets(?:\{[^}]*\})? (\S+)$/m.exec(text)?.[1] ?? Number.NaN);
}
