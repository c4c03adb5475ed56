import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { AuctionEnds } from './auction-ends.js';
import { AuctionsPile } from './auctions.pile.js';
import { AuctionsStore } from './auctions.store.js';

/** Auctions handed to the pile at once. */
const BATCH = 256;
/** Looks at least so often, so that an auction opened on another node, or a clock set by a test, is noticed. */
const SLEEP_MS_MAX = 500;
/** After a failure the database is given time to come back. */
const SLEEP_AFTER_FAILURE_MS = 500;

/**
 * Opens and closes auctions when they are due. The rows are the timetable: it reads which are due, sends a TICK through the same pile as
 * the bids, and sleeps until the next one. It decides nothing itself; any number of nodes may run it.
 */
@Injectable()
export class AuctionsClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuctionsClock.name);
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly store: AuctionsStore,
    private readonly pile: AuctionsPile,
    private readonly ends: AuctionEnds,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** Something was committed that may be due sooner than the sleeper knows. */
  poke(): void {
    this.wake();
  }

  /** Before the pile and the connections go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      let sleepMs = SLEEP_AFTER_FAILURE_MS;
      try {
        sleepMs = await this.once();
      } catch (error) {
        this.logger.warn(`due auctions: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (!this.stopped) await this.sleep(sleepMs);
    }
  }

  private async once(): Promise<number> {
    const due = await this.database.read(tx => this.store.due(tx, BATCH));
    if (due.length > 0) await this.pile.tick(due);
    await this.ends.consumeAll();
    if (due.length === BATCH) return 0;
    const toNext = await this.database.read(tx => this.store.millisecondsToNextDue(tx));
    return Math.max(1, Math.min(SLEEP_MS_MAX, (toNext ?? SLEEP_MS_MAX) + 1));
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
