import { useLanguage } from '../language/language-context.js';

/** Stands beside the name of an organisation that no operator has verified. */
export function UnverifiedTag() {
  const { t } = useLanguage();
  return (
    <span className="tag warn" title={t.unverifiedHint}>
      {t.unverified}
    </span>
  );
}
