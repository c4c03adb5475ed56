import { findGrade, type LotRefusal as GradeRefusal, lotRefusal, undeclaredDeviations } from '@app/grading';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../platform/auth/index.js';
import { appNow, claimId, Database, type Tx } from '../platform/database/index.js';
import { type Refusal, refuse } from '../platform/refusals/index.js';
import type { LotRow } from './lots.entity.js';
import type { CreateLot, LotStatus } from './lots.input.js';
import { sampleToJson } from './lots.sample.js';
import { LotsStore } from './lots.store.js';

export type PostingRefusal = GradeRefusal | 'UNDECLARED_DEVIATION' | 'IDEMPOTENCY_MISMATCH';

/** What is offered: lots of scrap, each under one grade of one edition of a standard. */
@Injectable()
export class LotsService {
  constructor(
    private readonly database: Database,
    private readonly store: LotsStore,
  ) {}

  /** Posts a lot: it is OFFERED from this commit on. */
  async post(actor: SignedIn, command: CreateLot): Promise<LotRow | Refusal<PostingRefusal>> {
    return this.database.attempt(async tx => {
      const owner = actor.organisationId;
      const grade = findGrade(command.gradeStandard, command.gradeCode);
      const body = { ...command, gradeCode: grade?.code ?? command.gradeCode }; // however its case was written
      const claim = await claimId(tx, { id: command.id, operation: 'createLot', owner, body });
      if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
      if (claim === 'SAME') return this.existing(tx, command.id);
      const { sample, declaredDeviations, allowedMoisturePercent, allowedInclusionPercent, ...stated } = command;
      const gradeRefusal = lotRefusal(stated.gradeStandard, stated.gradeCode, sample);
      if (gradeRefusal !== null) return refuse(gradeRefusal);
      if (grade === null) return refuse('UNKNOWN_GRADE');
      const undeclared = sample === null ? [] : undeclaredDeviations(grade, sample, declaredDeviations);
      if (undeclared.length > 0) return refuse('UNDECLARED_DEVIATION', undeclared.join(', '));
      await this.store.add(tx, {
        ...stated,
        gradeStandard: grade.standard,
        gradeCode: grade.code,
        sellerOrganisationId: owner,
        sample: sample === null ? null : sampleToJson(sample),
        declaredDeviations,
        allowedMoisturePpm: allowedMoisturePercent ?? 0n,
        allowedInclusionPpm: allowedInclusionPercent ?? 0n,
        buyerOrganisationId: null,
        status: 'OFFERED',
        createdAt: await appNow(tx),
      });
      return this.existing(tx, command.id);
    });
  }

  /** In the order of `ids`; null where there is none. */
  async lots(ids: readonly string[]): Promise<(LotRow | null)[]> {
    const rows = await this.database.read(tx => this.store.byIds(tx, ids));
    const byId = new Map(rows.map(row => [row.id, row]));
    return ids.map(id => byId.get(id) ?? null);
  }

  /** Locks the lot in the caller's transaction; lot before auction, always. */
  async lock(tx: Tx, id: string): Promise<LotRow | null> {
    return this.store.lock(tx, id);
  }

  /** In the caller's transaction, which holds the lot's lock. */
  async setStatus(tx: Tx, id: string, status: Exclude<LotStatus, 'SOLD'>): Promise<void> {
    await this.store.setStatus(tx, id, status, null);
  }

  /** In the caller's transaction, which holds the lot's lock: SOLD to this organisation, which may see the seller from now on. */
  async sell(tx: Tx, id: string, buyerOrganisationId: string): Promise<void> {
    await this.store.setStatus(tx, id, 'SOLD', buyerOrganisationId);
  }

  private async existing(tx: Tx, id: string): Promise<LotRow> {
    const [row] = await this.store.byIds(tx, [id]);
    if (row === undefined) throw new Error(`lot ${id} was claimed but is not there`);
    return row;
  }
}
