import { OUTAGE_WINDOW_MS } from '@app/auction';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Database, DECIDING_DATABASE } from '../platform/database/index.js';
import { type Repeated, repeat } from '../platform/jobs/index.js';
import { AuctionEnds } from './auction-ends.js';
import { AuctionsPile } from './auctions.pile.js';
import { AuctionsStore } from './auctions.store.js';
import { Outages } from './outages.js';
import { Sealing } from './sealing.js';

/** Auctions handed to the pile at once. */
const BATCH = 256;
/** Looks at least so often, so that an auction opened on another node, or a clock set by a test, is noticed. */
const LOOK_MS_MAX = 500;
/** An end that another node, or a late bid, has written is followed within this time. */
const FOLLOW_MS = 250;
/** How often a node says that it takes bids. */
const BEAT_MS = 1_000;
/** When an auction is tried again that could not be moved on. */
const STUCK_MS = 5_000;
const NIL_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Opens and closes auctions when they are due, and has what follows an end done. The rows are the timetable: it reads which are due, sends
 * a TICK through the same pile as the bids, and sleeps until the next one. It decides nothing itself; any number of nodes may run it.
 */
@Injectable()
export class AuctionsClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuctionsClock.name);
  private due: Repeated | null = null;
  private following: Repeated | null = null;
  private beating: Repeated | null = null;
  private readonly stuck = new Map<string, number>();

  constructor(
    @Inject(DECIDING_DATABASE) private readonly database: Database,
    private readonly store: AuctionsStore,
    private readonly pile: AuctionsPile,
    private readonly ends: AuctionEnds,
    private readonly outages: Outages,
    private readonly sealing: Sealing,
  ) {}

  onApplicationBootstrap(): void {
    const warn = (error: unknown) => this.logger.warn(error instanceof Error ? error.message : String(error));
    this.due = repeat(() => this.doDue(), warn);
    this.following = repeat(() => this.followEnds(), warn);
    this.beating = repeat(() => this.beat(), warn);
  }

  /** Something was committed that may be due sooner than the sleeper knows. */
  poke(): void {
    this.due?.poke();
    this.following?.poke();
  }

  /** Before the pile and the connections go. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.due?.stop(), this.following?.stop(), this.beating?.stop()]);
  }

  private async doDue(): Promise<number> {
    await this.followOutages().catch(error => this.logger.warn(`outages: ${String(error)}`)); // the rest goes on without it
    const sealed = this.sealing.available;
    const stuck = this.stuckAt(performance.now());
    const due = await this.database.read(tx => this.store.due(tx, BATCH, sealed, stuck));
    if (due.length > 0) {
      for (const id of await this.pile.tick(due)) this.stuck.set(id, performance.now() + STUCK_MS);
      this.following?.poke();
    }
    if (due.length === BATCH) return 0;
    const toNext = await this.database.read(tx => this.store.millisecondsToNextDue(tx, sealed, stuck));
    return Math.max(1, Math.min(LOOK_MS_MAX, (toNext ?? LOOK_MS_MAX) + 1));
  }

  /** Those that could not be moved on a moment ago; they must not keep the others waiting. */
  private stuckAt(now: number): readonly string[] {
    for (const [id, until] of this.stuck) if (until <= now) this.stuck.delete(id);
    return [...this.stuck.keys()];
  }

  /** Every auction that an outage hit is extended at once, so that bidders hear of it before the old end. */
  private async followOutages(): Promise<void> {
    for (const outage of await this.database.read(tx => this.outages.unfollowed(tx))) {
      for (let after = NIL_ID, ids = [after]; ids.length > 0; after = ids.at(-1) ?? after) {
        ids = await this.database.read(tx =>
          this.store.closingBetween(tx, outage.from, outage.until + OUTAGE_WINDOW_MS, after, BATCH),
        );
        await this.pile.tick(ids);
      }
      await this.database.transact(tx => this.outages.markFollowed(tx, outage));
    }
  }

  private async beat(): Promise<number> {
    await this.pile.beat();
    return BEAT_MS;
  }

  private async followEnds(): Promise<number> {
    return (await this.ends.consumeSome()) ? 0 : FOLLOW_MS;
  }
}
