import type { Grade } from './grade.js';

/**
 * Everything that someone may type to find the grade, each once: code, English name, Chinese name, and of the pinyin the marked
 * form, the unmarked one with ü written v as on a keyboard, and that one without spaces: "lún gǔ lǚ", "lun gu lv", "lungulv".
 */
export function searchNames(grade: Grade): readonly string[] {
  const { en, zh, pinyin } = grade.names;
  const names = [grade.code, en, zh];
  if (pinyin !== undefined) {
    const unmarked = withoutMarks(pinyin);
    names.push(pinyin, unmarked, unmarked.replaceAll(' ', ''));
  }
  return [...new Set(names)];
}

/** Decomposed, ü is u + diaeresis and its tone a further mark: the diaeresis must be read before the marks go. */
function withoutMarks(pinyin: string): string {
  return pinyin
    .normalize('NFD')
    .replace(/u(\p{M}*?)\u0308/gu, 'v$1')
    .replace(/U(\p{M}*?)\u0308/gu, 'V$1')
    .replace(/\p{M}/gu, '');
}
