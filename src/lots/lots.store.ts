import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Tx, timestamp } from '../platform/database/index.js';
import { LotRow } from './lots.entity.js';
import type { LotStatus } from './lots.input.js';
import { searchTextOf, termsOf } from './lots.search.js';

/** The only SQL on lot. */
@Injectable()
export class LotsStore {
  async add(tx: Tx, lot: LotRow): Promise<void> {
    const terms = termsOf(searchTextOf(lot));
    await tx.rows(
      `INSERT INTO lot (id, seller_organisation_id, title, description, grade_standard, grade_code, form, origin, mass_kg, region,
                        latitude, longitude, tax_mode, sample, declared_deviations, allowed_moisture_ppm, allowed_inclusion_ppm,
                        status, created_at, search)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
               array_to_tsvector($20::text[]) || to_tsvector('english', $21))`,
      [
        lot.id,
        lot.sellerOrganisationId,
        lot.title,
        lot.description,
        lot.gradeStandard,
        lot.gradeCode,
        lot.form,
        lot.origin,
        lot.massKg,
        lot.region,
        lot.latitude,
        lot.longitude,
        lot.taxMode,
        lot.sample === null ? null : JSON.stringify(lot.sample),
        lot.declaredDeviations,
        lot.allowedMoisturePpm,
        lot.allowedInclusionPpm,
        lot.status,
        timestamp(lot.createdAt),
        terms.chinese,
        terms.latin,
      ],
    );
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<LotRow[]> {
    return tx.manager.findBy(LotRow, { id: In([...ids]) });
  }

  /** Locks the lot: the first lock of every change of a lot or of the auctions of it. */
  async lock(tx: Tx, id: string): Promise<LotRow | null> {
    return tx.manager.findOne(LotRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async setStatus(tx: Tx, id: string, status: LotStatus, buyerOrganisationId: string | null): Promise<void> {
    await tx.rows('UPDATE lot SET status = $2, buyer_organisation_id = $3 WHERE id = $1', [
      id,
      status,
      buyerOrganisationId,
    ]);
  }
}
