import type { GradeCount, Standard } from './lots.js';
import type { MarketFilter } from './market-filter.js';

export interface GradeGroup {
  readonly standard: string;
  /** lots of the whole standard; null while not known */
  readonly count: number | null;
  readonly grades: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
    readonly count: number | null;
  }[];
}

/** Rows of a search; whoever sees so many types on. */
const ROWS_MAX = 60;
const COUNT_MAX = 10_000;

/**
 * Without words: the grades that have lots, and those chosen. With words: every grade whose code or name has them all. A lot's code may
 * carry a percentage that the standard's list does not ("Zorba 90"); it then stands as a grade of its own.
 */
export function gradeGroups(
  standards: readonly Standard[],
  counts: readonly GradeCount[] | null,
  { standard: chosen, grades: chosenGrades }: MarketFilter,
  sought: string,
): { readonly groups: readonly GradeGroup[]; readonly more: boolean } {
  const parts = sought.normalize('NFKC').trim().toLowerCase().split(/\s+/).filter(Boolean);
  let left = ROWS_MAX;
  let more = false;
  const groups: GradeGroup[] = [];
  for (const { id, grades: listed } of standards) {
    const counted = new Map(
      (counts ?? []).flatMap(row => (row.gradeStandard === id ? [[row.gradeCode.toLowerCase(), row] as const] : [])),
    );
    const known = new Set(listed.map(({ code }) => code.toLowerCase()));
    const marked = id === chosen ? chosenGrades.map(code => ({ gradeCode: code })) : [];
    const further = new Map(
      [...counted.values(), ...marked]
        .filter(({ gradeCode }) => !known.has(gradeCode.toLowerCase()))
        .map(({ gradeCode }) => [gradeCode.toLowerCase(), { code: gradeCode, zh: '', en: '' }]),
    );
    const rows = [...listed, ...further.values()]
      .map(grade => ({
        ...grade,
        count: counts === null ? null : (counted.get(grade.code.toLowerCase())?.count ?? 0),
      }))
      .filter(({ code, zh, en, count }) => {
        if (id === chosen && chosenGrades.includes(code)) return true;
        if (parts.length === 0) return (count ?? 0) > 0;
        const text = `${code} ${zh} ${en}`.toLowerCase();
        return parts.every(part => text.includes(part));
      });
    if (rows.length === 0 && id !== chosen) continue;
    if (rows.length > left) more = true;
    const shown = rows.slice(0, left);
    left -= shown.length;
    const sum = [...counted.values()].reduce((total, { count }) => total + count, 0);
    if (shown.length > 0 || id === chosen)
      groups.push({ standard: id, count: counts === null ? null : Math.min(sum, COUNT_MAX), grades: shown });
  }
  return { groups, more };
}
