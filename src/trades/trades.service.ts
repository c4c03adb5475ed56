import { randomUUID } from 'node:crypto';
import { shanghaiDate } from '@app/compliance';
import type { Sample } from '@app/grading';
import {
  decideTrade,
  settle,
  type TradeSide,
  type TradeState,
  type TradeVerdict,
  type Weighing,
} from '@app/settlement';
import { formatDecimal, formatKilograms, type Mass, mass, money, type Ppm, ppm } from '@app/units';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuctionEnds, type EndedAuction } from '../auctions/index.js';
import { type LotOrigin, sampleFromJson, sampleToJson } from '../lots/index.js';
import { type Act, may, type Relation, type SignedIn, type Viewer } from '../platform/auth/index.js';
import { appNow, claimId, Database, referenceValue, releaseId, type Tx } from '../platform/database/index.js';
import { isAhead } from '../platform/input/index.js';
import { isRefusal, type Refusal, refuse } from '../platform/refusals/index.js';
import type { TradeRow } from './trades.entity.js';
import type { RecordInspection, RecordTicket } from './trades.input.js';
import { type TradePapers, TradesStore, type TradeWithSheet } from './trades.store.js';

export type TradeRefusal = 'TRADE_STATE' | 'TICKET_EXISTS' | 'REWEIGH_NEEDED' | 'IDEMPOTENCY_MISMATCH';
/** The caller's mistakes that only the database can tell; at the edge they become failures, not refusals. */
export type TradeFault = 'NOT_FOUND' | 'WEIGHED_AHEAD';
export type TradeAnswer = TradeWithSheet | Refusal<TradeRefusal | TradeFault>;

/** A buyer's own trade as a source of metal. */
export interface Purchase {
  readonly tradeId: string;
  /** The stock that its metal is drawn from; null until it is SETTLED. */
  readonly settlementMass: Mass | null;
  readonly origin: LotOrigin;
  /** As inspected; null: not measured. */
  readonly metalContent: Ppm | null;
}

/** A purchase whose settlement mass stands. */
export interface SettledPurchase extends Purchase {
  readonly settlementMass: Mass;
  readonly lotTitle: string;
  readonly awardedAt: number;
}

/** The most trades of one look at them. */
const MY_TRADES_MAX = 100;
/** Permitted difference of the two nets, road freight. */
const WEIGHING_TOLERANCE = 'weighing-tolerance/road';

/** After the hammer: weighing on both sides, the buyer's inspection, one sheet that both confirm. */
@Injectable()
export class TradesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: TradesStore,
    private readonly ends: AuctionEnds,
  ) {}

  onModuleInit(): void {
    this.ends.register('trades', (tx, ended) => this.award(tx, ended));
  }

  /** Null for everybody but its two parties and operators. */
  async trade(viewer: Viewer, id: string): Promise<TradeWithSheet | null> {
    const [found] = await this.database.read(tx => this.store.byIds(tx, [id]));
    return found !== undefined && may(viewer, 'trade.see', partiesOf(found.trade)) ? found : null;
  }

  /** The trades of the actor's organisation on either side, newest first, at most 100. */
  async tradesOf(actor: SignedIn): Promise<TradeWithSheet[]> {
    return this.database.read(tx => this.store.ofOrganisation(tx, actor.organisationId, MY_TRADES_MAX));
  }

  /** The trade of each auction as this viewer may see it, in the order of `auctionIds`; null where there is none for them. */
  async ofAuctions(viewer: Viewer, auctionIds: readonly string[]): Promise<(TradeWithSheet | null)[]> {
    const found = await this.database.read(tx => this.store.ofAuctions(tx, auctionIds));
    const seen = found.filter(({ trade }) => may(viewer, 'trade.see', partiesOf(trade)));
    const byAuction = new Map(seen.map(each => [each.trade.auctionId, each]));
    return auctionIds.map(id => byAuction.get(id) ?? null);
  }

  /** The ticket of the actor's own side; the trade is DELIVERED once both are in. */
  async recordTicket(actor: SignedIn, command: RecordTicket): Promise<TradeAnswer> {
    return this.database.attempt<TradeWithSheet, TradeRefusal | TradeFault>(async tx => {
      const { id, tradeId, grossKg: gross, tareKg: tare, plate, scaleId, weighedAt } = command;
      const owner = actor.organisationId;
      const claim = await claimId(tx, { id, operation: 'recordWeighbridgeTicket', owner, body: command });
      if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
      if (claim === 'SAME') return this.existing(tx, tradeId);
      const held = await this.hold(tx, actor, 'trade.weigh', tradeId);
      if (held === null) return refuse('NOT_FOUND');
      const recordedAt = await appNow(tx);
      if (isAhead(weighedAt, recordedAt)) return refuse('WEIGHED_AHEAD');
      const { side } = held;
      const { state, verdict } = decideTrade(held.state, { kind: 'RECORD_TICKET', side, weighing: { gross, tare } });
      if (!stands(verdict)) return refusalOf(verdict);
      await this.store.addTicket(tx, {
        id,
        tradeId,
        side,
        grossGrams: gross,
        tareGrams: tare,
        plate,
        scaleId,
        weighedAt,
        recordedAt,
      });
      await this.store.move(tx, tradeId, state);
      return this.existing(tx, tradeId);
    });
  }

  /** The buyer's inspection makes the sheet, or a dispute when the metal did not pass the radioactivity check. */
  async recordInspection(actor: SignedIn, command: RecordInspection): Promise<TradeAnswer> {
    return this.database.transact(async tx => {
      const { id, tradeId } = command;
      const owner = actor.organisationId;
      const claim = await claimId(tx, { id, operation: 'recordInspection', owner, body: command });
      if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
      if (claim === 'SAME') return this.existing(tx, tradeId);
      const answer = await this.inspect(tx, actor, command);
      // REWEIGH_NEEDED commits what it opened, so the id has to be given back by hand.
      if (isRefusal(answer)) await releaseId(tx, id);
      return answer;
    });
  }

  /** Each side once; with the second the trade is SETTLED. A side that confirmed before is answered the state as it is. */
  async confirm(actor: SignedIn, tradeId: string): Promise<TradeAnswer> {
    return this.database.attempt<TradeWithSheet, TradeRefusal | TradeFault>(async tx => {
      const held = await this.hold(tx, actor, 'trade.confirm', tradeId);
      if (held === null) return refuse('NOT_FOUND');
      const { state, verdict } = decideTrade(held.state, { kind: 'CONFIRM', side: held.side });
      if (!stands(verdict)) return refusalOf(verdict);
      if (verdict.kind === 'ACCEPTED') {
        const settledAt = state.status === 'SETTLED' ? await appNow(tx) : null;
        await this.store.move(tx, tradeId, state, settledAt);
      }
      return this.existing(tx, tradeId);
    });
  }

  /** The papers of trades that the caller was shown, in the order of `tradeIds`: whoever sees a trade sees its papers. */
  async papersOf(tradeIds: readonly string[]): Promise<TradePapers[]> {
    const papers = await this.database.read(tx => this.store.papers(tx, tradeIds));
    return tradeIds.map(id => {
      const found = papers.get(id);
      if (found === undefined) throw new Error(`trade ${id} has no lot`);
      return found;
    });
  }

  /**
   * The actor's purchases among these trades, by trade id; what the actor did not buy is absent. Locks them, in the order of their ids,
   * until the caller's transaction ends: whoever draws metal judges what is left under this lock, so that no two draws see the same rest.
   */
  async lockPurchases(tx: Tx, actor: SignedIn, tradeIds: readonly string[]): Promise<ReadonlyMap<string, Purchase>> {
    const locked = await this.store.lock(tx, tradeIds);
    const bought = locked.filter(trade => may(actor, 'metal.melt', partiesOf(trade)));
    const metalOf = new Map((await this.store.tradedMetal(tx, tradeIds)).map(metal => [metal.tradeId, metal]));
    return new Map(
      bought.map(({ id, status }) => {
        const metal = metalOf.get(id);
        if (metal === undefined) throw new Error(`trade ${id} has no lot`);
        const grams = status === 'SETTLED' ? metal.settlementGrams : null;
        const settlementMass = grams === null ? null : mass(grams);
        const metalContent = metal.sample === null ? null : sampleFromJson(metal.sample).metalContent;
        return [id, { tradeId: id, settlementMass, origin: metal.origin, metalContent }];
      }),
    );
  }

  /** What the organisation bought and both sides settled, newest first, at most `limit`. Locks nothing: to look at, not to draw from. */
  async settledPurchases(tx: Tx, organisationId: string, limit: number): Promise<SettledPurchase[]> {
    const settled = await this.store.settledPurchases(tx, organisationId, limit);
    return settled.map(({ tradeId, lotTitle, origin, settlementGrams, sample, awardedAt }) => ({
      tradeId,
      lotTitle,
      origin,
      awardedAt,
      settlementMass: mass(settlementGrams),
      metalContent: sample === null ? null : sampleFromJson(sample).metalContent,
    }));
  }

  /** What follows a sale; an auction without one leaves no trade. */
  private async award(tx: Tx, { winner, ...ended }: EndedAuction): Promise<void> {
    if (winner === null) return;
    await this.store.add(tx, {
      id: randomUUID(),
      auctionId: ended.auctionId,
      lotId: ended.lotId,
      sellerOrganisationId: ended.sellerOrganisationId,
      buyerOrganisationId: winner.organisationId,
      unitPriceFen: winner.pricePerTonne,
      awardedAt: ended.endedAt,
    });
  }

  private async inspect(tx: Tx, actor: SignedIn, command: RecordInspection): Promise<TradeAnswer> {
    const { id, tradeId, sample, method } = command;
    const held = await this.hold(tx, actor, 'trade.inspect', tradeId);
    if (held === null) return refuse('NOT_FOUND');
    const recordedAt = await appNow(tx);
    const tolerance = ppm((await referenceValue(tx, WEIGHING_TOLERANCE, shanghaiDate(recordedAt))).valueMicro);
    const { radioactivityPassed } = sample;
    const { state, verdict } = decideTrade(held.state, { kind: 'RECORD_INSPECTION', radioactivityPassed, tolerance });
    if (state !== held.state) await this.store.move(tx, tradeId, state);
    if (!stands(verdict)) return refusalOf(verdict);
    await this.store.addInspection(tx, { id, tradeId, sample: sampleToJson(sample), method, recordedAt });
    if (state.status === 'INSPECTED') await this.makeSheet(tx, held.trade, state.buyer, sample, recordedAt);
    return this.existing(tx, tradeId);
  }

  /** The sheet that both sides confirm, at the rates of the day of the inspection. */
  private async makeSheet(
    tx: Tx,
    trade: TradeRow,
    buyer: Weighing | null,
    { moisture, inclusion }: Sample,
    madeAt: number,
  ): Promise<void> {
    if (buyer === null) throw new Error(`trade ${trade.id} was inspected without the buyer's ticket`);
    const lot = await this.store.lotTerms(tx, trade.lotId);
    const rate = await referenceValue(tx, `tax-rate/${lot.taxMode}`, shanghaiDate(madeAt));
    const sheet = settle({
      buyer,
      moisture,
      inclusion,
      allowedMoisture: ppm(lot.allowedMoisturePpm),
      allowedInclusion: ppm(lot.allowedInclusionPpm),
      pricePerTonne: money(trade.unitPriceFen),
      taxMode: lot.taxMode,
      taxRate: ppm(rate.valueMicro),
    });
    await this.store.addSettlement(tx, {
      tradeId: trade.id,
      grossGrams: sheet.gross,
      tareGrams: sheet.tare,
      netGrams: sheet.net,
      settlementGrams: sheet.settlementMass,
      amountFen: sheet.amount,
      amountExcludingTaxFen: sheet.amountExcludingTax,
      taxRatePpm: rate.valueMicro,
      madeAt,
    });
  }

  /** The trade under its lock, and the actor's side of it; null when it is not theirs to `act` on. */
  private async hold(
    tx: Tx,
    actor: SignedIn,
    act: Act,
    tradeId: string,
  ): Promise<{ trade: TradeRow; side: TradeSide; state: TradeState } | null> {
    const [trade] = await this.store.lock(tx, [tradeId]);
    if (trade === undefined || !may(actor, act, partiesOf(trade))) return null;
    const { status, reweighSides: reweighOpen, confirmedBy } = trade;
    return {
      trade,
      side: trade.sellerOrganisationId === actor.organisationId ? 'SELLER' : 'BUYER',
      state: { status, reweighOpen, confirmedBy, ...(await this.store.weighings(tx, tradeId)) },
    };
  }

  private async existing(tx: Tx, id: string): Promise<TradeWithSheet> {
    const [found] = await this.store.byIds(tx, [id]);
    if (found === undefined) throw new Error(`trade ${id} was written to but is not there`);
    return found;
  }
}

const partiesOf = (trade: TradeRow): Relation => ({
  seller: trade.sellerOrganisationId,
  buyer: trade.buyerOrganisationId,
});

type Standing = Extract<TradeVerdict, { kind: 'ACCEPTED' | 'UNCHANGED' }>;
const stands = (verdict: TradeVerdict): verdict is Standing =>
  verdict.kind === 'ACCEPTED' || verdict.kind === 'UNCHANGED';

function refusalOf(verdict: Exclude<TradeVerdict, Standing>): Refusal<TradeRefusal> {
  switch (verdict.kind) {
    case 'TRADE_STATE':
      return refuse('TRADE_STATE', verdict.status);
    case 'TICKET_EXISTS':
      return refuse('TICKET_EXISTS');
    case 'REWEIGH_NEEDED': {
      const nets = [verdict.sellerNet, verdict.buyerNet].map(net => formatKilograms(net, 3)).join(' / ');
      return refuse('REWEIGH_NEEDED', `${nets} kg, > ${formatDecimal(verdict.tolerance, PER_MILLE_DECIMALS)} ‰`);
    }
    default:
      return verdict satisfies never;
  }
}

/** ppm as per mille */
const PER_MILLE_DECIMALS = 3;
