import { useState } from 'react';
import type { Lot } from '../auction/lot.js';
import { decimalOf, fenOf, formatPrice, readPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { words } from './bidding.words.js';
import { checkBid } from './check-draft.js';
import { Consequences } from './consequences.js';
import type { Draft } from './draft.js';
import { PriceField } from './price-field.js';
import { quickRaises } from './quick-raises.js';

interface BidFormProps {
  readonly lot: Lot;
  readonly minimum: string | null;
  /** the least raise at the current price, fen per tonne */
  readonly increment: bigint;
  /** nobody has bid: the start price itself is enough */
  readonly opening: boolean;
  /** null: nothing typed, the field follows the minimum */
  readonly typedPrice: string | null;
  readonly setTypedPrice: (typed: string | null) => void;
  readonly blocked: boolean;
  readonly onChecked: (draft: Draft) => void;
}

/** Step one: a price, perhaps a limit. Nothing is sent from here. */
export function BidForm(props: BidFormProps) {
  const { lot, minimum, increment, opening, typedPrice, setTypedPrice, blocked, onChecked } = props;
  const { t } = useLanguage();
  const w = useWords(words);
  const [limit, setLimit] = useState('');
  // an empty field is an error only after somebody wanted to go on with it
  const [tried, setTried] = useState(false);
  const price = typedPrice ?? (minimum === null ? '' : formatPrice(minimum));
  const checked = checkBid(price, limit, minimum);
  const problems = checked.kind === 'WRONG' ? checked : { price: null, limit: null };
  const shownPrice = tried || price !== '' ? problems.price : null;
  const fen = readPrice(price);
  return (
    <form
      className="col"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        setTried(true);
        if (checked.kind === 'READY' && !blocked) onChecked({ ...checked, onlyLimit: false });
      }}
    >
      {minimum !== null && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend
        <div className="quick" role="group" aria-label={t.quickRaises}>
          {quickRaises(fenOf(minimum), increment, opening).map((raise, i) => (
            <button
              key={String(raise.above)}
              type="button"
              className={`btn ${raise.price === fen ? 'on' : ''}`}
              aria-pressed={raise.price === fen}
              disabled={blocked}
              onClick={() => setTypedPrice(i === 0 ? null : formatPrice(decimalOf(raise.price)))}
            >
              <span className="n">{formatPrice(decimalOf(raise.price))}</span>
              <small>
                {raise.above > 0n && `+${formatPrice(decimalOf(raise.above))} `}
                {i === 0 && t.minimumShort}
              </small>
            </button>
          ))}
        </div>
      )}
      <div className="fields">
        <PriceField label={t.myBid} value={price} onChange={setTypedPrice} problem={shownPrice} disabled={blocked}>
          {shownPrice?.kind === 'BELOW_MINIMUM' && (
            <button type="button" className="btn q sm" onClick={() => setTypedPrice(null)}>
              {t.takeMinimum(formatPrice(shownPrice.minimum))}
            </button>
          )}
        </PriceField>
        <PriceField
          label={t.proxyLimit}
          value={limit}
          onChange={setLimit}
          problem={problems.limit}
          disabled={blocked}
          optional
        />
      </div>
      <p className="m">
        {w.proxyHint(
          formatPrice(decimalOf(increment)),
          checked.kind === 'READY' && checked.maxPricePerTonne !== null ? formatPrice(checked.maxPricePerTonne) : null,
        )}
      </p>
      {fen !== null && problems.price === null && (
        <dl className="kv sums">
          <Consequences lot={lot} price={fen} />
        </dl>
      )}
      <button type="submit" className="btn pri lg blk" disabled={blocked}>
        {t.checkBid(fen === null ? '' : formatPrice(decimalOf(fen)))}
      </button>
    </form>
  );
}
