import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../language/language.js';
import { type DeskAuction, loadDeskAuction } from './load-desk.js';

export type LoadedCell =
  /** `retryAt`: the last try failed and the next one comes then (performance.now()); null while the first is under way */
  | { readonly kind: 'LOADING'; readonly retryAt: number | null }
  | { readonly kind: 'FOUND'; readonly found: DeskAuction }
  | { readonly kind: 'NOT_FOUND' };

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** The auction of one cell, asked for until the server answers; the other cells do not wait for it. */
export function useDeskAuction(id: string, language: Language): { loaded: LoadedCell; retryNow: () => void } {
  const [loaded, setLoaded] = useState<LoadedCell>({ kind: 'LOADING', retryAt: null });
  const [asked, setAsked] = useState(0);
  const settled = loaded.kind !== 'LOADING';

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the wishes to ask at once
  useEffect(() => {
    if (settled) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = async (failures: number): Promise<void> => {
      const answer = await loadDeskAuction(id, language);
      if (left) return;
      if (answer.kind === 'ANSWER')
        return setLoaded(answer.data === null ? { kind: 'NOT_FOUND' } : { kind: 'FOUND', found: answer.data });
      const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 15_000;
      setLoaded({ kind: 'LOADING', retryAt: performance.now() + pause });
      timer = setTimeout(() => void attempt(failures + 1), pause);
    };
    void attempt(0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [id, language, settled, asked]);
  return { loaded, retryNow: useCallback(() => setAsked(times => times + 1), []) };
}
