import type { TradeSide, TradeState, Weighing } from '@app/settlement';
import { mass } from '@app/units';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LotOrigin, LotTaxMode } from '../lots/index.js';
import { type Tx, timestamp } from '../platform/database/index.js';
import { InspectionRow, SettlementRow, TradeRow, WeighbridgeTicketRow } from './trades.entity.js';

/** A trade with its sheet, which is null until the inspection. */
export interface TradeWithSheet {
  readonly trade: TradeRow;
  readonly settlement: SettlementRow | null;
}
/** What the lot says about settling; it never changes after the award. */
export interface LotTerms {
  readonly taxMode: LotTaxMode;
  readonly allowedMoisturePpm: bigint;
  readonly allowedInclusionPpm: bigint;
}
/** What both sides wrote down about a trade, and what the lot says about settling it. */
export interface TradePapers {
  /** Newest first, superseded ones included, at most 20. */
  readonly tickets: readonly WeighbridgeTicketRow[];
  readonly inspection: InspectionRow | null;
  readonly terms: LotTerms;
}
/** What came out of a trade, as a melt shop takes it. */
export interface TradedMetal {
  readonly tradeId: string;
  readonly origin: LotOrigin;
  readonly settlementGrams: bigint | null;
  readonly sample: object | null;
}

/** The most tickets of one look at a trade: each re-weigh adds up to two. */
const TICKETS_MAX = 20;

/** The same of a settled purchase, with what people call it. */
export interface SettledMetal extends TradedMetal {
  readonly settlementGrams: bigint;
  readonly lotTitle: string;
  readonly awardedAt: number;
}

/** The only SQL on trade, weighbridge_ticket, inspection and settlement. */
@Injectable()
export class TradesStore {
  /** Does nothing when the auction has its trade already. */
  async add(tx: Tx, trade: Omit<TradeRow, 'status' | 'reweighSides' | 'confirmedBy' | 'settledAt'>): Promise<void> {
    await tx.rows(
      `INSERT INTO trade (id, auction_id, lot_id, seller_organisation_id, buyer_organisation_id, unit_price_fen, status, awarded_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'AWARDED', $7) ON CONFLICT (auction_id) DO NOTHING`,
      [
        trade.id,
        trade.auctionId,
        trade.lotId,
        trade.sellerOrganisationId,
        trade.buyerOrganisationId,
        trade.unitPriceFen,
        timestamp(trade.awardedAt),
      ],
    );
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<TradeWithSheet[]> {
    return this.withSheets(tx, await tx.manager.findBy(TradeRow, { id: In([...ids]) }));
  }

  async ofAuctions(tx: Tx, auctionIds: readonly string[]): Promise<TradeWithSheet[]> {
    return this.withSheets(tx, await tx.manager.findBy(TradeRow, { auctionId: In([...auctionIds]) }));
  }

  /** On either side, newest first, at most `limit`. */
  async ofOrganisation(tx: Tx, organisationId: string, limit: number): Promise<TradeWithSheet[]> {
    const trades = await tx.manager.find(TradeRow, {
      where: [{ sellerOrganisationId: organisationId }, { buyerOrganisationId: organisationId }],
      order: { awardedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return this.withSheets(tx, trades);
  }

  /** Locks the trades in the order of their ids; an unknown id is absent. */
  async lock(tx: Tx, ids: readonly string[]): Promise<TradeRow[]> {
    return tx.manager.find(TradeRow, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The ticket of each side that counts. */
  async weighings(tx: Tx, tradeId: string): Promise<Pick<TradeState, 'seller' | 'buyer'>> {
    const tickets = await tx.manager.findBy(WeighbridgeTicketRow, { tradeId, superseded: false });
    const of = (side: TradeSide): Weighing | null => {
      const ticket = tickets.find(row => row.side === side);
      return ticket === undefined ? null : { gross: mass(ticket.grossGrams), tare: mass(ticket.tareGrams) };
    };
    return { seller: of('SELLER'), buyer: of('BUYER') };
  }

  /** In place of the side's earlier ticket, if there is one. */
  async addTicket(tx: Tx, ticket: Omit<WeighbridgeTicketRow, 'superseded'>): Promise<void> {
    await tx.rows(
      'UPDATE weighbridge_ticket SET superseded = true WHERE trade_id = $1 AND side = $2 AND NOT superseded',
      [ticket.tradeId, ticket.side],
    );
    await tx.manager.insert(WeighbridgeTicketRow, { ...ticket, superseded: false });
  }

  async addInspection(tx: Tx, inspection: InspectionRow): Promise<void> {
    await tx.manager.insert(InspectionRow, inspection);
  }

  async addSettlement(tx: Tx, settlement: SettlementRow): Promise<void> {
    await tx.manager.insert(SettlementRow, settlement);
  }

  /** `settledAt` with the step that settles the trade; kept as it is by every other. */
  async move(
    tx: Tx,
    id: string,
    { status, reweighOpen, confirmedBy }: TradeState,
    settledAt: number | null = null,
  ): Promise<void> {
    await tx.rows(
      `UPDATE trade SET status = $2, reweigh_sides = $3, confirmed_by = $4, settled_at = COALESCE(settled_at, $5::timestamptz)
       WHERE id = $1`,
      [id, status, reweighOpen, confirmedBy, settledAt === null ? null : timestamp(settledAt)],
    );
  }

  /** By trade id; an unknown trade is absent. */
  async papers(tx: Tx, tradeIds: readonly string[]): Promise<ReadonlyMap<string, TradePapers>> {
    const terms = await tx.rows<LotTerms & { tradeId: string }>(
      `SELECT t.id AS "tradeId", l.tax_mode AS "taxMode", l.allowed_moisture_ppm AS "allowedMoisturePpm",
         l.allowed_inclusion_ppm AS "allowedInclusionPpm"
       FROM trade t JOIN lot_listing l ON l.id = t.lot_id WHERE t.id = ANY($1::uuid[])`,
      [tradeIds],
    );
    const newest = await tx.rows<{ id: string }>(
      `SELECT w.id FROM unnest($1::uuid[]) AS asked (id), LATERAL (
         SELECT id FROM weighbridge_ticket WHERE trade_id = asked.id ORDER BY recorded_at DESC, id DESC LIMIT $2) w`,
      [tradeIds, TICKETS_MAX],
    );
    const tickets = await tx.manager.find(WeighbridgeTicketRow, {
      where: { id: In(newest.map(ticket => ticket.id)) },
      order: { recordedAt: 'DESC', id: 'DESC' },
    });
    const inspections = await tx.manager.findBy(InspectionRow, { tradeId: In([...tradeIds]) });
    return new Map(
      terms.map(({ tradeId, ...ofLot }) => [
        tradeId,
        {
          tickets: tickets.filter(ticket => ticket.tradeId === tradeId),
          inspection: inspections.find(inspection => inspection.tradeId === tradeId) ?? null,
          terms: ofLot,
        },
      ]),
    );
  }

  async lotTerms(tx: Tx, lotId: string): Promise<LotTerms> {
    const [terms] = await tx.rows<LotTerms>(
      `SELECT tax_mode AS "taxMode", allowed_moisture_ppm AS "allowedMoisturePpm", allowed_inclusion_ppm AS "allowedInclusionPpm"
       FROM lot_listing WHERE id = $1`,
      [lotId],
    );
    if (terms === undefined) throw new Error(`lot ${lotId} of a trade is not there`);
    return terms;
  }

  async tradedMetal(tx: Tx, tradeIds: readonly string[]): Promise<TradedMetal[]> {
    return tx.rows<TradedMetal>(
      `SELECT t.id AS "tradeId", l.origin, s.settlement_grams AS "settlementGrams", i.sample
       FROM trade t JOIN lot_listing l ON l.id = t.lot_id
         LEFT JOIN settlement s ON s.trade_id = t.id LEFT JOIN inspection i ON i.trade_id = t.id
       WHERE t.id = ANY($1::uuid[])`,
      [tradeIds],
    );
  }

  /** The settled trades that the organisation bought, newest first, at most `limit`. */
  async settledPurchases(tx: Tx, organisationId: string, limit: number): Promise<SettledMetal[]> {
    return tx.rows<SettledMetal>(
      `SELECT t.id AS "tradeId", l.title AS "lotTitle", l.origin, s.settlement_grams AS "settlementGrams",
         i.sample, t.awarded_at AS "awardedAt"
       FROM trade t JOIN lot_listing l ON l.id = t.lot_id
         JOIN settlement s ON s.trade_id = t.id LEFT JOIN inspection i ON i.trade_id = t.id
       WHERE t.buyer_organisation_id = $1 AND t.status = 'SETTLED'
       ORDER BY t.awarded_at DESC, t.id DESC LIMIT $2`,
      [organisationId, limit],
    );
  }

  private async withSheets(tx: Tx, trades: readonly TradeRow[]): Promise<TradeWithSheet[]> {
    const sheets = await tx.manager.findBy(SettlementRow, { tradeId: In(trades.map(trade => trade.id)) });
    const byTrade = new Map(sheets.map(sheet => [sheet.tradeId, sheet]));
    return trades.map(trade => ({ trade, settlement: byTrade.get(trade.id) ?? null }));
  }
}
