import { parseDecimal, SCALE } from '@app/units';
import { gramsOf, readDecimal } from './figures.js';
import { FIGURES, type Figure } from './trade.js';
import type { InspectionInput, TicketInput } from './trades.js';

/** What is wrong with a typed field, so that the page can say it in words. */
export type DraftProblem =
  | 'NOT_A_MASS'
  | 'TOO_HEAVY'
  | 'NOT_BELOW_GROSS'
  | 'REQUIRED'
  | 'NOT_A_TIME'
  | 'IN_THE_FUTURE'
  | 'NOT_A_PERCENT'
  | 'OVER_WHOLE';

/** A ticket as typed; `weighedAt` as a Beijing wall clock reads: "2026-11-24T09:02". */
export interface TicketDraft {
  readonly grossKg: string;
  readonly tareKg: string;
  readonly plate: string;
  readonly weighedAt: string;
  readonly scaleId: string;
}
export type TicketField = keyof TicketDraft;

export const ELEMENTS = ['Si', 'Fe', 'Cu', 'Mn', 'Mg', 'Zn'] as const;
export type Element = (typeof ELEMENTS)[number];
export type Radioactivity = 'PASSED' | 'FAILED' | 'NOT_MEASURED';

/** An inspection as typed; empty: not measured. */
export type InspectionDraft = Readonly<Record<Figure | Element, string>> & {
  readonly method: string;
  readonly radioactivity: Radioactivity;
};
export type InspectionField = keyof InspectionDraft;

/** A draft ready to be checked by its author, or what keeps it from that, by field. The server decides by the same rules. */
export type Checked<Ready, Field extends string> =
  | { readonly kind: 'READY'; readonly ready: Ready }
  | { readonly kind: 'WRONG'; readonly problems: Readonly<Partial<Record<Field, DraftProblem>>> };

const TICKET_GRAMS_MAX = 10_000_000_000n;
const PPM_MAX = 1_000_000n;
/** As far as a clock may run ahead of the server's. */
const AHEAD_MS_MAX = 5 * 60_000;

export function checkTicket(
  draft: TicketDraft,
  now: number,
): Checked<Omit<TicketInput, 'id' | 'tradeId'>, TicketField> {
  const problems: Partial<Record<TicketField, DraftProblem>> = {};
  const gross = readDecimal(draft.grossKg, SCALE.massGrams);
  const tare = readDecimal(draft.tareKg, SCALE.massGrams);
  if (gross === null) problems.grossKg = 'NOT_A_MASS';
  else if (gramsOf(gross) > TICKET_GRAMS_MAX) problems.grossKg = 'TOO_HEAVY';
  if (tare === null) problems.tareKg = 'NOT_A_MASS';
  else if (gross !== null && gramsOf(tare) >= gramsOf(gross)) problems.tareKg = 'NOT_BELOW_GROSS';
  const plate = draft.plate.trim();
  if (plate === '') problems.plate = 'REQUIRED';
  const weighedAt = instantOf(draft.weighedAt);
  if (weighedAt === null) problems.weighedAt = 'NOT_A_TIME';
  else if (weighedAt > now + AHEAD_MS_MAX) problems.weighedAt = 'IN_THE_FUTURE';
  if (gross === null || tare === null || weighedAt === null || Object.keys(problems).length > 0) {
    return { kind: 'WRONG', problems };
  }
  const scaleId = draft.scaleId.trim();
  return {
    kind: 'READY',
    ready: {
      grossKg: gross,
      tareKg: tare,
      plate,
      weighedAt: new Date(weighedAt).toISOString(),
      scaleId: scaleId === '' ? null : scaleId,
    },
  };
}

export function checkInspection(
  draft: InspectionDraft,
): Checked<Omit<InspectionInput, 'id' | 'tradeId'>, InspectionField> {
  const problems: Partial<Record<InspectionField, DraftProblem>> = {};
  const figures: Partial<Record<Figure, string>> = {};
  for (const figure of FIGURES) {
    const read = percentOf(draft[figure]);
    if (read === undefined) problems[figure] = 'NOT_A_PERCENT';
    else if (read !== null) figures[figure] = read;
  }
  const composition: { element: Element; massPercent: string }[] = [];
  let whole = 0n;
  for (const element of ELEMENTS) {
    const read = percentOf(draft[element]);
    if (read === undefined) problems[element] = 'NOT_A_PERCENT';
    else if (read !== null) {
      composition.push({ element, massPercent: read });
      whole += parseDecimal(read, SCALE.sharePpm) ?? 0n;
      if (whole > PPM_MAX) problems[element] = 'OVER_WHOLE';
    }
  }
  if (Object.keys(problems).length > 0) return { kind: 'WRONG', problems };
  const method = draft.method.trim();
  const radioactivityPassed = draft.radioactivity === 'NOT_MEASURED' ? null : draft.radioactivity === 'PASSED';
  return {
    kind: 'READY',
    ready: { method: method === '' ? null : method, sample: { ...figures, radioactivityPassed, composition } },
  };
}

/** "2026-11-24T09:02" of a Beijing wall clock in epoch milliseconds; null when it is no time. */
export function instantOf(wallClock: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(wallClock)) return null;
  const instant = Date.parse(`${wallClock.slice(0, 16)}:00+08:00`);
  return Number.isNaN(instant) ? null : instant;
}

/** Epoch milliseconds as a Beijing wall clock reads them, for a field of date and time. */
export const wallClockOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

/** null: left empty; undefined: no percentage. */
function percentOf(typed: string): string | null | undefined {
  if (typed.trim() === '') return null;
  const read = readDecimal(typed.replace(/[%％]\s*$/, ''), SCALE.sharePpm);
  return read === null || (parseDecimal(read, SCALE.sharePpm) ?? 0n) > PPM_MAX ? undefined : read;
}
