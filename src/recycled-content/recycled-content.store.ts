import type { HeatCharge, HeatInputSource, MetalOrigin } from '@app/recycled-content';
import { massFromKg, ppm } from '@app/units';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Tx, timestamp, timestampOrNull } from '../platform/database/index.js';
import { HeatInputRow, HeatRow, MetalDrawRow } from './recycled-content.entity.js';
import type { HeatPlace } from './recycled-content.input.js';

/** The newest entry of a trade in the metal ledger. */
export type LastDraw = Pick<MetalDrawRow, 'tradeId' | 'entry' | 'leftGrams'>;

/** Whose heats, from which millisecond to which, both included. */
export interface MeltedIn {
  readonly organisationId: string;
  readonly from: number;
  readonly to: number;
}

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

  /** In the order in which they were given, heat by heat. */
  async inputsOf(tx: Tx, heatIds: readonly string[]): Promise<HeatInputRow[]> {
    return tx.manager.find(HeatInputRow, {
      where: { heatId: In([...heatIds]) },
      order: { heatId: 'ASC', line: 'ASC' },
    });
  }

  /** Melted from `from` to `to`, both included, newest first, those behind `after`, at most `limit`. */
  async heatsMelted(
    tx: Tx,
    { organisationId, from, to }: MeltedIn,
    after: HeatPlace | null,
    limit: number,
  ): Promise<HeatRow[]> {
    return tx.rows<HeatRow>(
      `SELECT id, organisation_id AS "organisationId", alloy, melted_at AS "meltedAt", product_kg AS "productKg",
         dross_kg AS "drossKg", recorded_at AS "recordedAt"
       FROM heat
       WHERE organisation_id = $1 AND melted_at BETWEEN $2 AND $3
         AND ($4::timestamptz IS NULL OR (melted_at, id) < ($4, $5::uuid))
       ORDER BY melted_at DESC, id DESC LIMIT $6`,
      [
        organisationId,
        timestamp(from),
        timestamp(to),
        timestampOrNull(after?.meltedAt ?? null),
        after?.id ?? null,
        limit,
      ],
    );
  }

  /** All charges that the organisation melted from `from` to `to`, both included, those that differ in mass only summed. */
  async chargesMelted(tx: Tx, { organisationId, from, to }: MeltedIn): Promise<HeatCharge[]> {
    const sums = await tx.rows<ChargeSum>(
      `SELECT i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed, sum(i.mass_kg) AS kg
       FROM heat h JOIN heat_input i ON i.heat_id = h.id
       WHERE h.organisation_id = $1 AND h.melted_at BETWEEN $2 AND $3
       GROUP BY i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed`,
      [organisationId, timestamp(from), timestamp(to)],
    );
    return sums.map(chargeOf);
  }

  /** The same by month, `YYYY-MM` of the calendar in Asia/Shanghai; a month without heats is absent. */
  async chargesByMonth(tx: Tx, { organisationId, from, to }: MeltedIn): Promise<ReadonlyMap<string, HeatCharge[]>> {
    const sums = await tx.rows<GroupedSum>(
      `SELECT to_char(h.melted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS "group",
         i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed, sum(i.mass_kg) AS kg
       FROM heat h JOIN heat_input i ON i.heat_id = h.id
       WHERE h.organisation_id = $1 AND h.melted_at BETWEEN $2 AND $3
       GROUP BY 1, i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed`,
      [organisationId, timestamp(from), timestamp(to)],
    );
    return grouped(sums);
  }

  /** The same by alloy: the `limit` alloys of which most was made. */
  async chargesByAlloy(
    tx: Tx,
    { organisationId, from, to }: MeltedIn,
    limit: number,
  ): Promise<ReadonlyMap<string, HeatCharge[]>> {
    const sums = await tx.rows<GroupedSum>(
      `SELECT h.alloy AS "group", i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed, sum(i.mass_kg) AS kg
       FROM heat h JOIN heat_input i ON i.heat_id = h.id
       WHERE h.organisation_id = $1 AND h.melted_at BETWEEN $2 AND $3 AND h.alloy IN (
         SELECT alloy FROM heat WHERE organisation_id = $1 AND melted_at BETWEEN $2 AND $3
         GROUP BY alloy ORDER BY sum(product_kg) DESC, alloy LIMIT $4)
       GROUP BY h.alloy, i.source, i.origin, i.aluminium_ppm, i.aluminium_assumed`,
      [organisationId, timestamp(from), timestamp(to), limit],
    );
    return grouped(sums);
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

interface ChargeSum {
  readonly source: HeatInputSource;
  readonly origin: MetalOrigin | null;
  readonly aluminium_ppm: bigint;
  readonly aluminium_assumed: boolean;
  readonly kg: bigint;
}
interface GroupedSum extends ChargeSum {
  readonly group: string;
}

const chargeOf = ({ source, origin, aluminium_ppm, aluminium_assumed, kg }: ChargeSum): HeatCharge => ({
  source,
  origin,
  mass: massFromKg(kg),
  aluminium: ppm(aluminium_ppm),
  assumed: aluminium_assumed,
});

function grouped(sums: readonly GroupedSum[]): ReadonlyMap<string, HeatCharge[]> {
  const groups = new Map<string, HeatCharge[]>();
  for (const sum of sums) {
    const charges = groups.get(sum.group);
    if (charges === undefined) groups.set(sum.group, [chargeOf(sum)]);
    else charges.push(chargeOf(sum));
  }
  return groups;
}
