import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn, instantColumn } from '../platform/database/index.js';
import type { LotForm, LotOrigin, LotStatus, LotTaxMode } from './lots.input.js';

@Entity('lot')
export class LotRow {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'seller_organisation_id' })
  sellerOrganisationId!: string;
  @Column('text')
  title!: string;
  @Column('text', { nullable: true })
  description!: string | null;
  @Column('text', { name: 'grade_standard' })
  gradeStandard!: string;
  @Column('text', { name: 'grade_code' })
  gradeCode!: string;
  @Column('text')
  form!: LotForm;
  @Column('text')
  origin!: LotOrigin;
  @Column('int', { name: 'mass_kg' })
  massKg!: number;
  @Column('text')
  region!: string;
  @Column('double precision', { nullable: true })
  latitude!: number | null;
  @Column('double precision', { nullable: true })
  longitude!: number | null;
  @Column('text', { name: 'tax_mode' })
  taxMode!: LotTaxMode;
  /** As declared by the collector; see lots.sample.ts for the form. */
  @Column('jsonb', { nullable: true })
  sample!: object | null;
  @Column('text', { name: 'declared_deviations', array: true })
  declaredDeviations!: string[];
  @Column('bigint', { name: 'allowed_moisture_ppm', transformer: bigintColumn })
  allowedMoisturePpm!: bigint;
  @Column('bigint', { name: 'allowed_inclusion_ppm', transformer: bigintColumn })
  allowedInclusionPpm!: bigint;
  @Column('uuid', { name: 'buyer_organisation_id', nullable: true })
  buyerOrganisationId!: string | null;
  @Column('text')
  status!: LotStatus;
  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt!: number;
}
