import { grades as listed2026 } from '../rema-2026/grades.js';
import { type GradeRow, unverified } from '../table.js';

const NEW_IN_2026: ReadonlySet<string> = new Set(['Tally', 'Tank', 'Tease', 'Trill', 'Twirl 2.0', 'Vesper']);
const REDEFINED_IN_2026: ReadonlySet<string> = new Set(['Talon', 'Tall']);

/**
 * The listing of 2026 without what it brought: the two editions were read together, in copies that rarely say which one they follow.
 * A number that stands in that listing alone (R26) is not known to be of 2022.
 */
export const grades: readonly GradeRow[] = listed2026
  .filter(({ code }) => !NEW_IN_2026.has(code))
  .map(grade => ({ ...grade, standard: 'rema-2022', limits: limitsBefore2026(grade) }));

function limitsBefore2026({ code, limits }: GradeRow): GradeRow['limits'] {
  if (REDEFINED_IN_2026.has(code)) return [];
  return limits.map(limit => (limit.source === 'R26' ? unverified(limit) : limit));
}
