import { Store } from '../store.js';

export interface SavedFilter {
  readonly name: string;
  /** as `addressOf` writes it */
  readonly address: string;
}

export const SAVED_MAX = 20;
export const NAME_LENGTH_MAX = 40;
const KEY = 'aluloop-market-filters';

/** Named filters, kept in this browser only. */
export class SavedFilters extends Store<readonly SavedFilter[]> {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null = browserStorage()) {
    super(readSaved(storage));
  }

  /** A name stands once: saving it again means the new filter. Beyond SAVED_MAX the oldest one goes. */
  save(name: string, address: string): void {
    const others = this.get().filter(saved => saved.name !== name);
    this.keep([...others, { name, address }].slice(-SAVED_MAX));
  }

  remove(name: string): void {
    this.keep(this.get().filter(saved => saved.name !== name));
  }

  private keep(filters: readonly SavedFilter[]): void {
    this.set(filters);
    try {
      this.storage?.setItem(KEY, JSON.stringify(filters));
    } catch {
      // private windows may refuse; the filters then last for this page
    }
  }
}

/** Whatever else stands in the storage is not ours and is passed over. */
function readSaved(storage: Pick<Storage, 'getItem'> | null): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved).slice(-SAVED_MAX) : [];
  } catch {
    return [];
  }
}

const isSaved = (kept: unknown): kept is SavedFilter =>
  typeof kept === 'object' &&
  kept !== null &&
  'name' in kept &&
  typeof kept.name === 'string' &&
  'address' in kept &&
  typeof kept.address === 'string' &&
  /^\/(\?|$)/.test(kept.address);

function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
