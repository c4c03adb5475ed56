import { useEffect, useRef, useState } from 'react';
import type { Language } from '../language/language.js';
import { type Facets, loadFacets, loadStandards, type Standard } from './lots.js';
import { addressOf, lotFilterOf, type MarketFilter } from './market-filter.js';

/** The counts of the filter; those of the filter before while the next ones are under way. */
export function useFacets(filter: MarketFilter, language: Language, asked: number) {
  const [state, setState] = useState<{ readonly facets: Facets | null; readonly failed: boolean }>({
    facets: null,
    failed: false,
  });
  const spoken = useRef(language);
  spoken.current = language;
  // the order changes no count
  const address = addressOf({ ...filter, order: 'CLOSING_SOONEST' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is its address; `asked` counts the wishes to load anew
  useEffect(() => {
    let left = false;
    void loadFacets(lotFilterOf(filter), spoken.current).then(answer => {
      if (left) return;
      setState(({ facets }) =>
        answer.kind === 'ANSWER' ? { facets: answer.data, failed: false } : { facets, failed: true },
      );
    });
    return () => {
      left = true;
    };
  }, [address, asked]);
  return state;
}

let standards: readonly Standard[] | null = null;

/** The grading standards, asked for once per visit. `failed`: the last try was in vain. */
export function useStandards(language: Language) {
  const [state, setState] = useState({ standards, failed: false, asked: 0 });
  const spoken = useRef(language);
  spoken.current = language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the wishes to ask again
  useEffect(() => {
    if (state.standards !== null) return;
    let left = false;
    void loadStandards(spoken.current).then(answer => {
      if (answer.kind === 'ANSWER') standards = answer.data;
      if (!left) setState(before => ({ ...before, standards, failed: answer.kind !== 'ANSWER' }));
    });
    return () => {
      left = true;
    };
  }, [state.standards, state.asked]);
  return { ...state, retry: () => setState(before => ({ ...before, failed: false, asked: before.asked + 1 })) };
}
