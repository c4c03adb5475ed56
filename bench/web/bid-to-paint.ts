import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { bid } from '../../test/e2e/client.js';
import { formatPrice } from '../../web/src/format/price.js';
import { type Figure, progress } from '../figure.js';
import { median, percentile, worst } from '../statistics.js';
import { openWindow } from './browser.js';
import { readPaints, watchPaints } from './in-page.js';
import { MARKS, rowPriceOf } from './page-marks.js';
import { offer, priceOf, type ServedMarket } from './served-market.js';

const PAINT_MS_GOAL = 200;
/** A price that was not painted by then counts as painted then. */
const PAINT_MS_MAX = 5_000;
/** The first bids change the shape of the page and warm its code; they are not counted. */
const WARM_UP_BIDS = 5;
/** Between two bids: longer than a spectator's pace at the server (100 ms), and never in step with frames or seconds. */
const GAP_MS_MIN = 250;
const GAP_MS_STEP = 61;
const GAP_MS_SPREAD = 200;
const CLOCK_TRIES = 20;

interface TimedBid {
  readonly price: string;
  /** the event's `at`: read by the database before it decides, so never later than the COMMIT */
  readonly at: number;
  /** when the answer was here, which follows the COMMIT */
  readonly answeredAt: number;
}

/** How long a committed price takes to the screen of somebody who only watches, on the lot's page and in the list. */
export async function measureBidToPaint(browser: Browser, market: ServedMarket, bids: number): Promise<Figure[]> {
  const onLot = await offer(market, 1);
  const lot = await watched(browser, market, bids, {
    auctionId: onLot,
    path: `/auctions/${onLot}`,
    live: MARKS.lotLive,
    price: MARKS.lotPrice,
  });
  const inList = await offer(market, 2);
  const list = await watched(browser, market, bids, {
    auctionId: inList,
    path: '/?order=newest',
    live: MARKS.listLive,
    price: rowPriceOf(inList),
  });
  return [...lot.figures('lot'), ...list.figures('list')];
}

interface Place {
  readonly auctionId: string;
  readonly path: string;
  readonly live: string;
  readonly price: string;
}

async function watched(browser: Browser, market: ServedMarket, bids: number, place: Place): Promise<Measured> {
  const window = await openWindow(browser, market.url, 'desktop');
  const { page } = window;
  try {
    await page.goto(place.path);
    await page.locator(place.price).waitFor();
    await page.locator(place.live).waitFor();
    await page.evaluate(watchPaints, place.price);
    const clock = await offsetOf(async () => page.evaluate(() => Date.now()));
    const clocks = `ahead of the bench's clock (one clock: 0 lies between): page ${offsetText(clock)}, database ${offsetText(await databaseClock(market, place.auctionId))}`;
    progress(`${place.path}: watching, ${bids} bids; ${clocks}`);
    const placed: TimedBid[] = [];
    for (let n = 0; n < bids + WARM_UP_BIDS; n++) {
      placed.push(await timedBid(market, place.auctionId, n));
      await sleep(GAP_MS_MIN + ((n * GAP_MS_STEP) % GAP_MS_SPREAD));
    }
    return new Measured(placed.slice(WARM_UP_BIDS), await paintTimes(page, placed), clocks);
  } finally {
    await window.close();
  }
}

async function timedBid({ bidders }: ServedMarket, auctionId: string, n: number): Promise<TimedBid> {
  const bidder = bidders[n % bidders.length];
  if (bidder === undefined) throw new Error('nobody bids');
  const price = priceOf(n);
  const answer = await bid(bidder, auctionId, price);
  const answeredAt = Date.now();
  if (answer.__typename !== 'BidAccepted') throw new Error(`bid ${n} at ${price}: ${JSON.stringify(answer)}`);
  return { price, at: Date.parse(answer.at), answeredAt };
}

/** When each price was painted; waits for the last one. */
async function paintTimes(page: Page, placed: readonly TimedBid[]): Promise<ReadonlyMap<string, number>> {
  const last = formatPrice(placed.at(-1)?.price ?? '');
  const deadline = performance.now() + PAINT_MS_MAX;
  for (;;) {
    const painted = new Map((await page.evaluate(readPaints)).map(({ text, at }) => [text, at]));
    if (painted.has(last) || performance.now() > deadline) return painted;
    await sleep(50);
  }
}

class Measured {
  constructor(
    private readonly bids: readonly TimedBid[],
    private readonly painted: ReadonlyMap<string, number>,
    private readonly clocks: string,
  ) {}

  figures(place: 'lot' | 'list'): Figure[] {
    const missing = this.bids.filter(({ price }) => this.paintedAt(price) === undefined).length;
    const since = (instant: (bid: TimedBid) => number) =>
      this.bids.map(each => (this.paintedAt(each.price) ?? instant(each) + PAINT_MS_MAX) - instant(each));
    const fromDecision = since(({ at }) => at);
    const fromAnswer = since(({ answeredAt }) => answeredAt);
    const commit = this.bids.map(({ at, answeredAt }) => answeredAt - at);
    const how = `${this.bids.length} bids, one every ${GAP_MS_MIN} to ${GAP_MS_MIN + GAP_MS_SPREAD} ms, spectator signed out, ${missing} never painted; painted = second animation frame after the change; clocks of one machine, each cut to 1 ms, ${this.clocks}`;
    const figure = (metric: string, value: number, goalMax: number | null, from: string): Figure => ({
      metric: `bid_to_paint_${place}_${metric}`,
      value,
      unit: 'ms',
      goalMax,
      how: `${from}; ${how}`,
    });
    const upper = "from the event's `at`, before the COMMIT: upper bound";
    const lower = 'from the answer to the bidder, after the COMMIT: lower bound, below 0 when the page was first';
    return [
      figure('p50', median(fromDecision), PAINT_MS_GOAL, upper),
      figure('p99', percentile(fromDecision, 0.99), PAINT_MS_GOAL, upper),
      figure('max', worst(fromDecision), PAINT_MS_GOAL, upper),
      figure('after_answer_p50', median(fromAnswer), null, lower),
      figure('after_answer_p99', percentile(fromAnswer, 0.99), null, lower),
      figure('decision_to_answer_p50', median(commit), null, "from the event's `at` to the answer"),
    ];
  }

  private paintedAt(price: string): number | undefined {
    return this.painted.get(formatPrice(price));
  }
}

const databaseClock = ({ seller }: ServedMarket, id: string): Promise<Offset> =>
  offsetOf(async () => {
    const { auction } = await seller.ask('query ($id: ID!) { auction(id: $id) { serverTime } }', { id });
    return Date.parse(auction.serverTime);
  });

interface Offset {
  readonly from: number;
  readonly to: number;
}
const offsetText = ({ from, to }: Offset): string => `${from} to ${to} ms`;

/** By how much another clock can be ahead of ours: it was read between two readings of ours. */
async function offsetOf(read: () => Promise<number>): Promise<Offset> {
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < CLOCK_TRIES; tries++) {
    const before = Date.now();
    const other = await read();
    const after = Date.now();
    from = Math.max(from, other - after - 1);
    to = Math.min(to, other - before + 1);
  }
  return { from, to };
}
