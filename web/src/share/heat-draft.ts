import {
  aluminiumShare,
  checkMassBalance,
  drawStock,
  type HeatCharge,
  type HeatInputSource,
  type InsufficientStock,
  type RecycledShare,
  recycledShare,
} from '@app/recycled-content';
import { formatPercent, type Mass, mass, massFromKg, type Ppm, parseDecimal, ppm, SCALE, WHOLE_PPM } from '@app/units';
import { gramsOf, ppmOf } from './figures.js';
import type { HeatCommand, Stock } from './share.js';

/** A heat as typed: text until it is checked. */
export interface HeatDraft {
  readonly alloy: string;
  /** `YYYY-MM-DDTHH:mm` on a clock in Beijing */
  readonly meltedAt: string;
  readonly productKg: string;
  readonly drossKg: string;
  readonly inputs: readonly DraftInput[];
}
export interface DraftInput {
  /** tells rows apart on the page, never sent */
  readonly key: number;
  readonly source: HeatInputSource;
  readonly tradeId: string;
  readonly massKg: string;
  /** empty: as the trade's inspection found, else 100 % and flagged */
  readonly aluminiumPercent: string;
}

/** `inputs.0.massKg` and the like: the server's names, so that its problems find their fields too. */
export type HeatField =
  | 'alloy'
  | 'meltedAt'
  | 'productKg'
  | 'drossKg'
  | 'inputs'
  | `inputs.${number}.${'tradeId' | 'massKg' | 'aluminiumPercent'}`;
export type HeatProblem =
  | { readonly kind: 'REQUIRED' | 'NOT_A_TIME' | 'AHEAD' | 'NOT_A_MASS' | 'NOT_A_PERCENT' | 'TOO_LONG' }
  | { readonly kind: 'SHORT'; readonly short: InsufficientStock }
  | { readonly kind: 'EXCESS'; readonly excess: Mass }
  | { readonly kind: 'SAID'; readonly message: string };
export type HeatProblems = ReadonlyMap<string, HeatProblem>;

export const INPUTS_MAX = 100;
const ALLOY_MAX = 120;
const INPUT_KG_MAX = 10_000_000n;
const HEAT_KG_MAX = INPUT_KG_MAX * BigInt(INPUTS_MAX);
/** So far ahead of its clock the server takes an instant, as clocks differ. */
const AHEAD_MS = 5 * 60_000;

export const emptyInput = (key: number, source: HeatInputSource = 'TRADE'): DraftInput => ({
  key,
  source,
  tradeId: '',
  massKg: '',
  aluminiumPercent: '',
});

/** What a heat would be if it were recorded now, as far as it is typed. */
export interface HeatPreview {
  readonly share: RecycledShare;
  readonly charged: Mass;
  /** null: not typed */
  readonly product: Mass | null;
  readonly dross: Mass;
  /** charged less product and dross; below zero the heat is refused */
  readonly loss: bigint;
}

/** By the server's own rules (@app/recycled-content), so that the page promises nothing else. Rows that are no mass yet are left out. */
export function previewHeat(draft: HeatDraft, stock: readonly Stock[]): HeatPreview {
  const charges = draft.inputs.flatMap(input => chargeOf(input, stock) ?? []);
  const charged = charges.reduce((sum, charge) => sum + charge.mass, 0n);
  const product = readKg(draft.productKg, HEAT_KG_MAX);
  const dross = readKg(draft.drossKg, HEAT_KG_MAX) ?? mass(0n);
  return {
    share: recycledShare(charges),
    charged: mass(charged),
    product,
    dross,
    loss: charged - (product ?? 0n) - dross,
  };
}

/** Everything that the server would refuse, at its field; empty: it can be sent. `now`: the server's clock; null: not known. */
export function checkHeat(draft: HeatDraft, stock: readonly Stock[], now: number | null): HeatProblems {
  const problems = new Map<string, HeatProblem>();
  const add = (field: HeatField, problem: HeatProblem | null) => {
    if (problem !== null && !problems.has(field)) problems.set(field, problem);
  };
  const alloy = draft.alloy.normalize('NFC').trim();
  add('alloy', alloy === '' ? { kind: 'REQUIRED' } : [...alloy].length > ALLOY_MAX ? { kind: 'TOO_LONG' } : null);
  add('meltedAt', checkTime(draft.meltedAt, now));
  add('productKg', checkKg(draft.productKg, HEAT_KG_MAX, { atLeast: 1n }));
  if (draft.drossKg.trim() !== '') add('drossKg', checkKg(draft.drossKg, HEAT_KG_MAX, { atLeast: 0n }));
  if (draft.inputs.length === 0) add('inputs', { kind: 'REQUIRED' });
  draft.inputs.forEach(({ source, tradeId, massKg, aluminiumPercent }, row) => {
    if (source === 'TRADE' && tradeId === '') add(`inputs.${row}.tradeId`, { kind: 'REQUIRED' });
    add(`inputs.${row}.massKg`, checkKg(massKg, INPUT_KG_MAX, { atLeast: 1n }));
    if (aluminiumPercent.trim() !== '' && readPercent(aluminiumPercent) === null)
      add(`inputs.${row}.aluminiumPercent`, { kind: 'NOT_A_PERCENT' });
  });
  for (const [row, short] of shortRows(draft, stock)) add(`inputs.${row}.massKg`, { kind: 'SHORT', short });
  const excess = excessOf(draft, stock);
  if (excess !== null) add('productKg', { kind: 'EXCESS', excess });
  return problems;
}

/** Of a draft that `checkHeat` found nothing wrong with; null: there is something wrong with it. */
export function commandOf(id: string, draft: HeatDraft): HeatCommand | null {
  const productKg = readWhole(draft.productKg);
  const inputs = draft.inputs.flatMap(({ source, tradeId, massKg, aluminiumPercent }) => {
    const kg = readWhole(massKg);
    const aluminium = readPercent(aluminiumPercent);
    return kg === null
      ? []
      : [
          {
            source,
            tradeId: source === 'TRADE' ? tradeId : null,
            massKg: kg,
            aluminiumPercent: aluminium === null ? null : formatPercent(aluminium),
          },
        ];
  });
  if (productKg === null || inputs.length !== draft.inputs.length) return null;
  const { alloy, meltedAt, drossKg } = draft;
  return {
    id,
    alloy: alloy.trim(),
    meltedAt: `${meltedAt}:00+08:00`,
    productKg,
    drossKg: readWhole(drossKg) ?? 0,
    inputs,
  };
}

/** The share that a row counts with. */
export function aluminiumOf(
  input: DraftInput,
  stock: readonly Stock[],
): { readonly share: Ppm; readonly assumed: boolean } {
  const trade = input.source === 'TRADE' ? stock.find(({ tradeId }) => tradeId === input.tradeId) : undefined;
  const inspected = trade?.aluminiumPercent ?? null;
  const { aluminium, assumed } = aluminiumShare(
    readPercent(input.aluminiumPercent),
    inspected === null ? null : ppmOf(inspected),
  );
  return { share: aluminium, assumed };
}

/** Rows that draw more than is left, each with what all rows of its trade ask for. */
function shortRows(draft: HeatDraft, stock: readonly Stock[]): Map<number, InsufficientStock> {
  const accounts = stock.map(({ tradeId, leftKg }) => ({ tradeId, available: mass(gramsOf(leftKg)) }));
  const short = new Map<number, InsufficientStock>();
  for (const account of accounts) {
    const rows = draft.inputs.flatMap((input, row) => {
      const kg = readKg(input.massKg, INPUT_KG_MAX);
      return input.source === 'TRADE' && input.tradeId === account.tradeId && kg !== null ? [{ row, mass: kg }] : [];
    });
    const missing = drawStock(
      [account],
      rows.map(row => ({ tradeId: account.tradeId, mass: row.mass })),
    );
    const last = rows.at(-1);
    if (missing !== null && last !== undefined) short.set(last.row, missing);
  }
  return short;
}

function excessOf(draft: HeatDraft, stock: readonly Stock[]): Mass | null {
  const charges = draft.inputs.flatMap(input => chargeOf(input, stock) ?? []);
  const product = readKg(draft.productKg, HEAT_KG_MAX);
  if (product === null || charges.length < draft.inputs.length) return null;
  return checkMassBalance(charges, product, readKg(draft.drossKg, HEAT_KG_MAX) ?? mass(0n))?.excess ?? null;
}

/** Null: it cannot count yet. A trade that is not chosen has no origin. */
function chargeOf(input: DraftInput, stock: readonly Stock[]): HeatCharge | null {
  const kg = readKg(input.massKg, INPUT_KG_MAX);
  if (kg === null) return null;
  const { share: aluminium, assumed } = aluminiumOf(input, stock);
  if (input.source !== 'TRADE') return { source: input.source, origin: null, mass: kg, aluminium, assumed };
  const trade = stock.find(({ tradeId }) => tradeId === input.tradeId);
  return trade === undefined ? null : { source: 'TRADE', origin: trade.origin, mass: kg, aluminium, assumed };
}

function checkTime(text: string, now: number | null): HeatProblem | null {
  if (text === '') return { kind: 'REQUIRED' };
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00+08:00`) : Number.NaN;
  if (Number.isNaN(instant) || instant < 0) return { kind: 'NOT_A_TIME' };
  return now !== null && instant > now + AHEAD_MS ? { kind: 'AHEAD' } : null;
}

function checkKg(typed: string, max: bigint, { atLeast }: { readonly atLeast: bigint }): HeatProblem | null {
  if (typed.trim() === '') return { kind: 'REQUIRED' };
  const kg = readKg(typed, max);
  return kg === null || kg < massFromKg(atLeast) ? { kind: 'NOT_A_MASS' } : null;
}

function readKg(typed: string, max: bigint): Mass | null {
  const kg = parseDecimal(plain(typed), 0);
  return kg === null || kg < 0n || kg > max ? null : massFromKg(kg);
}

function readWhole(typed: string): number | null {
  const kg = parseDecimal(plain(typed), 0);
  return kg === null || kg < 0n || kg > HEAT_KG_MAX ? null : Number(kg);
}

/** Null: nothing typed, or no share. */
function readPercent(typed: string): Ppm | null {
  const parts = parseDecimal(plain(typed).replace(/%$/, ''), SCALE.sharePpm);
  return parts === null || parts < 0n || parts > WHOLE_PPM ? null : ppm(parts);
}

/** Separators, spaces and full-width figures are meant well, as is a leading zero. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s,、]/g, '')
    .replace(/^0+(?=\d)/, '');
