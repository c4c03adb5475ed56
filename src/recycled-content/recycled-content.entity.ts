import type { HeatInputSource, MetalOrigin } from '@app/recycled-content';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn, instantColumn } from '../platform/database/index.js';

@Entity('heat')
export class HeatRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'organisation_id' })
  organisationId!: string;
  @Column('text')
  alloy!: string;
  @Column('timestamptz', { name: 'melted_at', transformer: instantColumn })
  meltedAt!: number;
  @Column('int', { name: 'product_kg' })
  productKg!: number;
  @Column('int', { name: 'dross_kg' })
  drossKg!: number;
  @Column('timestamptz', { name: 'recorded_at', transformer: instantColumn })
  recordedAt!: number;
}

@Entity('heat_input')
export class HeatInputRow {
  @PrimaryColumn('uuid', { name: 'heat_id' })
  heatId!: string;
  @PrimaryColumn('int')
  line!: number;
  @Column('text')
  source!: HeatInputSource;
  /** Exactly when the source is TRADE, and so is `origin`, that of the trade's lot. */
  @Column('uuid', { name: 'trade_id', nullable: true })
  tradeId!: string | null;
  @Column('text', { nullable: true })
  origin!: MetalOrigin | null;
  @Column('int', { name: 'mass_kg' })
  massKg!: number;
  @Column('bigint', { name: 'aluminium_ppm', transformer: bigintColumn })
  aluminiumPpm!: bigint;
  /** Neither the caller nor an inspection stated the share. */
  @Column('boolean', { name: 'aluminium_assumed' })
  aluminiumAssumed!: boolean;
}

/** One entry of the metal ledger: what a heat took from the stock of a trade, and what that left. */
@Entity('metal_draw')
export class MetalDrawRow {
  @PrimaryColumn('uuid', { name: 'trade_id' })
  tradeId!: string;
  @PrimaryColumn('int')
  entry!: number;
  @Column('uuid', { name: 'heat_id' })
  heatId!: string;
  @Column('bigint', { name: 'drawn_grams', transformer: bigintColumn })
  drawnGrams!: bigint;
  @Column('bigint', { name: 'left_grams', transformer: bigintColumn })
  leftGrams!: bigint;
}
