import { useEffect, useState } from 'react';
import { loadTradeId } from '../auction/load-auction.js';
import { useLanguage } from '../language/language-context.js';

/** The trade is made within a second of the close; asked for with growing pauses, in milliseconds, and then no more. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000] as const;

/** The id of the trade that came of an auction, for its parties; null until it is there. */
export function useTradeId(auctionId: string): string | null {
  const { language } = useLanguage();
  const [tradeId, setTradeId] = useState<string | null>(null);
  useEffect(() => {
    if (tradeId !== null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = async (tries: number): Promise<void> => {
      const answer = await loadTradeId(auctionId, language);
      if (left) return;
      if (answer.kind === 'ANSWER' && answer.data !== null) return setTradeId(answer.data);
      const pause = PAUSES_MS[tries];
      if (pause !== undefined) timer = setTimeout(() => void ask(tries + 1), pause);
    };
    void ask(0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [auctionId, language, tradeId]);
  return tradeId;
}
