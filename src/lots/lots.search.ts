import { findGrade, searchNames } from '@app/grading';
import type { LotForm } from './lots.input.js';

/**
 * Full text without a dictionary for Chinese and without any locale: a run of Chinese is indexed by its characters and its overlapping
 * pairs, so 轮毂 is found inside 汽车轮毂铝; Latin words go through PostgreSQL's English stemmer, so "wheel" finds "Wheels".
 */
export interface SearchTerms {
  /** lexemes as they are */
  readonly chinese: readonly string[];
  /** text for to_tsvector('english', …) */
  readonly latin: string;
}

const CHINESE_RUN = /\p{Script=Han}+/gu;
/** Longer texts are cut: what a title and a description can hold fits well within. */
const TERMS_MAX = 10_000;

export function termsOf(text: string): SearchTerms {
  const folded = text.normalize('NFKC').toLowerCase();
  const chinese = new Set<string>();
  for (const [run] of folded.matchAll(CHINESE_RUN)) {
    const characters = [...run];
    for (const [index, character] of characters.entries()) {
      if (chinese.size >= TERMS_MAX) break;
      chinese.add(character);
      const next = characters[index + 1];
      if (next !== undefined) chinese.add(character + next);
    }
  }
  return { chinese: [...chinese], latin: folded.replaceAll(CHINESE_RUN, ' ') };
}

/** What must all be there for `text` to match: pairs of every Chinese run (a single character stands alone), and the Latin words. */
export function queryOf(text: string): SearchTerms {
  const folded = text.normalize('NFKC').toLowerCase();
  const chinese = [...folded.matchAll(CHINESE_RUN)].flatMap(([run]) => {
    const characters = [...run];
    return characters.length === 1
      ? characters
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
  return { chinese: [...new Set(chinese)], latin: folded.replaceAll(CHINESE_RUN, ' ') };
}

const FORM_WORDS: Readonly<Record<LotForm, string>> = {
  EXTRUSION: 'extrusion profile 型材',
  SHEET: 'sheet plate 板材',
  CAST: 'casting 铸件',
  FRAGMENTS: 'fragments shred 破碎料',
  TURNINGS: 'turnings chips 铝屑',
  WIRE: 'wire cable 线材',
  CAN: 'can ubc 易拉罐',
  FOIL: 'foil 铝箔',
  WHEEL: 'wheel 轮毂',
  INGOT: 'ingot 铝锭',
  MIXED: 'mixed 混合料',
};

/** Everything of a lot that a search should find. */
export function searchTextOf(lot: {
  title: string;
  description: string | null;
  gradeStandard: string;
  gradeCode: string;
  form: LotForm;
}): string {
  const grade = findGrade(lot.gradeStandard, lot.gradeCode);
  const names = grade === null ? [lot.gradeCode] : searchNames(grade);
  return [lot.title, lot.description ?? '', ...names, FORM_WORDS[lot.form]].join('\n');
}
