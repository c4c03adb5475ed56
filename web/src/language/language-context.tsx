import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { keep, kept, queryParameter } from '../shell/preference.js';
import { chooseLanguage, DICTIONARIES, type Language } from './language.js';
import type { Dictionary } from './zh-cn.js';

interface Spoken {
  readonly language: Language;
  readonly t: Dictionary;
  readonly switchLanguage: () => void;
}

const LanguageContext = createContext<Spoken | null>(null);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    chooseLanguage(queryParameter('lang'), kept('lang'), navigator.languages),
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const switchLanguage = useCallback(() => {
    const other = language === 'en' ? 'zh-CN' : 'en';
    keep('lang', other);
    setLanguage(other);
  }, [language]);
  const spoken = useMemo(() => ({ language, t: DICTIONARIES[language], switchLanguage }), [language, switchLanguage]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

/** The sentences of the page in the reader's language. */
export function useLanguage(): Spoken {
  const spoken = useContext(LanguageContext);
  if (spoken === null) throw new Error('useLanguage: no LanguageProvider above');
  return spoken;
}
