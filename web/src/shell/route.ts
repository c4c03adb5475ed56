/** Which auction a page shows. */
export type Route =
  | { readonly kind: 'SOONEST' }
  | { readonly kind: 'AUCTION'; readonly id: string }
  | { readonly kind: 'UNKNOWN' };

/** `id`: what the address says; undefined: the page that shows the auction closing first. */
export function routeOf(id: string | undefined): Route {
  if (id === undefined) return { kind: 'SOONEST' };
  return /^[0-9a-f-]{36}$/i.test(id) ? { kind: 'AUCTION', id } : { kind: 'UNKNOWN' };
}
