import { useEffect, useState } from 'react';
import type { Language } from '../language/language.js';
import { type Eligibility, loadEligibility } from './load-desk.js';

/** Come back to the page, e.g. from the credentials, and it is asked again, but not more often than this. */
const AGAIN_MS = 15_000;

/** Whether the organisation may bid in the auction (null: in any); null while nobody has said so. The server judges each bid anyway. */
export function useEligibility(
  organisationId: string | null,
  auctionId: string | null,
  language: Language,
): Eligibility | null {
  const [known, setKnown] = useState<{ of: string; eligibility: Eligibility } | null>(null);
  const of = `${organisationId} ${auctionId} ${language}`;
  useEffect(() => {
    if (organisationId === null) return;
    let left = false;
    let askedMs = Number.NEGATIVE_INFINITY;
    const ask = async (): Promise<void> => {
      if (document.hidden || performance.now() - askedMs < AGAIN_MS) return;
      askedMs = performance.now();
      const answer = await loadEligibility(organisationId, auctionId, language);
      if (!left && answer.kind === 'ANSWER') setKnown({ of, eligibility: answer.data });
    };
    const look = (): void => void ask();
    look();
    addEventListener('focus', look);
    return () => {
      left = true;
      removeEventListener('focus', look);
    };
  }, [organisationId, auctionId, language, of]);
  return known?.of === of ? known.eligibility : null;
}
