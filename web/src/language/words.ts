import type { Language } from './language.js';
import { useLanguage } from './use-language.js';

/**
 * The sentences of one page, kept in its folder (`<page>.words.ts`): `const words = { 'zh-CN': {…}, en: {…} } satisfies Words<…>`. A key
 * that one language lacks does not compile. What many pages say stands in the shared dictionary (`useLanguage().t`).
 */
export type Words<Entries> = Readonly<Record<Language, Entries>>;

export function useWords<Entries>(words: Words<Entries>): Entries {
  return words[useLanguage().language];
}
