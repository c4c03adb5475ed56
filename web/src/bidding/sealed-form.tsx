import { useState } from 'react';
import type { Lot } from '../auction/lot.js';
import { decimalOf, formatPrice, readPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { words } from './bidding.words.js';
import { checkBid } from './check-draft.js';
import { Consequences } from './consequences.js';
import type { Draft } from './draft.js';
import { PriceField } from './price-field.js';

interface SealedFormProps {
  readonly lot: Lot;
  /** the start price, as decimal text */
  readonly minimum: string | null;
  /** my standing bid, which a new one replaces */
  readonly standing: string | null;
  readonly blocked: boolean;
  readonly onChecked: (draft: Draft) => void;
}

/** Step one of a sealed bid: one price, without a limit and without a hint of what others bid. */
export function SealedForm({ lot, minimum, standing, blocked, onChecked }: SealedFormProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const [price, setPrice] = useState('');
  const [tried, setTried] = useState(false);
  const checked = checkBid(price, '', minimum);
  const problem = checked.kind === 'WRONG' && (tried || price !== '') ? checked.price : null;
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
      <PriceField label={w.sealedBid} value={price} onChange={setPrice} problem={problem} disabled={blocked} />
      <p className="m">
        {w.sealedHint}
        {standing !== null && ` ${w.sealedReplaces(formatPrice(standing))}`}
      </p>
      {fen !== null && problem === null && (
        <dl className="kv sums">
          <Consequences lot={lot} price={fen} />
        </dl>
      )}
      <button type="submit" className="btn pri lg blk" disabled={blocked}>
        {fen === null ? t.checkBid('') : w.sealedCheck(formatPrice(decimalOf(fen)))}
      </button>
    </form>
  );
}
