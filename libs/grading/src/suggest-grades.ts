import { type Assessment, assess } from './assess.js';
import type { Grade, GradeForm } from './grade.js';
import type { Sample } from './sample.js';
import { standards } from './standards/index.js';

export interface Suggestion {
  readonly grade: Grade;
  /** Always passed; `complete` tells whether the grade is proven or merely not contradicted. */
  readonly assessment: Assessment;
}

/**
 * The grades of a standard that the sample satisfies and that a lot may carry, best first; none for a radioactive sample, null for an
 * unknown standard id. Total and deterministic. The first difference decides:
 * 1. form: the sample's own, then its kin, then mixed material, then any other (all alike when the sample states none);
 * 2. more verified limits measured and met;
 * 3. fewer verified limits left unmeasured;
 * 4. the stricter grade: less room, summed in parts per million, within the limits met;
 * 5. the order of the standard.
 *
 * No value of the sample takes part in the order, only what was measured: among samples of one form that measure the same properties, a
 * worse one gets the better one's list with grades struck out, never a further grade and never another order. The order is our judgement,
 * no rule of any standard.
 */
export function suggestGrades(standardId: string, sample: Sample): readonly Suggestion[] | null {
  const standard = standards.find(({ id }) => id === standardId);
  if (standard === undefined) return null;
  return standard.grades
    .filter(grade => grade.lotAllowed)
    .map(grade => ({ grade, assessment: assess(grade, sample) }))
    .filter(({ assessment }) => assessment.passed)
    .map(suggestion => ({ suggestion, merit: meritOf(suggestion, sample.form) }))
    .sort((a, b) => compare(a.merit, b.merit))
    .map(({ suggestion }) => suggestion);
}

/** Less is better in each; equal ones keep the standard's order, for sorting is stable. */
interface Merit {
  readonly formDistance: number;
  readonly limitsMet: number;
  readonly limitsUnmeasured: number;
  readonly room: bigint;
}

function meritOf({ grade, assessment }: Suggestion, form: string | null): Merit {
  const deciding = assessment.findings.filter(({ verified }) => verified);
  const met = deciding.filter(({ within }) => within === true);
  return {
    formDistance: formDistance(grade.form, form),
    limitsMet: met.length,
    limitsUnmeasured: deciding.length - met.length,
    room: met.reduce((sum, { limitMin, limitMax }) => sum + (limitMax ?? WHOLE) - (limitMin ?? 0n), 0n),
  };
}

function compare(a: Merit, b: Merit): number {
  return (
    a.formDistance - b.formDistance ||
    b.limitsMet - a.limitsMet ||
    a.limitsUnmeasured - b.limitsUnmeasured ||
    Number(a.room > b.room) - Number(a.room < b.room)
  );
}

/** A sample measures mass shares alone, so every limit met is one: 100 % in parts per million. */
const WHOLE = 1_000_000n;

function formDistance(form: GradeForm, wanted: string | null): number {
  if (wanted === null) return 0;
  const fitting = FITTING_FORMS.get(wanted.toUpperCase()) ?? [];
  const distance = fitting.indexOf(form);
  return distance < 0 ? fitting.length : distance;
}

/** Forms of grades for a form of scrap (the API's names), nearest first. */
const FITTING_FORMS: ReadonlyMap<string, readonly GradeForm[]> = new Map<string, readonly GradeForm[]>([
  ['EXTRUSION', ['extrusion', 'clip', 'mixed']],
  ['SHEET', ['sheet', 'clip', 'aircraft', 'mixed']],
  ['CAST', ['casting', 'piston', 'wheel', 'mixed']],
  ['FRAGMENTS', ['shred', 'nodule', 'mixed']],
  ['TURNINGS', ['turnings', 'grindings', 'mixed']],
  ['WIRE', ['wire', 'nodule', 'mixed']],
  ['CAN', ['can', 'mixed']],
  ['FOIL', ['foil', 'mixed']],
  ['WHEEL', ['wheel', 'casting', 'mixed']],
  ['INGOT', ['ingot']],
  ['MIXED', ['mixed', 'breakage', 'radiator']],
]);
