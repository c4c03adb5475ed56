import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { INCREMENT_FEN, START_FEN } from '../../bench/bids/cases.js';
import { HttpLane } from '../../bench/bids/http-lane.js';
import type { Market } from '../../bench/bids/market.js';
import { seededChance } from '../../bench/seeded-chance.js';
import { PLACE_BID } from '../e2e/client.js';
import { UNDECIDED } from './check-bids.js';
import type { HistoryWriter } from './history.js';

export interface BiddersOptions {
  readonly port: number;
  readonly market: Market;
  readonly seed: number;
  readonly history: HistoryWriter;
  /** A retry takes the same id, as our client does, or a fresh one at the price of the moment, as a control. */
  readonly retry: 'SAME_ID' | 'FRESH_ID';
  /** Answered bids are asked for again with this chance, 0 to 1: they must hear the same. */
  readonly askAgain: number;
}

/** Nobody hears nothing for longer. */
const ANSWER_MS_MAX = 3_000;
/** A bid that is not answered within this many tries is given up, and left in doubt: a minute and more. */
const TRIES_MAX = 1_000;
const TRY_AGAIN_MS = 60;
const DRAWS_MAX = 10;
const WAIT_MS = 2;

interface Lot {
  readonly auctionId: string;
  nextFen: number;
  lastSender: number | null;
}
interface Body {
  readonly bidId: string;
  readonly auctionId: string;
  readonly fen: number;
}
type Heard = { readonly answer: string; readonly told: string };

/**
 * A closed loop of bidders: each has one connection, bids one increment above the highest bid that anybody has sent on a lot, and tries
 * again until it is answered. Everything that it sends and hears is in the history.
 */
export class Bidders {
  /** bids that were decided, by what their bidders heard */
  acked = 0;
  unanswered = 0;
  private intents = 0;
  private stopping = false;
  private readonly lots: readonly Lot[];
  private readonly chance: () => number;
  private readonly running: Promise<void>[] = [];

  constructor(private readonly options: BiddersOptions) {
    this.chance = seededChance(options.seed);
    this.lots = options.market.auctionIds.map(auctionId => ({ auctionId, nextFen: START_FEN, lastSender: null }));
  }

  start(): void {
    const { market } = this.options;
    this.running.push(...market.bidders.map((_, index) => this.bidOn(index)));
  }

  /** No new bids; resolves when those under way are answered. Throws what went wrong. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.running);
  }

  private async bidOn(index: number): Promise<void> {
    const { market, port, askAgain } = this.options;
    const bidder = market.bidders[index];
    if (bidder === undefined) throw new Error('nobody bids');
    const line = new Line(port, bidder.token);
    try {
      while (!this.stopping) {
        const lot = this.draw(index);
        if (lot === null) {
          await sleep(WAIT_MS);
          continue;
        }
        this.intents += 1;
        const body = await this.bidUntilAnswered(line, lot, index, bidder.organisationId, this.intents);
        if (body !== null && this.chance() < askAgain) await this.send(line, body, bidder.organisationId, this.intents);
      }
    } finally {
      line.end();
    }
  }

  private draw(index: number): Lot | null {
    for (let draw = 0; draw < DRAWS_MAX; draw++) {
      const lot = this.lots[Math.floor(this.chance() * this.lots.length)];
      if (lot !== undefined && lot.lastSender !== index) return lot;
    }
    return null;
  }

  private async bidUntilAnswered(
    line: Line,
    lot: Lot,
    index: number,
    organisationId: string,
    intent: number,
  ): Promise<Body | null> {
    let body = this.next(lot, index);
    for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
      const heard = await this.send(line, body, organisationId, intent);
      if (heard !== null && !UNDECIDED.has(heard.answer)) {
        this.acked += 1;
        return body;
      }
      if (this.stopping && this.options.retry === 'FRESH_ID') return null;
      await sleep(TRY_AGAIN_MS);
      if (this.options.retry === 'FRESH_ID') body = this.next(lot, index);
    }
    return null;
  }

  private next(lot: Lot, index: number): Body {
    const fen = lot.nextFen;
    lot.nextFen += INCREMENT_FEN;
    lot.lastSender = index;
    return { bidId: randomUUID(), auctionId: lot.auctionId, fen };
  }

  private async send(
    line: Line,
    { bidId, auctionId, fen }: Body,
    organisationId: string,
    intent: number,
  ): Promise<Heard | null> {
    const { history } = this.options;
    history.write({ kind: 'SENT', intent, bidId, auctionId, organisationId, fen, at: Date.now() });
    const input = { bidId, auctionId, pricePerTonne: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}` };
    try {
      const heard = heardIn(await line.post(JSON.stringify({ query: PLACE_BID, variables: { input } })));
      history.write({ kind: 'ANSWERED', bidId, ...heard, at: Date.now() });
      return heard;
    } catch (error) {
      this.unanswered += 1;
      history.write({
        kind: 'UNANSWERED',
        bidId,
        why: error instanceof Error ? error.message : String(error),
        at: Date.now(),
      });
      return null;
    }
  }
}

/** The message is rendered anew each time, so it is not compared. */
function heardIn(text: string): Heard {
  const { data, errors } = JSON.parse(text) as {
    data?: { placeBid?: { __typename: string; version?: number; code?: string; message?: string } };
    errors?: readonly { extensions?: { code?: string } }[];
  };
  const placed = data?.placeBid;
  if (placed === undefined || placed === null) return { answer: errors?.[0]?.extensions?.code ?? 'INTERNAL', told: '' };
  const { message: _, ...told } = placed;
  return { answer: String(placed.version ?? placed.code), told: JSON.stringify(told) };
}

/** One bidder's connection, made anew when it breaks. */
class Line {
  private lane: HttpLane | null = null;

  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  /** The body of the answer. Rejects when the connection breaks or nothing comes in time. */
  post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        clearTimeout(timer);
        this.end();
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error('no answer in time')), ANSWER_MS_MAX);
      this.onFault = fail;
      this.lane ??= new HttpLane(this.port, this.token, error => this.onFault(error));
      this.lane.post(body, (_status, text) => {
        clearTimeout(timer);
        this.onFault = () => this.end();
        resolve(text);
      });
    });
  }

  end(): void {
    this.onFault = () => undefined;
    this.lane?.end();
    this.lane = null;
  }

  private onFault: (error: Error) => void = () => undefined;
}
