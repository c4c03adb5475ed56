/** Auctions side by side: as many as there are keys for in a row, and as fit on a screen of 1280 px. */
export const DESK_MAX = 6;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The auctions that an address names, in its order, each once, at most DESK_MAX; null: it names none, so the browser's own list counts. */
export function readDesk(query: URLSearchParams): readonly string[] | null {
  const named = query.get('a');
  return named === null ? null : tidy(named.split(','));
}

/** "/desk?a=id,id": what `readDesk` reads back. */
export const deskAddress = (ids: readonly string[]): string =>
  ids.length === 0 ? '/desk' : `/desk?a=${ids.join(',')}`;

/** Ids as people and old versions leave them: lower-case UUIDs, each once, at most DESK_MAX; the rest is passed over. */
export const tidy = (ids: readonly string[]): readonly string[] =>
  [...new Set(ids.map(id => id.trim().toLowerCase()))].filter(id => UUID.test(id)).slice(0, DESK_MAX);
