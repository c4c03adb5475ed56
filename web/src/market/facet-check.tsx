import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { formatCount } from './count.js';
import { words } from './market.words.js';

interface FacetCheckProps {
  readonly checked: boolean;
  readonly onChange: () => void;
  /** null: not known yet */
  readonly count: number | null;
  readonly children: ReactNode;
}

/** One choice of a facet with how many lots it would show. */
export function FacetCheck({ checked, onChange, count, children }: FacetCheckProps) {
  const w = useWords(words);
  return (
    <label className={count === 0 && !checked ? 'ck nil' : 'ck'}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{children}</span>
      <span className="ct">{count === null ? '' : formatCount(count, w.atLeast)}</span>
    </label>
  );
}
