import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { type Figure, progress } from '../figure.js';
import { mean, slope, worst } from '../statistics.js';
import { BidLoad } from './bid-load.js';
import { openWindow } from './browser.js';
import { type LongFrame, type LongTask, takeLongTasks, watchLongTasks } from './in-page.js';
import { type MainThread, traceMainThread } from './main-thread-trace.js';
import { MARKS } from './page-marks.js';
import { offer, type ServedMarket } from './served-market.js';

const LONG_TASKS_GOAL = 0;
const LONG_TASK_MS_GOAL = 50;
/** Flat: what a heap moves by itself between two collections, without a direction. */
const HEAP_GROWTH_PERCENT_GOAL = 5;

const SAMPLE_MS = 30_000;
/** The heap of the beginning and of the end: the mean of the samples of so long. */
const MINUTE_MS = 60_000;
const SETTLE_MS = 5_000;
/** Traced after the measured time, under the same load: what a task computes, without its waiting for a processor. */
const TRACED_MS = 20_000;
/** Long tasks that are told one by one at each look. */
const TOLD_MAX = 5;
const PAGES_MAX = 50;
const OFFERS_AT_ONCE = 8;

/** A reader who goes through the list: a turn of the wheel every so often, down to its end and up again. */
const WHEEL_PX = 400;
const WHEEL_MS = 2_000;
/** The first way down and up, before anything is measured, under the load: slow enough that every row is live once, so that what a row
 *  keeps only since its first news does not look like a leak. */
const FIRST_WHEEL_MS = 500;

export interface ManyLotsOptions {
  readonly lots: number;
  readonly seconds: number;
  readonly rate: number;
}

interface HeapSample {
  readonly atMs: number;
  readonly bytes: number;
}

/** The market page with all its rows loaded, live for minutes, while somebody reads through it. */
export async function measureManyLots(
  browser: Browser,
  market: ServedMarket,
  { lots, seconds, rate }: ManyLotsOptions,
): Promise<Figure[]> {
  const auctionIds = await offerMany(market, lots);
  const window = await openWindow(browser, market.url, 'desktop', watchLongTasks);
  const { page, cdp } = window;
  const load = new BidLoad(market.bidders, auctionIds, rate);
  const reading = new AbortController();
  try {
    await cdp.send('Performance.enable');
    await page.goto('/');
    const rows = await loadAllRows(page);
    await page.locator(MARKS.listLive).waitFor();
    load.start();
    await readThrough(page);
    await sleep(SETTLE_MS);
    const before = (await page.evaluate(takeLongTasks)).tasks;
    progress(`${rows} rows loaded and read once, ${before.length} long tasks until here; ${seconds} s begin`);

    const watch = new PageWatch(page, cdp);
    const reader = keepReading(page, reading.signal);
    const busy = await watch.run(seconds * 1_000, load);
    progress(`tracing ${TRACED_MS / 1_000} s`);
    const traced = await traceMainThread(browser, page, TRACED_MS);
    progress(`the page computed most for: ${traced.kinds.join(', ')}`);
    reading.abort();
    await reader;
    await load.stop();
    const open = await page.locator(`${MARKS.row}:has(.c-closes .cd:not(.up-time))`).count();
    const how = `${rows} rows (${open} with a running clock at the end), ${seconds} s, ${rate} bids/s asked over ${lots} auctions (${load.said()}) beside the demo bidders, spectator signed out, list read by wheel; one machine for bench, server, database and browser`;
    return watch.figures(how, before, busy, traced);
  } finally {
    reading.abort();
    await load.stop();
    await window.close();
  }
}

async function offerMany(market: ServedMarket, lots: number): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const offerer = async (): Promise<void> => {
    while (next < lots) {
      const number = next++;
      ids.push(await offer(market, 1_000 + number));
      if (ids.length % 50 === 0) progress(`${ids.length} of ${lots} auctions opened`);
    }
  };
  await Promise.all(Array.from({ length: OFFERS_AT_ONCE }, offerer));
  return ids;
}

/** Asks for more rows until there are no more; answers how many there are. */
async function loadAllRows(page: Page): Promise<number> {
  const rows = page.locator(MARKS.row);
  await rows.first().waitFor();
  const more = page.locator(MARKS.moreRows);
  for (let pages = 0; pages < PAGES_MAX && (await more.count()) > 0; pages++) {
    const shown = await rows.count();
    await more.click();
    await rows.nth(shown).waitFor();
  }
  return rows.count();
}

async function readThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.mouse.move(640, 400);
  for (const way of [1, -1]) {
    for (let y = 0; y < height; y += WHEEL_PX) {
      await page.mouse.wheel(0, way * WHEEL_PX);
      await sleep(FIRST_WHEEL_MS);
    }
  }
}

async function keepReading(page: Page, signal: AbortSignal): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const steps = Math.ceil(height / WHEEL_PX);
  for (let step = 0; !signal.aborted; step++) {
    const down = Math.floor(step / steps) % 2 === 0;
    await page.mouse.wheel(0, down ? WHEEL_PX : -WHEEL_PX);
    await sleep(WHEEL_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Looks at the page every 30 s: the heap after a forced collection, and the long tasks since. */
class PageWatch {
  private readonly heap: HeapSample[] = [];
  private readonly tasks: LongTask[] = [];
  /** our own collections, in the page's time: they are long tasks that the page did not make */
  private readonly collections: { readonly fromMs: number; readonly toMs: number }[] = [];

  constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  /** Resolves with the share of the time that the page's main thread was busy, in percent. */
  async run(lengthMs: number, load: BidLoad): Promise<number> {
    await this.look(0, load);
    const began = performance.now();
    const busyMs = await this.metric('TaskDuration');
    for (let at = Math.min(SAMPLE_MS, lengthMs); ; at = Math.min(at + SAMPLE_MS, lengthMs)) {
      await sleep(Math.max(0, began + at - performance.now()));
      const busy = ((await this.metric('TaskDuration')) - busyMs) * 1_000;
      const passed = performance.now() - began;
      await this.look(at, load);
      if (at >= lengthMs) return (busy / passed) * 100;
    }
  }

  figures(how: string, before: readonly LongTask[], busyPercent: number, traced: MainThread): Figure[] {
    const ours = this.ourTasks();
    const own = this.tasks.filter(task => !ours.has(task));
    const first = this.meanHeap(atMs => atMs <= this.windowMs());
    const last = this.meanHeap(atMs => atMs >= this.lastMs() - this.windowMs());
    const points = this.heap.map(({ atMs, bytes }) => ({ x: atMs / 60_000, y: bytes / 1_000 }));
    const late = points.slice(-Math.max(2, Math.ceil(points.length / 2)));
    const figure = (metric: string, value: number, unit: string, goalMax: number | null, more = ''): Figure => ({
      metric: `many_lots_${metric}`,
      value,
      unit,
      goalMax,
      how: more === '' ? how : `${more}; ${how}`,
    });
    const longest = own.length === 0 ? 0 : worst(own.map(({ durationMs }) => durationMs));
    const excluded = `${ours.size} long tasks of the ${this.collections.length} forced collections left out`;
    const trace = `${TRACED_MS / 1_000} s traced afterwards under the same load`;
    const windows = `mean of the first and of the last ${this.windowMs() / 1_000} s, after forced collections`;
    return [
      figure(
        'long_tasks',
        own.length,
        'tasks',
        LONG_TASKS_GOAL,
        `longer than 50 ms, after the first load; ${excluded}`,
      ),
      figure('longest_task', longest, 'ms', LONG_TASK_MS_GOAL, '0: none was longer than 50 ms'),
      figure(
        'longest_task_cpu',
        traced.longestCpuMs,
        'ms',
        LONG_TASK_MS_GOAL,
        `computing alone, without waiting for a processor; ${trace}`,
      ),
      figure(
        'waiting_for_a_processor',
        (1 - traced.cpuMs / traced.wallMs) * 100,
        '%',
        null,
        `share of the main thread's time in tasks; ${trace}`,
      ),
      figure('long_tasks_while_loading', before.length, 'tasks', null, 'until all rows were loaded and read once'),
      figure('heap_growth', (last / first - 1) * 100, '%', HEAP_GROWTH_PERCENT_GOAL, windows),
      figure('heap_first_minute', first / 1_000, 'kB', null, windows),
      figure('heap_last_minute', last / 1_000, 'kB', null, windows),
      figure('heap_slope', slope(points), 'kB/min', null, `least squares over ${points.length} samples`),
      figure(
        'heap_slope_second_half',
        slope(late),
        'kB/min',
        null,
        `least squares over ${late.length} samples; a leak is still there, what warms up is not`,
      ),
      figure('main_thread_busy', busyPercent, '%', null),
    ];
  }

  private async look(atMs: number, load: BidLoad): Promise<void> {
    const fromMs = await this.pageNow();
    await this.cdp.send('HeapProfiler.collectGarbage');
    const toMs = await this.pageNow();
    this.collections.push({ fromMs, toMs });
    const bytes = await this.metric('JSHeapUsedSize');
    this.heap.push({ atMs, bytes });
    const { tasks, frames } = await this.page.evaluate(takeLongTasks);
    this.tasks.push(...tasks);
    const { nodes, jsEventListeners } = await this.cdp.send('Memory.getDOMCounters');
    progress(
      `${Math.round(atMs / 1_000)} s: heap ${Math.round(bytes / 1_000)} kB, ${nodes} nodes, ${jsEventListeners} listeners, ${tasks.length} long tasks; ${load.said()}`,
    );
    const ours = this.ourTasks();
    const longestFirst = tasks.toSorted((a, b) => b.durationMs - a.durationMs);
    for (const task of longestFirst.slice(0, TOLD_MAX))
      progress(`  ${ours.has(task) ? 'ours, not counted: ' : ''}${explained(task, frames)}`);
  }

  /** A collection is one task: the longest of those that began meanwhile. All others are the page's own. */
  private ourTasks(): ReadonlySet<LongTask> {
    return new Set(
      this.collections.flatMap(({ fromMs, toMs }) => {
        const meanwhile = this.tasks.filter(({ startMs }) => startMs >= fromMs && startMs <= toMs);
        return meanwhile.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, 1);
      }),
    );
  }

  private meanHeap(within: (atMs: number) => boolean): number {
    return mean(this.heap.filter(({ atMs }) => within(atMs)).map(({ bytes }) => bytes));
  }

  private lastMs(): number {
    return this.heap.at(-1)?.atMs ?? 0;
  }

  /** Of a run too short for it: a third, so that no sample belongs to both. */
  private windowMs(): number {
    return Math.min(MINUTE_MS, Math.floor(this.lastMs() / 3));
  }

  private pageNow(): Promise<number> {
    return this.page.evaluate(() => performance.now());
  }

  private async metric(wanted: string): Promise<number> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    const found = metrics.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`the browser does not measure ${wanted}`);
    return found.value;
  }
}

/** What the browser says that the task was busy with: the scripts of the frame that it belongs to, the longest first. */
function explained({ startMs, durationMs }: LongTask, frames: readonly LongFrame[]): string {
  const endMs = startMs + durationMs;
  const shared = (frame: LongFrame): number =>
    Math.min(endMs, frame.startMs + frame.durationMs) - Math.max(startMs, frame.startMs);
  const [frame] = frames.filter(each => shared(each) > 0).toSorted((a, b) => shared(b) - shared(a));
  const took = `${Math.round(durationMs)} ms at ${Math.round(startMs)}`;
  if (frame === undefined) return `${took}: in no long frame`;
  const scripts = frame.scripts.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, 3);
  const ran = scripts.map(
    ({ invoker, source, durationMs: ms, layoutMs }) =>
      `${invoker} ${source} ${Math.round(ms)} ms (forced layout ${Math.round(layoutMs)} ms)`,
  );
  const frameEndMs = frame.startMs + frame.durationMs;
  const drawing =
    frame.styleStartMs === 0
      ? 'nothing drawn'
      : `from style to paint ${Math.round(frameEndMs - frame.styleStartMs)} ms`;
  return `${took}, frame ${Math.round(frame.durationMs)} ms: ${ran.join(', ') || 'no script of 5 ms'}; ${drawing}`;
}
