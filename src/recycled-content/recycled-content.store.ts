import type { HeatCharge, HeatInputSource, MetalOrigin } from '@app/recycled-content';
import { massFromKg, ppm } from '@app/units';
import { Injectable } from '@nestjs/common';
import { type Tx, timestamp } from '../platform/database/index.js';
import { HeatInputRow, HeatRow, MetalDrawRow } from './recycled-content.entity.js';

/** The newest entry of a trade in the metal ledger. */
export type LastDraw = Pick<MetalDrawRow, 'tradeId' | 'entry' | 'leftGrams'>;

/** The only SQL on heat, heat_input and metal_draw. */
@Injectable()
export class RecycledContentStore {
  async add(tx: Tx, heat: HeatRow, inputs: readonly HeatInputRow[], draws: readonly MetalDrawRow[]): Promise<void> {
    await tx.manager.insert(HeatRow, heat);
    await tx.manager.insert(HeatInputRow, [...inputs]);
    if (draws.length > 0) await tx.manager.insert(MetalDrawRow, [...draws]);
  }

  async byId(tx: Tx, id: string): Promise<HeatRow | null> {
    return tx.manager.findOneBy(HeatRow, { id });
  }

  async chargesOf(tx: Tx, heatId: string): Promise<HeatCharge[]> {
    const inputs = await tx.manager.find(HeatInputRow, { where: { heatId }, order: { line: 'ASC' } });
    return inputs.map(input => ({
      source: input.source,
      origin: input.origin,
      mass: massFromKg(input.massKg),
      aluminium: ppm(input.aluminiumPpm),
      assumed: input.aluminiumAssumed,
    }));
  }

  /** All charges that the organisation melted from `from` to `to`, both included, those that differ in mass only summed. */
  async chargesMelted(tx: Tx, organisationId: string, from: number, to: number): Promise<HeatCharge[]> {
    const sums = await tx.rows<{
      source: HeatInputSource;
      origin: MetalOrigin | null;
      aluminium_ppm: bigint;
      aluminium_assumed: boolean;
      kg: bigint;
    }>(
      `SELECT i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed, sum(i.mass_kg) AS kg
       FROM heat h JOIN heat_input i ON i.heat_id = h.id
       WHERE h.organisation_id = $1 AND h.melted_at BETWEEN $2 AND $3
       GROUP BY i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed`,
      [organisationId, timestamp(from), timestamp(to)],
    );
    return sums.map(({ source, origin, aluminium_ppm, aluminium_assumed, kg }) => ({
      source,
      origin,
      mass: massFromKg(kg),
      aluminium: ppm(aluminium_ppm),
      assumed: aluminium_assumed,
    }));
  }

  /** A trade that nothing was drawn from yet is absent. The caller holds the trades' locks. */
  async lastDraws(tx: Tx, tradeIds: readonly string[]): Promise<ReadonlyMap<string, LastDraw>> {
    const draws = await tx.rows<LastDraw>(
      `SELECT DISTINCT ON (trade_id) trade_id AS "tradeId", entry, left_grams AS "leftGrams"
       FROM metal_draw WHERE trade_id = ANY($1::uuid[]) ORDER BY trade_id, entry DESC`,
      [tradeIds],
    );
    return new Map(draws.map(draw => [draw.tradeId, draw]));
  }
}
