import { useEffect, useId, useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import { useWords } from '../language/words.js';
import { words } from './market.words.js';
import { type MarketFilter, massesCross, readMass } from './market-filter.js';

interface MassFacetProps {
  readonly filter: MarketFilter;
  readonly onFilter: (filter: MarketFilter) => void;
}

/** Tonnes from and to, taken over with Enter or when the field is left; what is no mass stays in the field and says so. */
export function MassFacet({ filter, onFilter }: MassFacetProps) {
  const { t } = useLanguage();
  const w = useWords(words);
  const problemId = useId();
  const { massFrom, massTo } = filter;
  const [typed, setTyped] = useState({ from: massFrom ?? '', to: massTo ?? '' });
  useEffect(() => setTyped({ from: massFrom ?? '', to: massTo ?? '' }), [massFrom, massTo]);
  const from = readMass(typed.from);
  const to = readMass(typed.to);
  const crossed = from !== 'WRONG' && to !== 'WRONG' && massesCross(from, to);
  const problem = from === 'WRONG' || to === 'WRONG' ? w.massWrong : crossed ? w.massCrossed : null;
  const take = (): void => {
    if (from === 'WRONG' || to === 'WRONG' || crossed) return;
    if (from !== massFrom || to !== massTo) onFilter({ ...filter, massFrom: from, massTo: to });
  };
  const field = (which: 'from' | 'to', wrong: boolean) => (
    <span className={wrong ? 'in r err' : 'in r'}>
      <input
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        value={typed[which]}
        aria-label={which === 'from' ? w.massFrom : w.massTo}
        aria-invalid={wrong}
        aria-describedby={wrong ? problemId : undefined}
        onChange={event => setTyped({ ...typed, [which]: event.target.value })}
        onBlur={take}
      />
      <span className="u">{t.tonnes}</span>
    </span>
  );
  return (
    <fieldset>
      <legend>{w.mass}</legend>
      <form
        className="masses"
        onSubmit={event => {
          event.preventDefault();
          take();
        }}
      >
        {field('from', from === 'WRONG' || crossed)}
        <span className="t3" aria-hidden="true">
          –
        </span>
        {field('to', to === 'WRONG' || crossed)}
        <button type="submit" hidden />
      </form>
      <p className="hint e" id={problemId} role="status">
        {problem}
      </p>
    </fieldset>
  );
}
