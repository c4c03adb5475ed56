import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../api/graphql.js';

export type Polled<Data> =
  | { readonly kind: 'LOADING' }
  /** the first answer did not come, or was no */
  | { readonly kind: 'FAILED'; readonly code: string | null; readonly message: string | null }
  /** `staleSince`: the newest try failed, and this is what was so then (epoch milliseconds); null: as fresh as it gets */
  | { readonly kind: 'READY'; readonly data: Data; readonly staleSince: number | null };

/** The other side acts on its own; so often the page looks. */
const LOOK_AGAIN_MS = 15_000;

export interface PolledView<Data> {
  readonly polled: Polled<Data>;
  readonly reload: () => void;
  /** what an answer to an act of our own said; older answers on their way are forgotten */
  readonly put: (data: Data) => void;
}

/** Asks at once, every few seconds while the page is seen, and when it is seen again. `load` null: nobody to ask for. */
export function usePolled<Data>(load: (() => Promise<Answer<Data>>) | null): PolledView<Data> {
  const [polled, setPolled] = useState<Polled<Data>>({ kind: 'LOADING' });
  const newest = useRef(0);
  const answeredAt = useRef(0);

  const ask = useCallback(async () => {
    if (load === null) return;
    newest.current += 1;
    const mine = newest.current;
    const answer = await load();
    if (mine !== newest.current) return;
    if (answer.kind === 'ANSWER') {
      answeredAt.current = Date.now();
      return setPolled({ kind: 'READY', data: answer.data, staleSince: null });
    }
    const failed = answer.kind === 'FAILED' ? answer : null;
    setPolled(before =>
      before.kind === 'READY' && failed?.code !== 'UNAUTHENTICATED'
        ? { ...before, staleSince: answeredAt.current }
        : { kind: 'FAILED', code: failed?.code ?? null, message: failed?.message ?? null },
    );
  }, [load]);

  useEffect(() => {
    void ask();
    const look = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      newest.current += 1;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask]);

  const put = useCallback((data: Data) => {
    newest.current += 1;
    answeredAt.current = Date.now();
    setPolled({ kind: 'READY', data, staleSince: null });
  }, []);
  const reload = useCallback(() => void ask(), [ask]);
  return { polled, reload, put };
}
