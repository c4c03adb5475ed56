import { formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';

/** What the next bid must reach, the same for everybody who looks. */
export function Minimum({ minimum }: { readonly minimum: string | null }) {
  const { t } = useLanguage();
  return (
    <div className="pair base">
      <span>{t.minimumNext}</span>
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
