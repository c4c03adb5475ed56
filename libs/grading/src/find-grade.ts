import type { Grade } from './grade.js';
import { standards } from './standards/index.js';

/**
 * The grade of that code in that standard, or null. The id is exact, the code is matched without regard to case. A numbered code
 * ("Zorba 90", whole percent 1–100) is its grade under that code; the bare code ("Zorba") stands as well. Total.
 */
export function findGrade(standardId: string, code: string): Grade | null {
  const grades = byCode.get(standardId);
  const wanted = code.toLowerCase();
  const exact = grades?.get(wanted);
  if (exact !== undefined) return exact;

  const { stem = '', percent = '' } = NUMBERED_CODE.exec(wanted)?.groups ?? {};
  const numbered = grades?.get(stem);
  return numbered?.numbered ? { ...numbered, code: `${numbered.code} ${percent}` } : null;
}

const NUMBERED_CODE = /^(?<stem>.+) (?<percent>[1-9][0-9]?|100)$/;

const byCode: ReadonlyMap<string, ReadonlyMap<string, Grade>> = new Map(
  standards.map(({ id, grades }) => [id, new Map(grades.map(grade => [grade.code.toLowerCase(), grade]))]),
);
