import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright-core';
import { type Figure, progress } from '../figure.js';
import { median, worst } from '../statistics.js';
import { openWindow, type Screen } from './browser.js';
import { type FirstLoad, readFirstLoad, watchFirstLoad } from './in-page.js';
import { MARKS } from './page-marks.js';

const JAVASCRIPT_KB_GOAL = 250;
const LARGEST_PAINT_MS_GOAL = 2_500;

/** "Fast 3G" as WebPageTest names it. Chrome holds each answer back by the round trip once; it does not emulate the TCP handshake. */
const NETWORK = { downKbit: 1_600, upKbit: 750, roundTripMs: 150 } as const;
const CPU_SLOWED = 4;
/** After the rows are there nothing larger comes; this long it could. */
const SETTLE_MS = 3_000;

interface Load extends FirstLoad {
  readonly javascriptBytes: number;
  readonly allBytes: number;
  readonly requests: number;
}

/** First loads of the market by somebody whose browser has never been here, on a slow telephone's processor and network. */
export async function measureFirstLoad(browser: Browser, url: string, runs: number): Promise<Figure[]> {
  const phone = await loads(browser, url, 'phone', runs);
  const desktop = await loads(browser, url, 'desktop', runs);
  const how = `market / signed out, cold cache, demo market; gzip accepted, no brotli; CPU slowed ${CPU_SLOWED}x, ${NETWORK.downKbit} kbit/s down, ${NETWORK.upKbit} kbit/s up, ${NETWORK.roundTripMs} ms round trip; ${runs} runs`;
  const all = [...phone, ...desktop];
  return [
    {
      metric: 'first_load_javascript',
      value: worst(all.map(({ javascriptBytes }) => javascriptBytes / 1_000)),
      unit: 'kB',
      goalMax: JAVASCRIPT_KB_GOAL,
      how: `largest of all runs, bodies and headers as they came over the line, gzip; everything together ${Math.round(worst(all.map(({ allBytes }) => allBytes)) / 1_000)} kB`,
    },
    ...paintFigures('phone', phone, how),
    ...paintFigures('desktop', desktop, how),
  ];
}

function paintFigures(screen: Screen, of: readonly Load[], how: string): Figure[] {
  const figure = (name: string, value: number, goalMax: number | null): Figure => ({
    metric: `first_load_${name}_${screen}`,
    value,
    unit: 'ms',
    goalMax,
    how,
  });
  const largest = of.map(({ largestMs }) => largestMs ?? Number.POSITIVE_INFINITY);
  return [
    ...largest.map((ms, index) => figure(`largest_paint_run_${index + 1}`, ms, LARGEST_PAINT_MS_GOAL)),
    figure('largest_paint_median', median(largest), LARGEST_PAINT_MS_GOAL),
    figure('largest_paint_worst', worst(largest), LARGEST_PAINT_MS_GOAL),
    figure('first_paint_median', median(of.map(({ contentMs }) => contentMs ?? Number.POSITIVE_INFINITY)), null),
    figure('rows_painted_median', median(of.map(({ rowsMs }) => rowsMs ?? Number.POSITIVE_INFINITY)), null),
  ];
}

async function loads(browser: Browser, url: string, screen: Screen, runs: number): Promise<Load[]> {
  const done: Load[] = [];
  while (done.length < runs) {
    const load = await firstLoad(browser, url, screen);
    done.push(load);
    progress(
      `first load ${done.length}/${runs} (${screen}): first paint ${ms(load.contentMs)}, largest ${ms(load.largestMs)} (${load.largest}), rows ${ms(load.rowsMs)}, JavaScript ${load.javascriptBytes} of ${load.allBytes} bytes in ${load.requests} requests`,
    );
  }
  return done;
}

/** A window of its own has an empty cache and no open connection. The cache stays on: without it a preload would be fetched twice. */
async function firstLoad(browser: Browser, url: string, screen: Screen): Promise<Load> {
  const { page, cdp, close } = await openWindow(browser, url, screen, watchFirstLoad, MARKS.rowPrice);
  try {
    const transfers = await countTransfers(cdp);
    await cdp.send('Network.setAcceptedEncodings', { encodings: ['gzip'] });
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: NETWORK.roundTripMs,
      downloadThroughput: (NETWORK.downKbit * 1_000) / 8,
      uploadThroughput: (NETWORK.upKbit * 1_000) / 8,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
    await page.goto('/');
    await page.locator(MARKS.rowPrice).first().waitFor();
    await sleep(SETTLE_MS);
    return { ...(await page.evaluate(readFirstLoad)), ...transfers() };
  } finally {
    await close();
  }
}

/** Counts from now on; what it answers is how much came until it is called. */
async function countTransfers(cdp: CDPSession): Promise<() => Omit<Load, keyof FirstLoad>> {
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  cdp.on('Network.responseReceived', ({ requestId, response }) => types.set(requestId, response.mimeType));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  await cdp.send('Network.enable');
  return () => {
    const sum = (wanted: (type: string) => boolean) =>
      [...bytes].reduce((total, [id, size]) => total + (wanted(types.get(id) ?? '') ? size : 0), 0);
    return {
      javascriptBytes: sum(type => /javascript/.test(type)),
      allBytes: sum(() => true),
      requests: bytes.size,
    };
  };
}

const ms = (value: number | null): string => (value === null ? 'never' : `${Math.round(value)} ms`);
