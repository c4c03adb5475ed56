import { useCallback, useEffect, useRef, useState } from 'react';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import type { Answer } from './graphql.js';

export type Loaded<Data> =
  | { readonly kind: 'LOADING' }
  /** `message`: what the server said; null when it did not answer */
  | { readonly kind: 'FAILED'; readonly message: string | null }
  | { readonly kind: 'LOADED'; readonly data: Data };

const LOADING = { kind: 'LOADING' } as const;

/**
 * Asks when `key` or the language changes and whenever `again` is called; what is shown stays until the new answer is there. Of several
 * questions under way only the last one's answer counts.
 */
export function useAnswer<Data>(
  ask: (language: Language) => Promise<Answer<Data>>,
  key: string,
): { readonly loaded: Loaded<Data>; readonly again: () => void } {
  const { language } = useLanguage();
  const [state, setState] = useState<{ readonly key: string; readonly loaded: Loaded<Data> }>({ key, loaded: LOADING });
  const [turn, setTurn] = useState(0);
  const question = useRef(ask);
  question.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks once more
  useEffect(() => {
    let wanted = true;
    void question.current(language).then(answer => {
      if (wanted) setState({ key, loaded: loadedOf(answer) });
    });
    return () => {
      wanted = false;
    };
  }, [key, language, turn]);
  const again = useCallback(() => {
    setState(before => (before.loaded.kind === 'FAILED' ? { ...before, loaded: LOADING } : before));
    setTurn(times => times + 1);
  }, []);
  return { loaded: state.key === key ? state.loaded : LOADING, again };
}

function loadedOf<Data>(answer: Answer<Data>): Loaded<Data> {
  switch (answer.kind) {
    case 'ANSWER':
      return { kind: 'LOADED', data: answer.data };
    case 'FAILED':
      return { kind: 'FAILED', message: answer.message };
    case 'LOST':
      return { kind: 'FAILED', message: null };
  }
}
