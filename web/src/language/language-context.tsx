import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { keep, kept, queryParameter } from '../shell/preference.js';
import { chooseLanguage, DICTIONARIES, type Language } from './language.js';
import { LanguageContext } from './use-language.js';

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

export { useLanguage } from './use-language.js';
