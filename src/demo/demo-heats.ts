import {
  aluminiumShare,
  checkMassBalance,
  type HeatCharge,
  type HeatInputSource,
  type MetalOrigin,
} from '@app/recycled-content';
import { type Mass, massFromKg, type Ppm, ppm } from '@app/units';
import { type Database, timestamp } from '../platform/database/index.js';
import type { DemoStore, Rows } from './demo.store.js';
import { chanceOf, idOf } from './demo-chance.js';
import { dayOf, startOfDay } from './demo-stock.js';

/** What a melt shop may draw from, in the order in which it settled. */
export interface Smelting {
  readonly organisationId: string;
  readonly purchases: readonly {
    readonly tradeId: string;
    readonly origin: MetalOrigin;
    readonly settledAt: number;
    readonly grams: Mass;
    readonly metalContent: Ppm | null;
  }[];
}

interface Line {
  readonly source: HeatInputSource;
  readonly tradeId: string | null;
  readonly origin: MetalOrigin | null;
  readonly massKg: number;
  readonly aluminium: Ppm;
  readonly assumed: boolean;
}
interface Draw {
  readonly tradeId: string;
  readonly entry: number;
  readonly drawn: Mass;
  readonly left: Mass;
}
export interface PastHeat {
  readonly id: string;
  readonly alloy: string;
  readonly meltedAt: number;
  readonly productKg: number;
  readonly drossKg: number;
  readonly lines: readonly Line[];
  readonly draws: readonly Draw[];
}

/** Two heats a week. */
export const HEATS = 104;
const ALLOYS = ['ADC12', 'A356.2', 'AlSi9Cu3', 'A380'] as const;
/** The recycled share climbs over the year, percent of what is charged. */
const SHARE_FIRST = 28;
const SHARE_LAST = 46;

/** A year of heats before `anchor`: scrap of known origin from settled purchases, oldest first, the rest primary metal, alloying metal and own run-around scrap. */
export function pastHeats(anchor: number, purchases: Smelting['purchases']): readonly PastHeat[] {
  const stock = [...purchases]
    .sort((a, b) => a.settledAt - b.settledAt)
    .map(purchase => ({ ...purchase, left: purchase.grams as bigint, entries: 0 }));
  return Array.from({ length: HEATS }, (_, n) => {
    const chance = chanceOf('heat', n);
    const day = dayOf(anchor) - 362 + Math.floor((n * 361) / HEATS);
    const meltedAt = startOfDay(day) + chance.whole(8 * 60, 20 * 60) * 60_000;
    const chargedKg = chance.whole(210, 250) * 100;
    const percent = SHARE_FIRST + ((SHARE_LAST - SHARE_FIRST) * n) / (HEATS - 1) + (chance.real() - 0.5) * 3;
    const lines: Line[] = [];
    const draws: Draw[] = [];
    let wantedKg = Math.round((chargedKg * percent) / 100);
    for (const pile of stock) {
      const takenKg = Math.min(wantedKg, Number(pile.left / 1_000n));
      if (pile.settledAt >= meltedAt || pile.origin === 'UNKNOWN' || takenKg === 0) continue;
      const drawn = massFromKg(takenKg);
      pile.left -= drawn;
      pile.entries += 1;
      wantedKg -= takenKg;
      const { tradeId, origin } = pile;
      const { aluminium, assumed } = aluminiumShare(null, pile.metalContent);
      lines.push({ source: 'TRADE', tradeId, origin, massKg: takenKg, aluminium, assumed });
      draws.push({ tradeId, entry: pile.entries, drawn, left: pile.left as Mass });
    }
    const add = (source: HeatInputSource, massKg: number, aluminium: bigint): void => {
      if (massKg > 0)
        lines.push({ source, tradeId: null, origin: null, massKg, aluminium: ppm(aluminium), assumed: false });
    };
    const scrapKg = Math.round((chargedKg * percent) / 100);
    const alloyingKg = Math.round(chargedKg * 0.06);
    add('POST_CONSUMER', wantedKg, 925_000n); // before the first purchases arrive: scrap that it collected itself
    add('ALLOYING', alloyingKg, 120_000n);
    add('PRIMARY', chargedKg - scrapKg - alloyingKg, 997_000n);
    add('INTERNAL', chance.whole(8, 24) * 100, 930_000n);
    const totalKg = lines.reduce((sum, line) => sum + line.massKg, 0);
    const productKg = Math.round(totalKg * (0.945 + chance.real() * 0.02));
    const drossKg = Math.round(totalKg * (0.018 + chance.real() * 0.01));
    const charges: HeatCharge[] = lines.map(({ massKg, tradeId: _, ...line }) => ({
      ...line,
      mass: massFromKg(massKg),
    }));
    if (checkMassBalance(charges, massFromKg(productKg), massFromKg(drossKg)) !== null)
      throw new Error(`demo: heat ${n} does not balance`);
    return { id: idOf('heat', n), alloy: chance.pick(ALLOYS), meltedAt, productKg, drossKg, lines, draws };
  });
}

/**
 * Writes the heats in one transaction, with the draws that they make: all of them or none, for the entries of a ledger follow one another.
 * None when they are there already, or when somebody has drawn metal of these purchases meanwhile. Answers how many it wrote.
 */
export async function writeHeats(
  database: Database,
  store: DemoStore,
  anchor: number,
  smelting: Smelting,
): Promise<number> {
  const heats = pastHeats(anchor, smelting.purchases);
  const { organisationId, purchases } = smelting;
  return database.transact(async tx => {
    const ids = heats.map(({ id }) => id);
    if ((await store.present(tx, 'heat', ids)).size > 0) return 0;
    const tradeIds = purchases.map(({ tradeId }) => tradeId);
    if (await store.anyDrawn(tx, tradeIds)) return 0;
    await store.add(
      tx,
      'heat',
      heats.map(({ id, alloy, meltedAt, productKg, drossKg }) => ({
        id,
        organisation_id: organisationId,
        alloy,
        melted_at: timestamp(meltedAt),
        product_kg: productKg,
        dross_kg: drossKg,
        recorded_at: timestamp(meltedAt + 3_600_000),
      })),
    );
    await store.add(tx, 'heat_input', heats.flatMap(inputRows));
    await store.add(
      tx,
      'metal_draw',
      heats.flatMap(({ id, draws }) =>
        draws.map(({ tradeId, entry, drawn, left }) => ({
          trade_id: tradeId,
          entry,
          heat_id: id,
          drawn_grams: drawn,
          left_grams: left,
        })),
      ),
    );
    await store.claim(
      tx,
      'recordHeat',
      heats.map(({ id, meltedAt }) => ({ id, owner: organisationId, at: meltedAt })),
    );
    return heats.length;
  });
}

const inputRows = ({ id, lines }: PastHeat): Rows =>
  lines.map(({ source, tradeId, origin, massKg, aluminium, assumed }, index) => ({
    heat_id: id,
    line: index + 1,
    source,
    trade_id: tradeId,
    origin,
    mass_kg: massKg,
    aluminium_ppm: aluminium,
    aluminium_assumed: assumed,
  }));
