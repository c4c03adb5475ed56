import { useCallback, useEffect, useState } from 'react';
import { newId } from '../api/new-id.js';
import { isPostKey, keepDraft, keptDraft } from './kept-post.js';
import { type Draft, newDraft } from './post-draft.js';

export type ChangeDraft = (change: Partial<Draft>) => void;

/** The draft as it is kept in this browser: written at every change, followed when another window changes it. */
export function usePostDraft(): {
  readonly draft: Draft;
  readonly change: ChangeDraft;
  /** empty, with new ids; place and tax mode stay when another lot of the same yard follows */
  readonly renew: (stays: 'PLACE_AND_TAX' | 'NOTHING') => void;
  /** the same content as another lot */
  readonly renumber: () => void;
} {
  const [draft, setDraft] = useState(keptDraft);
  const set = useCallback((next: (draft: Draft) => Draft) => {
    setDraft(before => {
      const after = next(before);
      keepDraft(after);
      return after;
    });
  }, []);
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => {
      if (isPostKey(key)) setDraft(keptDraft());
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const change = useCallback((changed: Partial<Draft>) => set(before => ({ ...before, ...changed })), [set]);
  const renew = useCallback(
    (stays: 'PLACE_AND_TAX' | 'NOTHING') =>
      set(({ province, county, taxMode }) => {
        const fresh = newDraft(newId(), newId());
        return stays === 'NOTHING' ? fresh : { ...fresh, province, county, taxMode };
      }),
    [set],
  );
  const renumber = useCallback(() => set(before => ({ ...before, lotId: newId(), auctionId: newId() })), [set]);
  return { draft, change, renew, renumber };
}
