import type { EquivalenceKind, GradeEquivalent, GradingStandard, StandardId } from '../grade.js';
import type { RelatedStandard, Relation } from './relations.js';
import type { GradeRow, StandardTable } from './table.js';

/**
 * The standards with the equivalents of every grade, in the order of the standards and of their grades. Each relation is read both ways
 * (BROADER one way is NARROWER the other), and a code that stands in both ReMA editions is NEAREST to itself in the other one; Talon alone
 * is BROADER in 2022, before it was narrowed to conductor metal. Throws RangeError (defect of the table) when an end is no grade, when a
 * relation stays within one standard, or when two grades are related twice.
 */
export function crossWalked(
  tables: readonly StandardTable[],
  relations: readonly Relation[],
): readonly GradingStandard[] {
  const rows = tables.flatMap(({ grades }) => grades);
  const kinds = new Map<GradeRow, Map<GradeRow, EquivalenceKind>>(rows.map(row => [row, new Map()]));
  const relate = (one: GradeRow, other: GradeRow, kind: EquivalenceKind) => {
    if (one.standard === other.standard || kinds.get(one)?.has(other))
      throw new RangeError(`related twice, or within one standard: ${nameOf(one)} and ${nameOf(other)}`);
    kinds.get(one)?.set(other, kind);
    kinds.get(other)?.set(one, reversed(kind));
  };

  for (const { standard, code, kind, other } of relations)
    for (const one of rowsNamed(rows, standard, code))
      for (const another of rowsNamed(rows, other.standard, other.code)) relate(one, another, kind);

  for (const older of rows.filter(({ standard }) => standard === 'rema-2022'))
    for (const newer of rows.filter(({ standard, code }) => standard === 'rema-2026' && code === older.code))
      relate(older, newer, older.code === NARROWED_IN_2026 ? 'NARROWER' : 'NEAREST');

  const equivalentsOf = (row: GradeRow): readonly GradeEquivalent[] =>
    rows.flatMap(other => {
      const kind = kinds.get(row)?.get(other);
      return kind === undefined ? [] : [{ standard: other.standard, code: other.code, kind }];
    });
  return tables.map(table => ({
    ...table,
    grades: table.grades.map(row => ({ ...row, equivalents: equivalentsOf(row) })),
  }));
}

/** New unalloyed wire before, conductor metal alone since. Tall was conductor metal before: what changed there is its shape. */
const NARROWED_IN_2026 = 'Talon';
const REMA_EDITIONS: readonly StandardId[] = ['rema-2022', 'rema-2026'];

function rowsNamed(rows: readonly GradeRow[], standard: RelatedStandard, code: string): readonly GradeRow[] {
  const ids = standard === 'rema' ? REMA_EDITIONS : [standard];
  const found = rows.filter(row => ids.includes(row.standard) && row.code === code);
  if (found.length === 0) throw new RangeError(`the cross-walk names no grade: ${standard} ${code}`);
  return found;
}

function reversed(kind: EquivalenceKind): EquivalenceKind {
  switch (kind) {
    case 'BROADER':
      return 'NARROWER';
    case 'NARROWER':
      return 'BROADER';
    case 'EXACT':
    case 'NEAREST':
      return kind;
    default:
      return kind satisfies never;
  }
}

const nameOf = ({ standard, code }: GradeRow): string => `${standard} ${code}`;
