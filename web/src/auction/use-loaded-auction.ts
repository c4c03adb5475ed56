import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../language/language.js';
import type { Route } from '../shell/route.js';
import { type AuctionWithLot, loadAuction, loadSoonest } from './load-auction.js';

export type Loaded =
  /** `retryAt`: the last try failed and the next one comes then (performance.now()); null while the first is under way */
  | { readonly kind: 'LOADING'; readonly retryAt: number | null }
  | { readonly kind: 'FOUND'; readonly found: AuctionWithLot }
  /** no auction is open anywhere */
  | { readonly kind: 'NONE_OPEN' }
  | { readonly kind: 'NOT_FOUND' };

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** While nothing is open the market is looked at so often. */
const LOOK_AGAIN_MS = 20_000;

/** The auction that the address names, asked for until the server answers. */
export function useLoadedAuction(route: Route, language: Language): { loaded: Loaded; retryNow: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'LOADING', retryAt: null });
  const [asked, setAsked] = useState(0);
  const retryNow = useCallback(() => setAsked(times => times + 1), []);
  const settled = loaded.kind === 'FOUND' || loaded.kind === 'NOT_FOUND';

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the wishes to ask at once
  useEffect(() => {
    if (settled) return;
    if (route.kind === 'UNKNOWN') return setLoaded({ kind: 'NOT_FOUND' });
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = async (failures: number): Promise<void> => {
      const answer = route.kind === 'AUCTION' ? await loadAuction(route.id, language) : await loadSoonest(language);
      if (left) return;
      if (answer.kind !== 'ANSWER') {
        const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? LOOK_AGAIN_MS;
        setLoaded({ kind: 'LOADING', retryAt: performance.now() + pause });
        timer = setTimeout(() => void attempt(failures + 1), pause);
      } else if (answer.data !== null) {
        setLoaded({ kind: 'FOUND', found: answer.data });
      } else if (route.kind === 'AUCTION') {
        setLoaded({ kind: 'NOT_FOUND' });
      } else {
        setLoaded({ kind: 'NONE_OPEN' });
        timer = setTimeout(() => void attempt(0), LOOK_AGAIN_MS);
      }
    };
    void attempt(0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [route, language, settled, asked]);
  return { loaded, retryNow };
}
