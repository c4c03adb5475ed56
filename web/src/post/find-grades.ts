import { type Grade, type StandardId, searchNames, standards } from '@app/grading';

export interface GradeGroup {
  readonly standard: StandardId;
  readonly grades: readonly Grade[];
}

/**
 * The grades of each standard that what was typed may mean, best first: a name that is it, then begins with it, then holds it. Names are
 * the code, the Chinese and the English one, and pinyin with or without tones and spaces (`searchNames`). Nothing typed: all of them, in
 * the order of their standard. The trade names come first: they are what a yard says.
 */
export function findGrades(typed: string, only: StandardId | null): readonly GradeGroup[] {
  const wanted = comparable(typed);
  return ORDER.filter(id => only === null || id === only).flatMap(id => {
    const grades = standards.find(standard => standard.id === id)?.grades ?? [];
    const found = wanted === '' ? grades : ranked(grades, wanted);
    return found.length === 0 ? [] : [{ standard: id, grades: found }];
  });
}

const ORDER: readonly StandardId[] = [...standards.map(({ id }) => id)].sort(
  (a, b) => Number(b === 'cn-trade') - Number(a === 'cn-trade'),
);

function ranked(grades: readonly Grade[], wanted: string): readonly Grade[] {
  return grades
    .map(grade => ({ grade, rank: rankOf(grade, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ grade }) => grade);
}

const NO_MATCH = 3;

function rankOf(grade: Grade, wanted: string): number {
  const ranks = searchNames(grade).map(name => {
    const written = comparable(name);
    if (written === wanted) return 0;
    if (written.startsWith(wanted)) return 1;
    return written.includes(wanted) ? 2 : NO_MATCH;
  });
  // "Zorba 90": the code and its number
  const numbered = grade.numbered && new RegExp(`^${comparable(grade.code)}\\d{1,3}$`).test(wanted);
  return Math.min(NO_MATCH, numbered ? 0 : NO_MATCH, ...ranks);
}

/** Without case, spaces, tones and signs; ü, v and u: are one letter. Chinese stays as it is. */
function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u(\p{M}*?)\u0308/gu, 'v$1')
    .replace(/u:/g, 'v')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
