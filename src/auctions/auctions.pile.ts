import { setTimeout as sleep } from 'node:timers/promises';
import type { TickVerdict } from '@app/auction';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Database, DECIDING_DATABASE, sqlState } from '../platform/database/index.js';
import { Metrics } from '../platform/observability/index.js';
import { AuctionDecisions, type Bid, type BidAnswer, type CancelAnswer, type PileItem } from './auctions.decisions.js';
import { Outages } from './outages.js';

/** Bids that may wait; one more is shed at once instead of making everybody wait longer. */
export const WAITING_MAX = 5_000;
/** Commands of one transaction: bounds how long an answer waits for its neighbours. */
const PILE_MAX = 512;
/** When to come back after OVERLOADED: about the time that a full queue takes. */
const RETRY_AFTER_MS = 500;
/** Tries when the database is out of reach or the outcome of a COMMIT is unknown; verdicts make another try exact. */
const TRIES_MAX = 4;
const TRY_AGAIN_MS = 100;

/** Told after COMMIT which auctions moved, so that this node's own viewers need not wait for a notification. */
export const AUCTIONS_MOVED = Symbol('AUCTIONS_MOVED');
export type AuctionsMoved = (auctionIds: readonly string[]) => void;

/** Nothing was decided; come again with the same bid id. */
export interface Overloaded {
  readonly kind: 'OVERLOADED';
  readonly retryAfterMs: number;
}
const OVERLOADED: Overloaded = { kind: 'OVERLOADED', retryAfterMs: RETRY_AFTER_MS };

export type PileAnswer = Exclude<BidAnswer, { kind: 'NOT_ON_THIS_NODE' }> | Overloaded;

interface Waiting {
  readonly item: PileItem;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer of a node (docs: bidding, "The decision"). While a commit is in flight, arriving commands wait together; then one
 * transaction takes them all in arrival order. COMMIT is acceptance: every answer follows it.
 */
@Injectable()
export class AuctionsPile implements OnApplicationShutdown {
  private readonly logger = new Logger(AuctionsPile.name);
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | null = null;

  constructor(
    @Inject(DECIDING_DATABASE) private readonly database: Database,
    private readonly decisions: AuctionDecisions,
    @Inject(AUCTIONS_MOVED) private readonly moved: AuctionsMoved,
    private readonly metrics: Metrics,
    private readonly outages: Outages,
  ) {}

  async bid(bid: Bid): Promise<PileAnswer> {
    if (this.waiting.length >= WAITING_MAX) return OVERLOADED;
    const answer = await this.add<BidAnswer | Overloaded>({ kind: 'BID', auctionId: bid.auctionId, bid });
    return answer.kind === 'NOT_ON_THIS_NODE' ? OVERLOADED : answer;
  }

  /** `force`: an operator, who may cancel whatever was bid. */
  async cancel(auctionId: string, reason: string, force: boolean): Promise<CancelAnswer> {
    return this.add<CancelAnswer>({ kind: 'CANCEL', auctionId, reason, force });
  }

  /** Does what is due on these auctions. Answers those that still wait for it, with whatever could not be decided among them. */
  async tick(auctionIds: readonly string[]): Promise<readonly string[]> {
    const ticks = auctionIds.map(auctionId => this.add<TickVerdict['kind']>({ kind: 'TICK', auctionId }));
    const outcomes = await Promise.allSettled(ticks);
    const refusals = outcomes.map(outcome => (outcome.status === 'rejected' ? outcome.reason : null));
    const away = refusals.find(error => error !== null && mayPass(error));
    if (away !== undefined) throw away; // the database, not the auction
    return auctionIds.filter((id, index) => {
      const [error, outcome] = [refusals[index], outcomes[index]];
      if (error !== null) this.logger.error(`auction ${id} could not be moved on`, error);
      return error !== null || (outcome?.status === 'fulfilled' && outcome.value === 'BIDS_AWAITED');
    });
  }

  /** Says, by deciding, that bids can be decided. */
  async beat(): Promise<void> {
    const askedAt = performance.now();
    await this.add({ kind: 'BEAT', auctionId: null });
    this.outages.committed(askedAt);
  }

  /** Lets what is waiting be decided before the connections go. */
  async onApplicationShutdown(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  private add<Answer>(item: PileItem): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** One pile per turn of the event loop: whatever arrived in the same turn is decided together, with no timer. */
  private async run(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    while (this.waiting.length > 0) await this.decide(this.waiting.splice(0, PILE_MAX));
    this.running = null;
  }

  private async decide(pile: readonly Waiting[]): Promise<void> {
    let answers: readonly unknown[];
    try {
      answers = await this.commit(pile.map(({ item }) => item));
    } catch (error) {
      return this.decideApart(pile, error);
    }
    pile.forEach(({ resolve }, index) => {
      resolve(answers[index] as never);
    });
  }

  /** One command must not fail its neighbours. */
  private async decideApart(pile: readonly Waiting[], error: unknown): Promise<void> {
    const parts = lockTimedOut(error) ? byAuction(pile) : mayPass(error) ? [pile] : halves(pile);
    if (parts.length > 1) {
      for (const part of parts) await this.decide(part);
      return;
    }
    for (const { item, resolve, reject } of pile) {
      // Nothing is promised: the same bid id tells the truth later, whatever became of this try.
      if (item.kind === 'BID' && mayPass(error)) resolve(OVERLOADED as never);
      else reject(error);
    }
  }

  private async commit(items: readonly PileItem[]): Promise<readonly unknown[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        const stopTimer = this.metrics.pileSeconds.startTimer();
        const { answers, moved, countable } = await this.database.transact(tx =>
          this.decisions.decideTogether(tx, items),
        );
        if (countable > 0) {
          stopTimer();
          this.metrics.commandsPerPile.observe(countable);
        }
        if (moved.length > 0) this.moved(moved);
        return answers;
      } catch (error) {
        if (attempt >= TRIES_MAX || !mayPass(error) || lockTimedOut(error)) throw error;
        await sleep(TRY_AGAIN_MS * 2 ** attempt);
      }
    }
  }
}

/** A fault that another command of the pile may have caused: tried apart until the faulty one stands alone. */
function halves(pile: readonly Waiting[]): (readonly Waiting[])[] {
  const middle = pile.length >> 1;
  return middle === 0 ? [pile] : [pile.slice(0, middle), pile.slice(middle)];
}

/** Somebody holds one of the rows: the other auctions go on without it. */
function byAuction(pile: readonly Waiting[]): (readonly Waiting[])[] {
  const ids = new Set(pile.map(({ item }) => item.auctionId));
  return [...ids].map(id => pile.filter(({ item }) => item.auctionId === id));
}

const lockTimedOut = (error: unknown): boolean => sqlState(error) === '55P03';

/** 23505: another node decided the same bid id first, and now its verdict is there to be read. */
const UNIQUE_VIOLATION = '23505';

/** Nothing is wrong with the command: the connection broke, the server starts, stops or is full, a lock took too long, or a bid id raced. */
function mayPass(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state === UNIQUE_VIOLATION || /^(08|53|55P03|57)/.test(state);
  const { code, message, name } = error as { code?: string; message?: string; name?: string };
  return /ECONN|EPIPE|ETIMEDOUT|terminated|timeout|Connection|QueryRunnerAlreadyReleased/i.test(
    `${code} ${name} ${message}`,
  );
}
