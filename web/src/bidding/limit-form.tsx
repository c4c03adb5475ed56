import { useState } from 'react';
import { decimalOf, formatPrice, readPrice } from '../format/price.js';
import { useLanguage } from '../language/language-context.js';
import { checkNewLimit } from './check-draft.js';
import type { Draft } from './draft.js';
import { PriceField } from './price-field.js';

interface LimitFormProps {
  readonly currentPrice: string;
  readonly standing: string;
  readonly blocked: boolean;
  readonly onChecked: (draft: Draft) => void;
}

/** Step one for the leader: nobody outbids themselves, so there is only the limit to raise. */
export function LimitForm({ currentPrice, standing, blocked, onChecked }: LimitFormProps) {
  const { t } = useLanguage();
  const [limit, setLimit] = useState('');
  const checked = checkNewLimit(limit, currentPrice, standing);
  const typed = readPrice(limit);
  return (
    <form
      className="col"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (checked.kind === 'READY' && !blocked) onChecked({ ...checked, onlyLimit: true });
      }}
    >
      <PriceField
        label={t.newProxyLimit}
        value={limit}
        onChange={setLimit}
        problem={limit !== '' && checked.kind === 'WRONG' ? checked.limit : null}
        disabled={blocked}
      />
      <p className="m">{t.raiseLimitHint(formatPrice(standing))}</p>
      <button type="submit" className="btn lg blk" disabled={blocked || checked.kind !== 'READY'}>
        {t.checkLimit(typed === null ? '' : formatPrice(decimalOf(typed)))}
      </button>
    </form>
  );
}
