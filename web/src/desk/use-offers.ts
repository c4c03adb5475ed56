import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../language/language.js';
import { look, type ServerClock, serverNow } from '../live/server-clock.js';
import { loadOffers, type Offers } from './load-desk.js';

export interface OffersState {
  /** of the words that were searched for last; null before the first answer */
  readonly found: (Offers & { readonly text: string; readonly clock: ServerClock | null }) | null;
  /** the last question got no answer; what is shown is as of before */
  readonly failed: boolean;
}

/** Offers stand beside the desk and are no basis for a bid: they are looked at again so often. */
const LOOK_AGAIN_MS = 20_000;

/** Open auctions by words; `who`: whose bids count as mine. Asked again while the page is seen. */
export function useOffers(text: string, who: string, language: Language): OffersState & { readonly again: () => void } {
  const [state, setState] = useState<OffersState>({ found: null, failed: false });
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another viewer has other bids; `asked` counts the wishes to ask at once
  useEffect(() => {
    let left = false;
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      const answer = await loadOffers(text, language);
      if (left) return;
      if (answer.kind !== 'ANSWER') return setState(before => ({ ...before, failed: true }));
      const last = answer.data.offers.at(-1);
      const clock = last === undefined ? null : look(null, last.auction.serverTime, performance.now());
      setState({ found: { ...answer.data, text, clock }, failed: false });
    };
    const askNow = (): void => void ask();
    askNow();
    const timer = setInterval(askNow, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', askNow);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askNow);
    };
  }, [text, who, language, asked]);
  return { ...state, again: useCallback(() => setAsked(times => times + 1), []) };
}

/** The server's time by the clock of the offers; null while it never spoke. */
export const offersNow = (clock: ServerClock | null): number | null =>
  clock === null ? null : serverNow(clock, performance.now());
