import type { TradeSide, TradeStatus } from '@app/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn, instantColumn } from '../platform/database/index.js';

@Entity('trade')
export class TradeRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'auction_id' })
  auctionId!: string;
  @Column('uuid', { name: 'lot_id' })
  lotId!: string;
  @Column('uuid', { name: 'seller_organisation_id' })
  sellerOrganisationId!: string;
  @Column('uuid', { name: 'buyer_organisation_id' })
  buyerOrganisationId!: string;
  /** The hammer price, per tonne. */
  @Column('bigint', { name: 'unit_price_fen', transformer: bigintColumn })
  unitPriceFen!: bigint;
  @Column('text')
  status!: TradeStatus;
  /** Sides that were asked to weigh again and have not yet done so. */
  @Column('text', { name: 'reweigh_sides', array: true })
  reweighSides!: TradeSide[];
  @Column('text', { name: 'confirmed_by', array: true })
  confirmedBy!: TradeSide[];
  @Column('timestamptz', { name: 'awarded_at', transformer: instantColumn })
  awardedAt!: number;
  /** The second confirmation; null until then. */
  @Column('timestamptz', { name: 'settled_at', nullable: true, transformer: instantColumn })
  settledAt!: number | null;
}

@Entity('weighbridge_ticket')
export class WeighbridgeTicketRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'trade_id' })
  tradeId!: string;
  @Column('text')
  side!: TradeSide;
  @Column('bigint', { name: 'gross_grams', transformer: bigintColumn })
  grossGrams!: bigint;
  @Column('bigint', { name: 'tare_grams', transformer: bigintColumn })
  tareGrams!: bigint;
  @Column('text')
  plate!: string;
  @Column('text', { name: 'scale_id', nullable: true })
  scaleId!: string | null;
  @Column('timestamptz', { name: 'weighed_at', transformer: instantColumn })
  weighedAt!: number;
  @Column('timestamptz', { name: 'recorded_at', transformer: instantColumn })
  recordedAt!: number;
  /** A later ticket of the same side stands in its place. */
  @Column('boolean')
  superseded!: boolean;
}

@Entity('inspection')
export class InspectionRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'trade_id' })
  tradeId!: string;
  /** As measured by the buyer, in the form that lots keep samples in. */
  @Column('jsonb')
  sample!: object;
  @Column('text', { nullable: true })
  method!: string | null;
  @Column('timestamptz', { name: 'recorded_at', transformer: instantColumn })
  recordedAt!: number;
}

/** The sheet as it was made at the inspection; both sides confirm exactly this. */
@Entity('settlement')
export class SettlementRow {
  @PrimaryColumn('uuid', { name: 'trade_id' })
  tradeId!: string;
  @Column('bigint', { name: 'gross_grams', transformer: bigintColumn })
  grossGrams!: bigint;
  @Column('bigint', { name: 'tare_grams', transformer: bigintColumn })
  tareGrams!: bigint;
  @Column('bigint', { name: 'net_grams', transformer: bigintColumn })
  netGrams!: bigint;
  @Column('bigint', { name: 'settlement_grams', transformer: bigintColumn })
  settlementGrams!: bigint;
  @Column('bigint', { name: 'amount_fen', transformer: bigintColumn })
  amountFen!: bigint;
  @Column('bigint', { name: 'amount_excluding_tax_fen', transformer: bigintColumn })
  amountExcludingTaxFen!: bigint;
  @Column('bigint', { name: 'tax_rate_ppm', transformer: bigintColumn })
  taxRatePpm!: bigint;
  @Column('timestamptz', { name: 'made_at', transformer: instantColumn })
  madeAt!: number;
}
