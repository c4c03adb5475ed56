import { parseDecimal } from '@app/units';
import {
  type AlloyClass,
  type Grade,
  type GradeForm,
  type GradeLimit,
  type GradeOrigin,
  type GradingStandard,
  type LimitUnit,
  limitDecimals,
  type PropertyName,
  type StandardId,
} from '../grade.js';
import type { SourceId } from '../sources.js';

/** A standard as its folder writes it down; what its grades come near to elsewhere is the cross-walk's matter. */
export type StandardTable = Omit<GradingStandard, 'grades'> & { readonly grades: readonly GradeRow[] };
export type GradeRow = Omit<Grade, 'equivalents'>;

/** A grade as a row of a table is written: what is usual is left out. */
export interface Row {
  readonly names: Grade['names'];
  /** Form, alloy class, origin. */
  readonly material: readonly [GradeForm, AlloyClass, GradeOrigin];
  readonly description: string;
  readonly certainty: string;
  readonly note?: string;
  readonly limits?: readonly GradeLimit[];
  readonly lotAllowed?: false;
  readonly numbered?: true;
}

/** The word `grade` in which a standard's table is written. `clauseOf`: where a limit stands that names no clause of its own. */
export function rowsOf(standard: StandardId, clauseOf?: (code: string) => string) {
  return (code: string, row: Row): GradeRow => {
    const [form, alloyClass, origin] = row.material;
    const clause = clauseOf?.(code);
    return {
      standard,
      code,
      names: row.names,
      description: row.description,
      form,
      alloyClass,
      origin,
      limits: (row.limits ?? []).map(limit => (clause === undefined ? limit : { clause, ...limit })),
      lotAllowed: row.lotAllowed ?? true,
      hazardous: form === 'dross',
      numbered: row.numbered ?? false,
      certainty: row.certainty,
      ...(row.note === undefined ? {} : { note: row.note }),
    };
  };
}

/** "0.38 mm", "5 %". */
type Quantity = `${number} ${LimitUnit}`;
type Where = Pick<GradeLimit, 'clause' | 'condition'>;

export function atLeast(property: PropertyName, bound: Quantity, source: SourceId, where: Where = {}): GradeLimit {
  const { value, unit } = read(bound);
  return { property, min: value, max: null, unit, verified: true, source, ...where };
}

export function atMost(property: PropertyName, bound: Quantity, source: SourceId, where: Where = {}): GradeLimit {
  const { value, unit } = read(bound);
  return { property, min: null, max: value, unit, verified: true, source, ...where };
}

/** Both bounds in the unit of `most`. */
export function between(property: PropertyName, least: `${number}`, most: Quantity, source: SourceId): GradeLimit {
  const { value, unit } = read(most);
  return { property, min: read(`${least} ${unit}`).value, max: value, unit, verified: true, source };
}

/** The number was not read in this edition's wording. */
export const unverified = (limit: GradeLimit): GradeLimit => ({ ...limit, verified: false });

function read(quantity: Quantity): { readonly value: bigint; readonly unit: LimitUnit } {
  const [number = '', unit] = quantity.split(' ') as [string, LimitUnit];
  const value = parseDecimal(number, limitDecimals(unit));
  if (value === null) throw new RangeError(`not a quantity of a grade table: ${quantity}`);
  return { value, unit };
}
