/**
 * The load generator, a process of its own: a closed loop. Each bidder has one connection; as soon as it has its answer it bids again, on
 * the lot that `choice` gives, one increment above the highest bid that any bidder has SENT on that lot (as if everybody watched the lot
 * live). So bids of a lot leave in ascending order, and each is valid if it is decided in the order of leaving. Nobody outbids themself:
 * who sent the last bid of the lot draws another lot, and on the hot lot waits until somebody else has sent one.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../statistics.js';
import { INCREMENT_FEN, START_FEN } from './cases.js';
import { HttpLane } from './http-lane.js';
import type { LoadNews, LoadOrder, LoadResult } from './load.js';
import { chooser } from './lot-choice.js';

/** Draws of another lot before a bidder waits for somebody else's bid. */
const DRAWS_MAX = 10;
const PARSED_CODE = /"code":"([A-Z_]+)"/;
const PARSED_VERSION = /"__typename":"BidAccepted".*"version":(\d+)/;
/** Decided by the rules; every other code says that nothing was decided. */
const REFUSALS = new Set(['BID_TOO_LOW', 'ALREADY_LEADING', 'AUCTION_CLOSED', 'AUCTION_NOT_OPEN', 'OWN_LOT']);

interface Lot {
  readonly auctionId: string;
  nextFen: number;
  lastSender: Bidder | null;
}
interface Bidder {
  readonly lane: HttpLane;
  readonly organisationId: string;
}

const markets = new Map<string, Map<string, Lot>>();
const tell = (news: LoadNews): void => void process.send?.(news);

process.on('message', (order: LoadOrder) => {
  run(order).then(
    result => tell({ kind: 'DONE', result }),
    (error: unknown) => tell({ kind: 'FAILED', message: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

async function run(order: LoadOrder): Promise<LoadResult> {
  const lots = lotsOf(order);
  const load = new ClosedLoop(order, lots);
  load.start();
  await load.during(order.warmUpMs);
  tell({ kind: 'WINDOW_OPENS' });
  const openedAt = load.openWindow();
  await load.during(order.measureMs);
  load.closeWindow();
  const windowMs = performance.now() - openedAt;
  tell({ kind: 'WINDOW_CLOSES' });
  await load.stop();
  appendFileSync(order.acksFile, load.acks.join(''));
  return load.result(windowMs);
}

function lotsOf({ market, auctionIds }: LoadOrder): readonly Lot[] {
  let known = markets.get(market);
  if (known === undefined) {
    known = new Map();
    markets.set(market, known);
  }
  const all = known;
  return auctionIds.map(auctionId => {
    const lot = all.get(auctionId) ?? { auctionId, nextFen: START_FEN, lastSender: null };
    all.set(auctionId, lot);
    return lot;
  });
}

class ClosedLoop {
  readonly acks: string[] = [];
  private readonly bidders: readonly Bidder[];
  private readonly choose: () => number;
  private readonly bodyStart: string;
  private readonly waiting: Bidder[] = [];
  private readonly latenciesMs: number[] = [];
  private readonly refused: Record<string, number> = {};
  private readonly undecided: Record<string, number> = {};
  private accepted = 0;
  private underWay = 0;
  private counting = false;
  private stopping = false;
  private fault: Error | null = null;
  private allAnswered: () => void = () => undefined;

  constructor(
    order: LoadOrder,
    private readonly lots: readonly Lot[],
  ) {
    this.choose = chooser(order.choice, lots.length, order.seed);
    this.bodyStart = bodyStart(order.operation);
    for (const lot of lots) lot.lastSender = null; // who that was had another connection
    this.bidders = order.lanes.map(({ port, token, organisationId }) => ({
      lane: new HttpLane(port, token, error => this.fail(error)),
      organisationId,
    }));
  }

  start(): void {
    for (const bidder of this.bidders) this.bid(bidder);
  }

  /** Throws what went wrong meanwhile. */
  async during(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
    if (this.fault !== null) throw this.fault;
  }

  openWindow(): number {
    this.counting = true;
    return performance.now();
  }

  closeWindow(): void {
    this.counting = false;
  }

  /** No new bids; resolves when those under way are answered. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.underWay > 0 && this.fault === null) {
      await new Promise<void>(resolve => {
        this.allAnswered = resolve;
      });
    }
    for (const { lane } of this.bidders) lane.end();
    if (this.fault !== null) throw this.fault;
  }

  result(windowMs: number): LoadResult {
    return {
      windowMs,
      accepted: this.accepted,
      refused: this.refused,
      undecided: this.undecided,
      p50Ms: percentile(this.latenciesMs, 0.5),
      p99Ms: percentile(this.latenciesMs, 0.99),
    };
  }

  private bid(bidder: Bidder): void {
    const lot = this.lotFor(bidder);
    if (lot === null) {
      this.waiting.push(bidder);
      return;
    }
    const fen = lot.nextFen;
    lot.nextFen += INCREMENT_FEN;
    lot.lastSender = bidder;
    const bidId = randomUUID();
    this.underWay += 1;
    const sentAt = performance.now();
    bidder.lane.post(`${this.bodyStart}${bodyRest(bidId, lot.auctionId, fen)}`, (status, body) => {
      const answer = answerOf(status, body);
      if (this.counting) this.count(answer, performance.now() - sentAt);
      this.acks.push(`${bidId} ${lot.auctionId} ${bidder.organisationId} ${fen} ${answer}\n`);
      this.underWay -= 1;
      if (!this.stopping) this.bid(bidder);
      else if (this.underWay === 0) this.allAnswered();
    });
    const next = this.stopping ? undefined : this.waiting.shift();
    if (next !== undefined) this.bid(next);
  }

  private lotFor(bidder: Bidder): Lot | null {
    for (let draw = 0; draw < DRAWS_MAX; draw++) {
      const lot = this.lots[this.choose()];
      if (lot !== undefined && lot.lastSender !== bidder) return lot;
    }
    return null;
  }

  private count(answer: string, latencyMs: number): void {
    if (/^\d/.test(answer)) this.accepted += 1;
    else {
      const counts = REFUSALS.has(answer) ? this.refused : this.undecided;
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
    this.latenciesMs.push(latencyMs);
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.stopping = true;
    this.allAnswered();
  }
}

/** The request up to the bid's id, the same for all. */
const bodyStart = (operation: string): string =>
  `{"query":${JSON.stringify(operation)},"variables":{"input":{"bidId":"`;

function bodyRest(bidId: string, auctionId: string, fen: number): string {
  const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  return `${bidId}","auctionId":"${auctionId}","pricePerTonne":"${yuan}"}}}`;
}

/** The version of an accepted bid, or the code of what was said instead. */
function answerOf(status: number, body: string): string {
  return PARSED_VERSION.exec(body)?.[1] ?? PARSED_CODE.exec(body)?.[1] ?? `HTTP_${status}`;
}
