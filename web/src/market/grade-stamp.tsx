import { useLanguage } from '../language/language-context.js';

/** How the standards are called on a stamp and over their grades; one that is not named here shows its id. */
const STANDARD_LABELS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'rema-2022': { zh: 'ReMA 2022', en: 'ReMA 2022' },
  'rema-2026': { zh: 'ReMA 2026', en: 'ReMA 2026' },
  'en-13920-2003': { zh: 'EN 13920', en: 'EN 13920' },
  'gbt-38472-2023': { zh: 'GB/T 38472', en: 'GB/T 38472' },
  'gbt-40382-2021': { zh: 'GB/T 40382', en: 'GB/T 40382' },
  'gbt-40386-2021': { zh: 'GB/T 40386', en: 'GB/T 40386' },
  'gbt-13586-2021': { zh: 'GB/T 13586', en: 'GB/T 13586' },
  'cn-trade': { zh: '行业俗称', en: 'CN trade' },
};

export function useStandardLabel(): (standard: string) => string {
  const { language } = useLanguage();
  return standard => STANDARD_LABELS[standard]?.[language === 'en' ? 'en' : 'zh'] ?? standard;
}

export function GradeStamp({ standard, code }: { readonly standard: string; readonly code: string }) {
  const label = useStandardLabel();
  return (
    <span className="stamp">
      <i>{label(standard)}</i>
      <b>{code}</b>
    </span>
  );
}
