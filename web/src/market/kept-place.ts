/** How far the reader had come in one entry of the browser's history: Back comes back to the same rows at the same height. */
export interface KeptPlace {
  readonly rows: number;
  readonly scrollY: number;
}

const NAME = 'market';
/** A longer list is not loaded again in one go. */
const ROWS_MAX = 1_000;

export function keptPlace(): KeptPlace | null {
  const kept: unknown = history.state?.[NAME];
  if (typeof kept !== 'object' || kept === null) return null;
  const { rows, scrollY } = kept as Partial<KeptPlace>;
  if (typeof rows !== 'number' || typeof scrollY !== 'number') return null;
  return { rows: Math.min(rows, ROWS_MAX), scrollY };
}

export function keepPlace(place: KeptPlace): void {
  history.replaceState({ ...history.state, [NAME]: place }, '');
}
