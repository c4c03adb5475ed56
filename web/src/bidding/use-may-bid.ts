import { useCallback, useEffect, useState } from 'react';
import { post } from '../api/graphql.js';
import { useLanguage } from '../language/language-context.js';
import { type MayBidQuery, mayBidQuery } from './eligibility.operations.js';

export type MayBid =
  | { readonly kind: 'ASKING' }
  /** the server did not say; the bid itself will be judged all the same */
  | { readonly kind: 'FAILED' }
  | { readonly kind: 'KNOWN'; readonly answer: MayBidQuery };

/** Somebody who may not bid is asked about again so often: an operator may have decided meanwhile. */
const ASK_AGAIN_MS = 30_000;

/** Whether this organisation may bid in this auction, by the server; asked again while it may not, and when the page is looked at again. */
export function useMayBid(
  organisationId: string,
  auctionId: string,
): { readonly mayBid: MayBid; readonly again: () => void } {
  const { language } = useLanguage();
  const [mayBid, setMayBid] = useState<MayBid>({ kind: 'ASKING' });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn(turns => turns + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks once more
  useEffect(() => {
    let wanted = true;
    void post(mayBidQuery, { organisationId, auctionId }, language).then(answer => {
      if (!wanted) return;
      if (answer.kind === 'ANSWER') setMayBid({ kind: 'KNOWN', answer: answer.data });
      // what was known stays, for nothing else is known
      else setMayBid(before => (before.kind === 'KNOWN' ? before : { kind: 'FAILED' }));
    });
    return () => {
      wanted = false;
    };
  }, [organisationId, auctionId, language, turn]);
  const settled = mayBid.kind === 'KNOWN' && mayBid.answer.eligibility.eligible;
  useEffect(() => {
    if (settled) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(look, ASK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [settled, again]);
  return { mayBid, again };
}
