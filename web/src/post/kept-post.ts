import { newId } from '../api/new-id.js';
import { type Draft, newDraft } from './post-draft.js';
import type { QueuedPost } from './post-outbox.js';

const DRAFT_KEY = 'aluloop-post-draft';
const QUEUED_KEY = 'aluloop-post-queued';
export const isPostKey = (key: string | null): boolean => key === null || key === DRAFT_KEY || key === QUEUED_KEY;

/** The draft of this browser, or a new one. Fields that an older page did not keep are empty. */
export function keptDraft(): Draft {
  const fresh = newDraft(newId(), newId());
  const kept = stored<Partial<Draft>>(DRAFT_KEY);
  if (typeof kept?.lotId !== 'string' || typeof kept.auctionId !== 'string') return fresh;
  return { ...fresh, ...kept, shares: { ...fresh.shares, ...kept.shares } };
}

export function keepDraft(draft: Draft): void {
  store(DRAFT_KEY, draft);
}

/** Where the post under way waits. Where nothing may be stored the page alone keeps it, until it is left. */
export function queuedPlace(): { read: () => QueuedPost | null; write: (queued: QueuedPost | null) => void } {
  let inMemory: QueuedPost | null = null;
  let mayStore = true;
  return {
    read: () => (mayStore ? stored<QueuedPost>(QUEUED_KEY) : inMemory),
    write: queued => {
      inMemory = queued;
      mayStore = store(QUEUED_KEY, queued);
    },
  };
}

function stored<Value>(key: string): Value | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

/** False: storage is full or forbidden. */
function store(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
