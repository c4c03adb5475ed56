import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Lot } from '../auction/lot.js';
import { fenOf, formatAmount, formatPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { Alert } from '../shell/alert.js';
import { Consequences, TaxFactor } from './consequences.js';
import type { Draft } from './draft.js';

interface ConfirmBidProps {
  readonly draft: Draft;
  readonly lot: Lot;
  readonly minimum: string | null;
  readonly blocked: boolean;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly takeMinimum: (price: string) => void;
  /** further rows, e.g. where the close goes */
  readonly rows?: ReactNode;
  /** news that came while the bid waited here */
  readonly note?: ReactNode;
  /** how another format than the open one puts it */
  readonly wording?: { readonly price: string; readonly confirm: string; readonly consequence: string };
}

/** Step two: what exactly goes out and what it may cost. If somebody bids meanwhile, this bid can no longer be confirmed. */
export function ConfirmBid(props: ConfirmBidProps) {
  const { draft, lot, minimum, blocked, onConfirm, onBack, takeMinimum, rows, note, wording } = props;
  const { t } = useLanguage();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEscape(onBack);
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
      {note}
      <dl className="kv">
        {!draft.onlyLimit && (
          <>
            <dt>{wording?.price ?? t.myBid}</dt>
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
        {!draft.onlyLimit && <Consequences lot={lot} price={fenOf(draft.pricePerTonne)} />}
        {draft.maxPricePerTonne !== null && (
          <>
            <dt>{t.amountAtLimit}</dt>
            <dd>
              <span className="n b">
                {formatAmount(lot.massKg, fenOf(draft.maxPricePerTonne))}
                <span className="u">{t.cny}</span>
              </span>
            </dd>
          </>
        )}
        {rows}
      </dl>
      <TaxFactor lot={lot} />
      <p className="m">
        {t.expectedHint}
        {t.stop}
        {wording?.consequence ?? t.confirmText}
      </p>
      <div className="a-two">
        <button type="button" className="btn lg" onClick={onBack}>
          {t.back}
        </button>
        <button type="button" className="btn pri lg" disabled={blocked || tooLow} onClick={onConfirm}>
          {wording?.confirm ?? (draft.onlyLimit && limit !== null ? t.confirmLimit(limit) : t.confirmBid(price))}
        </button>
      </div>
    </section>
  );
}

/** Escape leads back to what was typed; the dialog of the page, when one is open, has it first. */
function useEscape(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null) {
        latest.current();
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
