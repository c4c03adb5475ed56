import { useEffect, useId, useRef } from 'react';
import type { Lot } from '../auction/lot.js';
import { formatTonnes } from '../format/mass.js';
import { fenOf, formatAmount, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { Alert } from '../shell/alert.js';
import type { Draft } from './draft.js';

interface ConfirmBidProps {
  readonly draft: Draft;
  readonly lot: Lot;
  readonly minimum: string | null;
  readonly blocked: boolean;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly takeMinimum: (price: string) => void;
}

/** Step two: what exactly goes out and what it may cost. If somebody bids meanwhile, this bid can no longer be confirmed. */
export function ConfirmBid({ draft, lot, minimum, blocked, onConfirm, onBack, takeMinimum }: ConfirmBidProps) {
  const { t } = useLanguage();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const price = formatPrice(draft.pricePerTonne);
  const limit = draft.maxPricePerTonne === null ? null : formatPrice(draft.maxPricePerTonne);
  const tooLow = !draft.onlyLimit && minimum !== null && fenOf(draft.pricePerTonne) < fenOf(minimum);
  return (
    <section className="col confirm" aria-labelledby={title}>
      <h2 id={title} ref={heading} tabIndex={-1}>
        {t.confirmTitle}
      </h2>
      {tooLow && minimum !== null && (
        <Alert tone="warn" icon="warn" spoken>
          <p>{t.minimumMoved(formatPrice(minimum))}</p>
          <button type="button" className="btn" onClick={() => takeMinimum(minimum)}>
            {t.takeMinimum(formatPrice(minimum))}
          </button>
        </Alert>
      )}
      <dl className="kv">
        {!draft.onlyLimit && (
          <>
            <dt>{t.myBid}</dt>
            <dd>
              <span className="n h4">
                {price}
                <span className="u">{t.cnyPerTonne}</span>
              </span>
            </dd>
          </>
        )}
        {limit !== null && (
          <>
            <dt>{draft.onlyLimit ? t.newProxyLimit : t.proxyLimit}</dt>
            <dd>
              <span className="n h5">
                {limit}
                <span className="u">{t.cnyPerTonne}</span>
              </span>
            </dd>
          </>
        )}
        <Amount label={t.expectedAmount} price={draft.onlyLimit ? null : draft.pricePerTonne} lot={lot} />
        <Amount label={t.amountAtLimit} price={draft.maxPricePerTonne} lot={lot} />
      </dl>
      <p className="m">
        {t.taxNames[lot.taxMode]} · {t.expectedHint}
        {t.stop}
        {t.confirmText}
      </p>
      <div className="two">
        <button type="button" className="btn lg" onClick={onBack}>
          {t.back}
        </button>
        <button type="button" className="btn pri lg" disabled={blocked || tooLow} onClick={onConfirm}>
          {draft.onlyLimit && limit !== null ? t.confirmLimit(limit) : t.confirmBid(price)}
        </button>
      </div>
    </section>
  );
}

/** What the lot would cost at a price, nothing without one. */
function Amount({ label, price, lot }: { readonly label: string; readonly price: string | null; readonly lot: Lot }) {
  const { t } = useLanguage();
  if (price === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className="n">
          {formatTonnes(lot.massKg)}
          <span className="u">{t.tonnes}</span> × {formatPrice(price)} ={' '}
        </span>
        <span className="n b">
          {formatAmount(lot.massKg, fenOf(price))}
          <span className="u">{t.cny}</span>
        </span>
      </dd>
    </>
  );
}
