import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';

/** What the next bid must reach, the same for everybody who looks. */
export function Minimum({ minimum, label }: { readonly minimum: string | null; readonly label?: string }) {
  const { t } = useLanguage();
  return (
    <div className="pair base">
      <span>{label ?? t.minimumNext}</span>
      {minimum === null ? (
        <span className="m">{t.beingAsked}</span>
      ) : (
        <span className="n h4">
          {formatPrice(minimum)}
          <span className="u">{t.cnyPerTonne}</span>
        </span>
      )}
    </div>
  );
}
