import { massFromKg } from '@app/units';
import type { SignedIn } from '../platform/auth/index.js';
import type { Database } from '../platform/database/index.js';
import { isRefusal } from '../platform/refusals/index.js';
import type { TradesService } from '../trades/index.js';
import type { DemoStore, OpenTrade } from './demo.store.js';
import { CAST } from './demo-cast.js';
import { chanceOf, idOf } from './demo-chance.js';
import type { Actors } from './demo-company.js';
import { inspectedSample } from './demo-stock.js';

/** Trades of one look. */
const LOOK_MAX = 50;
/** Minutes from the award to each step; a real truck takes days, but nobody watches a demo for days. */
const STEP_MINUTES = { sellerWeighs: 3, buyerWeighs: 6, inspects: 9, sellerConfirms: 12, buyerConfirms: 14 } as const;

/** After the close: trades between two parts that nobody signs in for are weighed, inspected and settled. Others wait for people. */
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly store: DemoStore,
    private readonly trades: TradesService,
    private readonly actors: Actors,
  ) {}

  /** Does the next step of at most `limit` trades for which it is time; answers how many it did. */
  async step(now: number, limit: number): Promise<number> {
    const own = CAST.filter(each => each.what === null).flatMap(each => this.actors.get(each.key) ?? []);
    const byId = new Map(own.map(actor => [actor.organisationId, actor]));
    const open = await this.database.read(tx => this.store.openTrades(tx, [...byId.keys()], LOOK_MAX));
    let done = 0;
    for (const trade of open) {
      if (done >= limit) break;
      const seller = byId.get(trade.sellerOrganisationId);
      const buyer = byId.get(trade.buyerOrganisationId);
      if (seller !== undefined && buyer !== undefined && (await this.stepOne(trade, seller, buyer, now))) done += 1;
    }
    return done;
  }

  private async stepOne(trade: OpenTrade, seller: SignedIn, buyer: SignedIn, now: number): Promise<boolean> {
    const minutes = (now - trade.awardedAt) / 60_000;
    const { sellerWeighs, buyerWeighs, inspects, sellerConfirms, buyerConfirms } = STEP_MINUTES;
    if (!trade.weighed.includes('SELLER')) return minutes >= sellerWeighs && this.weigh(trade, seller, 'SELLER', now);
    if (!trade.weighed.includes('BUYER')) return minutes >= buyerWeighs && this.weigh(trade, buyer, 'BUYER', now);
    if (trade.status === 'DELIVERED') return minutes >= inspects && this.inspect(trade, buyer);
    const next = trade.confirmedBy.includes('SELLER') ? buyer : seller;
    return minutes >= (next === seller ? sellerConfirms : buyerConfirms) && this.confirm(trade, next);
  }

  /** Both tickets show the same net: the tares differ, as trucks are fuelled in between. */
  private async weigh(trade: OpenTrade, actor: SignedIn, side: 'SELLER' | 'BUYER', now: number): Promise<boolean> {
    const chance = chanceOf('delivery', trade.id);
    const net = Math.round((trade.massKg * (0.99 + chance.real() * 0.02)) / 20) * 20;
    const plate = `演${chance.pick([...'ABCDEFGH'])}·${chance.whole(10_000, 99_999)}`;
    const tare = chanceOf('delivery', trade.id, side).whole(690, 790) * 20;
    return did(
      await this.trades.recordTicket(actor, {
        id: idOf('delivery', trade.id, side),
        tradeId: trade.id,
        grossKg: massFromKg(tare + net),
        tareKg: massFromKg(tare),
        plate,
        scaleId: null,
        weighedAt: now,
      }),
    );
  }

  private async inspect(trade: OpenTrade, buyer: SignedIn): Promise<boolean> {
    const sample = inspectedSample(chanceOf('inspection', trade.id), trade.gradeCode, trade.form);
    const id = idOf('delivery', trade.id, 'inspection');
    return did(await this.trades.recordInspection(buyer, { id, tradeId: trade.id, sample, method: '演示 OES' }));
  }

  private async confirm(trade: OpenTrade, actor: SignedIn): Promise<boolean> {
    return did(await this.trades.confirm(actor, trade.id));
  }
}

const did = (answer: object): boolean => !isRefusal(answer);
