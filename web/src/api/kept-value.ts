/** A place in this browser that outlives the page. */
export interface KeptValue<Value> {
  readonly read: () => Value | null;
  /** null empties it */
  readonly write: (value: Value | null) => void;
}

/** Under a key of the browser's storage, as JSON. Where nothing may be stored the page alone keeps it, until it is left. Never throws. */
export function keptValue<Value>(key: string): KeptValue<Value> {
  let inMemory: Value | null = null;
  let isStored = true;
  return {
    read: () => (isStored ? stored<Value>(key) : inMemory),
    write: value => {
      inMemory = value;
      isStored = store(key, value);
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
