import { formatDecimal, money, WHOLE_PPM } from '@app/units';
import type { Lot } from '../auction/lot.js';
import { closeAfterBid, type PublicTerms } from '../auction/terms.js';
import { useServerTime } from '../auction/use-server-time.js';
import { clockTime } from '../format/clock-time.js';
import { formatTonnes } from '../format/mass.js';
import { decimalOf, formatAmount, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import type { FeedState } from '../live/auction-feed.js';
import { words } from './bidding.words.js';
import { TAX_RATES, withoutTax } from './tax.js';

interface ConsequencesProps {
  readonly lot: Lot;
  /** fen per tonne */
  readonly price: bigint;
}

/** What a price means for the whole lot, with and without tax: rows for a `dl.kv`. */
export function Consequences({ lot, price }: ConsequencesProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const taxed = lot.taxMode !== 'NONE';
  return (
    <>
      <dt>{t.expectedAmount}</dt>
      <dd>
        <span className="m n">{w.calculation(formatTonnes(lot.massKg), formatPrice(decimalOf(price)))}</span>{' '}
        <span className="n b">
          {formatAmount(lot.massKg, money(price))}
          <span className="u">{t.cny}</span>
        </span>
      </dd>
      {taxed && (
        <>
          <dt>{w.priceWithoutTax}</dt>
          <dd>
            <span className="n">
              {formatPrice(decimalOf(withoutTax(price, lot.taxMode)))}
              <span className="u">{t.cnyPerTonne}</span>
            </span>
          </dd>
        </>
      )}
    </>
  );
}

/** By which factor the tax is taken out, and who says so. */
export function TaxFactor({ lot }: { readonly lot: Lot }) {
  const { language, t } = useLanguage();
  const w = useWords(words);
  const { rate, source, verified } = TAX_RATES[lot.taxMode];
  if (source === null) return <p className="m">{w.noTaxInPrice}</p>;
  const factor = formatDecimal(WHOLE_PPM + rate, 6).replace(/0+$/, '');
  return (
    <p className="m">
      {t.taxNames[lot.taxMode]} · {w.factor(factor, source[language])}
      {!verified && <span className="tag warn hatched">{w.factorUnverified}</span>}
    </p>
  );
}

interface CloseBecomesProps {
  readonly state: FeedState;
  readonly terms: PublicTerms;
}

/** Where the close would go with this bid, by the server's clock now: a row for a `dl.kv`, nothing outside of the window. */
export function CloseBecomes({ state, terms }: CloseBecomesProps) {
  const w = useWords(words);
  const { now } = useServerTime(state);
  const moved = closeAfterBid(terms, state.followed.auction.closesAt, now);
  if (moved === null) return null;
  return (
    <>
      <dt>{w.closeBecomes}</dt>
      <dd>
        <span className="n">{w.about(clockTime(moved))}</span>
        <span className="m">{w.afterAccepted}</span>
      </dd>
    </>
  );
}
