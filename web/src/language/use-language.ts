import { createContext, useContext } from 'react';
import type { Language } from './language.js';
import type { Dictionary } from './zh-cn.js';

export interface Spoken {
  readonly language: Language;
  readonly t: Dictionary;
  readonly switchLanguage: () => void;
}

export const LanguageContext = createContext<Spoken | null>(null);

/** The sentences of the page in the reader's language. */
export function useLanguage(): Spoken {
  const spoken = useContext(LanguageContext);
  if (spoken === null) throw new Error('useLanguage: no LanguageProvider above');
  return spoken;
}
