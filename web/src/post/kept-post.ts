import { type KeptValue, keptValue } from '../api/kept-value.js';
import { newId } from '../api/new-id.js';
import { type Draft, newDraft } from './post-draft.js';
import type { QueuedPost } from './post-outbox.js';

const DRAFT_KEY = 'aluloop-post-draft';
const QUEUED_KEY = 'aluloop-post-queued';
export const isPostKey = (key: string | null): boolean => key === null || key === DRAFT_KEY || key === QUEUED_KEY;

/** The draft of this browser, or a new one. Fields that an older page did not keep are empty. */
export function keptDraft(): Draft {
  const fresh = newDraft(newId(), newId());
  const kept = keptValue<Partial<Draft>>(DRAFT_KEY).read();
  if (typeof kept?.lotId !== 'string' || typeof kept.auctionId !== 'string') return fresh;
  return { ...fresh, ...kept, shares: { ...fresh.shares, ...kept.shares } };
}

export function keepDraft(draft: Draft): void {
  keptValue<Draft>(DRAFT_KEY).write(draft);
}

/** Where the post under way waits. */
export const queuedPlace = (): KeptValue<QueuedPost> => keptValue(QUEUED_KEY);
