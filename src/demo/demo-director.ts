import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuctionsService } from '../auctions/index.js';
import { LotsService } from '../lots/index.js';
import { Database } from '../platform/database/index.js';
import { type Repeated, repeat } from '../platform/jobs/index.js';
import { RegistryService } from '../registry/index.js';
import { TradesService } from '../trades/index.js';
import { DemoStore } from './demo.store.js';
import { Bidders } from './demo-bidders.js';
import { type Actors, Company } from './demo-company.js';
import { Deliveries } from './demo-deliveries.js';
import { LiveAuctions } from './demo-present.js';

const ROUND_MS = 1_000;
/** Another node directs. */
const NOT_MINE_MS = 5_000;
const RENEW_MS = 15_000;
const DELIVER_MS = 10_000;
/** Auctions opened and trades moved on in one round at most. */
const OPENED_MAX = 4;
const DELIVERED_MAX = 4;

export interface Round {
  readonly opened: number;
  readonly bids: number;
  readonly delivered: number;
}

/** Keeps the demo market alive while it is shown. Everything it does goes through the services, in the name of the cast. */
export class Director {
  private lastAt: number | null = null;
  private renewAt = 0;
  private deliverAt = 0;
  private readonly stopping = new AbortController();
  private readonly store = new DemoStore();
  private readonly live: LiveAuctions;
  private readonly bidders: Bidders;
  private readonly deliveries: Deliveries;

  constructor(
    private readonly database: Database,
    auctions: AuctionsService,
    lots: LotsService,
    trades: TradesService,
    actors: Actors,
  ) {
    this.live = new LiveAuctions(database, this.store, auctions, lots, actors);
    this.bidders = new Bidders(auctions, actors);
    this.deliveries = new Deliveries(database, this.store, trades, actors);
  }

  /** One round, at the database's time. Null: another node directs. */
  async round(): Promise<Round | null> {
    return this.database.transact(async tx => {
      if (!(await this.store.direct(tx))) return null;
      const now = await this.database.now();
      const since = this.lastAt ?? now - ROUND_MS;
      this.lastAt = now;
      const opened = now < this.renewAt ? 0 : await this.renew(now);
      const bids = await this.bidders.bid(this.live.idsAt(now), since, now);
      const delivered = now < this.deliverAt ? 0 : await this.deliver(now);
      return { opened, bids, delivered };
    });
  }

  /** Rounds without end, until it is stopped. */
  run(onError: (error: unknown) => void): Repeated {
    const repeated = repeat(async () => ((await this.round()) === null ? NOT_MINE_MS : ROUND_MS), onError);
    return {
      poke: () => repeated.poke(),
      stop: () => {
        this.stopping.abort(new Error('the demo market stops'));
        return repeated.stop();
      },
    };
  }

  private async renew(now: number): Promise<number> {
    const opened = await this.live.open(this.live.numbersAt(now), OPENED_MAX, this.stopping.signal);
    if (opened < OPENED_MAX) this.renewAt = now + RENEW_MS;
    return opened;
  }

  private async deliver(now: number): Promise<number> {
    const delivered = await this.deliveries.step(now, DELIVERED_MAX);
    if (delivered < DELIVERED_MAX) this.deliverAt = now + DELIVER_MS;
    return delivered;
  }
}

/** The director of a market that has been seeded. */
export async function directorOf(app: NestFastifyApplication): Promise<Director> {
  const of = <Service>(type: new (...parts: never[]) => Service): Service => app.get<Service>(type, { strict: false });
  const database = of(Database);
  const company = new Company(of(RegistryService), database, new DemoStore(), '', new AbortController().signal);
  const actors = await company.actors();
  return new Director(database, of(AuctionsService), of(LotsService), of(TradesService), actors);
}
