import { shanghaiDate } from '@app/compliance';
import {
  type AvoidedCo2,
  aluminiumShare,
  avoidedCo2,
  checkMassBalance,
  drawStock,
  type HeatCharge,
  type InsufficientStock,
  type RecycledShare,
  recycledShare,
  type StockDraw,
  type TradeStock,
} from '@app/recycled-content';
import { formatKilograms, type Mass, mass, massFromKg, ppm } from '@app/units';
import { Injectable } from '@nestjs/common';
import { may, type SignedIn, type Viewer } from '../platform/auth/index.js';
import { appNow, claimId, Database, referenceValue, type Tx } from '../platform/database/index.js';
import { isAhead } from '../platform/input/index.js';
import { type Refusal, refuse } from '../platform/refusals/index.js';
import { RegistryService } from '../registry/index.js';
import { type Purchase, type SettledPurchase, TradesService } from '../trades/index.js';
import type { HeatInputRow, HeatRow, MetalDrawRow } from './recycled-content.entity.js';
import { type HeatsOfPeriod, monthsOf, type RecordHeat, type SharePeriod } from './recycled-content.input.js';
import { RecycledContentStore } from './recycled-content.store.js';

export type HeatRefusal = 'TRADE_STATE' | 'INSUFFICIENT_STOCK' | 'MASS_BALANCE_VIOLATED' | 'IDEMPOTENCY_MISMATCH';
/** The caller's mistakes that only the database can tell; at the edge they become failures, not refusals. */
export type HeatFault = 'NOT_FOUND' | 'MELTED_AHEAD';

export interface HeatWithShare {
  readonly heat: HeatRow;
  readonly inputs: readonly HeatInputRow[];
  /** Of the heat's own inputs. */
  readonly share: RecycledShare;
}
export interface ShareOfPeriod {
  readonly share: RecycledShare;
  readonly avoidedCo2: AvoidedCo2;
  readonly factorVerified: boolean;
}
/** One month, or one alloy, of a period. */
export interface ShareOfPart {
  readonly name: string;
  readonly share: RecycledShare;
}
export interface HeatsPage {
  readonly heats: readonly HeatWithShare[];
  readonly hasNextPage: boolean;
}
/** A settled purchase and what heats have left of it. */
export interface StockOfPurchase {
  readonly purchase: SettledPurchase;
  readonly left: Mass;
}

/** The alloys of one break-down; a melt shop makes a few dozen. */
const ALLOYS_MAX = 100;
const HEATS_DEFAULT = 20;
/** The newest settled purchases whose stock is looked at. */
const STOCK_MAX = 200;
/** What a tonne of recycled metal avoids against primary metal. */
const AVOIDED_CO2 = 'avoided-co2';

/** Why it is done: heats, what they draw from settled trades, and the share of scrap in what was melted. */
@Injectable()
export class RecycledContentService {
  constructor(
    private readonly database: Database,
    private readonly store: RecycledContentStore,
    private readonly trades: TradesService,
    private readonly registry: RegistryService,
  ) {}

  /** Records a heat: its metal leaves the stock of the trades that it names. */
  async recordHeat(actor: SignedIn, command: RecordHeat): Promise<HeatWithShare | Refusal<HeatRefusal | HeatFault>> {
    return this.database.attempt<HeatWithShare, HeatRefusal | HeatFault>(async tx => {
      const owner = actor.organisationId;
      const claim = await claimId(tx, { id: command.id, operation: 'recordHeat', owner, body: command });
      if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
      if (claim === 'SAME') return this.existing(tx, command.id);
      const now = await appNow(tx);
      if (isAhead(command.meltedAt, now)) return refuse('MELTED_AHEAD');
      const draws = drawsOf(command);
      const tradeIds = [...new Set(draws.map(draw => draw.tradeId))];
      const purchases = await this.trades.lockPurchases(tx, actor, tradeIds);
      if (purchases.size < tradeIds.length) return refuse('NOT_FOUND');
      const unsettled = tradeIds.find(id => purchases.get(id)?.settlementMass === null);
      if (unsettled !== undefined) return refuse('TRADE_STATE', unsettled);
      const accounts = await this.accountsOf(tx, purchases);
      const short = drawStock(accounts, draws);
      if (short !== null) return refuse('INSUFFICIENT_STOCK', describe(short));
      const charges = command.inputs.map(input => chargeOf(input, purchases));
      const { alloy, meltedAt, productKg, drossKg } = command;
      const violated = checkMassBalance(charges, massFromKg(productKg), massFromKg(drossKg));
      if (violated !== null) return refuse('MASS_BALANCE_VIOLATED', formatKilograms(violated.excess, 3));
      await this.store.add(
        tx,
        { id: command.id, organisationId: owner, alloy, meltedAt, productKg, drossKg, recordedAt: now },
        linesOf(command, charges),
        entriesOf(command.id, accounts, draws),
      );
      return this.existing(tx, command.id);
    });
  }

  /** Null: there is no such organisation for this viewer. The factor is that of the day on which it is asked for. */
  async shareOf(viewer: Viewer, { organisationId, from, to }: SharePeriod): Promise<ShareOfPeriod | null> {
    if (!(await this.isSeenBy(viewer, organisationId))) return null;
    return this.database.read(async tx => {
      const period = { organisationId, from: startOf(from), to: endOf(to) };
      const share = recycledShare(await this.store.chargesMelted(tx, period));
      const factor = await referenceValue(tx, AVOIDED_CO2, shanghaiDate(await appNow(tx)));
      // kilograms per kilogram × 10^6 are grams per tonne
      const factorSet = { name: factor.label, avoidedGramsPerTonne: factor.valueMicro };
      return { share, avoidedCo2: avoidedCo2(share.recycledMetal, factorSet), factorVerified: factor.verified };
    });
  }

  /** Every month of the period in Asia/Shanghai, ascending, also those without heats. Null as above. */
  async shareByMonth(viewer: Viewer, { organisationId, from, to }: SharePeriod): Promise<ShareOfPart[] | null> {
    if (!(await this.isSeenBy(viewer, organisationId))) return null;
    const charges = await this.database.read(tx =>
      this.store.chargesByMonth(tx, { organisationId, from: startOf(from), to: endOf(to) }),
    );
    return monthsOf(from, to).map(name => ({ name, share: recycledShare(charges.get(name) ?? []) }));
  }

  /** The alloys that most was made of, at most 100, by metal, most first. Null as above. */
  async shareByAlloy(viewer: Viewer, { organisationId, from, to }: SharePeriod): Promise<ShareOfPart[] | null> {
    if (!(await this.isSeenBy(viewer, organisationId))) return null;
    const charges = await this.database.read(tx =>
      this.store.chargesByAlloy(tx, { organisationId, from: startOf(from), to: endOf(to) }, ALLOYS_MAX),
    );
    return [...charges]
      .map(([name, charged]) => ({ name, share: recycledShare(charged) }))
      .sort((a, b) => compare(b.share.totalMetal, a.share.totalMetal) || compare(a.name, b.name));
  }

  /** Newest first. Null as above. */
  async heats(viewer: Viewer, { organisationId, from, to, first, after }: HeatsOfPeriod): Promise<HeatsPage | null> {
    if (!(await this.isSeenBy(viewer, organisationId))) return null;
    const size = first ?? HEATS_DEFAULT;
    return this.database.read(async tx => {
      const period = { organisationId, from: startOf(from), to: endOf(to) };
      const found = await this.store.heatsMelted(tx, period, after, size + 1);
      const heats = await this.withShares(tx, found.slice(0, size));
      return { heats, hasNextPage: found.length > size };
    });
  }

  /** What is left of the actor's settled purchases, newest first, at most the 200 newest. */
  async stockOf({ organisationId }: SignedIn): Promise<StockOfPurchase[]> {
    return this.database.read(async tx => {
      const purchases = await this.trades.settledPurchases(tx, organisationId, STOCK_MAX);
      const last = await this.store.lastDraws(
        tx,
        purchases.map(purchase => purchase.tradeId),
      );
      return purchases.map(purchase => ({
        purchase,
        left: mass(last.get(purchase.tradeId)?.leftGrams ?? purchase.settlementMass),
      }));
    });
  }

  /** Of an organisation that does not exist an operator sees nothing either. */
  private async isSeenBy(viewer: Viewer, organisationId: string): Promise<boolean> {
    if (!may(viewer, 'recycledContent.see', { owner: organisationId })) return false;
    const [organisation] = await this.registry.organisations([organisationId]);
    return organisation !== null;
  }

  /** What is left of each purchase; all of them are settled and locked. */
  private async accountsOf(tx: Tx, purchases: ReadonlyMap<string, Purchase>): Promise<StockAccount[]> {
    const last = await this.store.lastDraws(tx, [...purchases.keys()]);
    return [...purchases.values()].map(({ tradeId, settlementMass }) => {
      const draw = last.get(tradeId);
      return { tradeId, entries: draw?.entry ?? 0, available: mass(draw?.leftGrams ?? settlementMass ?? 0n) };
    });
  }

  private async existing(tx: Tx, id: string): Promise<HeatWithShare> {
    const heat = await this.store.byId(tx, id);
    if (heat === null) throw new Error(`heat ${id} was claimed but is not there`);
    const [found] = await this.withShares(tx, [heat]);
    if (found === undefined) throw new Error(`heat ${id} has no share`);
    return found;
  }

  private async withShares(tx: Tx, heats: readonly HeatRow[]): Promise<HeatWithShare[]> {
    const ids = heats.map(heat => heat.id);
    const inputs = await this.store.inputsOf(tx, ids);
    return heats.map(heat => {
      const own = inputs.filter(input => input.heatId === heat.id);
      return { heat, inputs: own, share: recycledShare(own.map(recordedCharge)) };
    });
  }
}

/** A trade's stock, and how many entries its ledger has. */
interface StockAccount extends TradeStock {
  readonly entries: number;
}

const drawsOf = ({ inputs }: RecordHeat): StockDraw[] =>
  inputs.flatMap(({ tradeId, massKg }) => (tradeId === null ? [] : [{ tradeId, mass: massFromKg(massKg) }]));

function chargeOf(input: RecordHeat['inputs'][number], purchases: ReadonlyMap<string, Purchase>): HeatCharge {
  const purchase = input.tradeId === null ? undefined : purchases.get(input.tradeId);
  return {
    source: input.source,
    origin: purchase?.origin ?? null,
    mass: massFromKg(input.massKg),
    ...aluminiumShare(input.aluminiumPercent, purchase?.metalContent ?? null),
  };
}

const recordedCharge = ({ source, origin, massKg, aluminiumPpm, aluminiumAssumed }: HeatInputRow): HeatCharge => ({
  source,
  origin,
  mass: massFromKg(massKg),
  aluminium: ppm(aluminiumPpm),
  assumed: aluminiumAssumed,
});

function linesOf({ id, inputs }: RecordHeat, charges: readonly HeatCharge[]): HeatInputRow[] {
  return inputs.flatMap(({ source, tradeId, massKg }, index) => {
    const charge = charges[index];
    if (charge === undefined) throw new Error('every input of a heat is a charge');
    const { origin, aluminium: aluminiumPpm, assumed: aluminiumAssumed } = charge;
    return [{ heatId: id, line: index + 1, source, tradeId, origin, massKg, aluminiumPpm, aluminiumAssumed }];
  });
}

/** One entry per trade that the heat draws from. */
function entriesOf(heatId: string, accounts: readonly StockAccount[], draws: readonly StockDraw[]): MetalDrawRow[] {
  return accounts.map(({ tradeId, entries, available }) => {
    const drawnGrams = draws.reduce((sum, draw) => (draw.tradeId === tradeId ? sum + draw.mass : sum), 0n);
    return { tradeId, entry: entries + 1, heatId, drawnGrams, leftGrams: available - drawnGrams };
  });
}

const describe = ({ tradeId, asked, available }: InsufficientStock): string =>
  `${formatKilograms(asked, 1)} kg > ${formatKilograms(available, 1)} kg, ${tradeId}`;

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first and the last millisecond of a day in Asia/Shanghai. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000+08:00`);
const endOf = (day: string): number => Date.parse(`${day}T23:59:59.999+08:00`);
