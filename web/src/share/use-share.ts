import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../language/language.js';
import type { Period } from './period.js';
import { serverDay } from './server-day.js';
import { loadShare, type Share } from './share.js';

/** The server's day; null while it is asked for. `failedAt`: the last try failed, the next comes then (performance.now()). */
export interface Today {
  readonly day: string | null;
  readonly retryAt: number | null;
}
const RETRY_MS = 5_000;

export function useServerDay(): Today & { readonly retryNow: () => void } {
  const [today, setToday] = useState<Today>({ day: null, retryAt: null });
  const [asked, setAsked] = useState(0);
  const retryNow = useCallback(() => setAsked(times => times + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the wishes to ask at once
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = async (): Promise<void> => {
      const day = await serverDay();
      if (left) return;
      setToday({ day, retryAt: day === null ? performance.now() + RETRY_MS : null });
      if (day === null) timer = setTimeout(() => void attempt(), RETRY_MS);
    };
    void attempt();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { ...today, retryNow };
}

export interface LoadedShare {
  /** the last answer, which may be that of the period before while `busy` */
  readonly share: Share | null;
  readonly busy: boolean;
  /** what the server said no with; '' without an answer; null: the last try went well */
  readonly failure: string | null;
  /** counts the answers */
  readonly version: number;
}

/** The figures of the period, asked for again with every new `revision`. Retried only when the reader asks: nothing here is live. */
export function useShare(
  organisationId: string,
  period: Period,
  revision: number,
  language: Language,
): LoadedShare & { readonly retry: () => void } {
  const [loaded, setLoaded] = useState<LoadedShare>({ share: null, busy: true, failure: null, version: 0 });
  const [asked, setAsked] = useState(0);
  const retry = useCallback(() => setAsked(times => times + 1), []);
  const { from, to } = period;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` and `revision` count the wishes to ask again
  useEffect(() => {
    let left = false;
    setLoaded(before => ({ ...before, busy: true }));
    const load = async (): Promise<void> => {
      const answer = await loadShare(organisationId, { from, to }, language);
      if (left) return;
      if (answer.kind === 'ANSWER')
        setLoaded(({ version }) => ({ share: answer.data, busy: false, failure: null, version: version + 1 }));
      else {
        const failure = answer.kind === 'FAILED' ? answer.message : '';
        setLoaded(({ version }) => ({ share: null, busy: false, failure, version }));
      }
    };
    void load();
    return () => {
      left = true;
    };
  }, [organisationId, from, to, revision, asked, language]);
  return { ...loaded, retry };
}
