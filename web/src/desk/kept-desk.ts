import { Store } from '../store.js';
import { useStore } from '../use-store.js';
import { DESK_MAX, tidy } from './desk-address.js';

const KEY = 'aluloop-desk';

/** The auctions that somebody put on the desk, kept in this browser. Where nothing may be stored they last until the page is left. */
class KeptDesk extends Store<readonly string[]> {
  constructor() {
    super(stored());
    // another window of the same browser
    addEventListener('storage', ({ key }) => {
      if (key === KEY) this.set(stored());
    });
  }

  keep(ids: readonly string[]): void {
    const kept = tidy(ids);
    this.set(kept);
    try {
      localStorage.setItem(KEY, kept.join(','));
    } catch {
      // storage is full or forbidden
    }
  }

  /** False: the desk is full. */
  add(id: string): boolean {
    const ids = this.get();
    if (ids.includes(id)) return true;
    if (ids.length >= DESK_MAX) return false;
    this.keep([...ids, id]);
    return true;
  }
}

function stored(): readonly string[] {
  try {
    return tidy((localStorage.getItem(KEY) ?? '').split(','));
  } catch {
    return [];
  }
}

export const keptDesk = new KeptDesk();
export const useKeptDesk = (): readonly string[] => useStore(keptDesk);
