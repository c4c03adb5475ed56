/** Which auction the address names. The server sends the page for these addresses only. */
export type Route =
  | { readonly kind: 'SOONEST' }
  | { readonly kind: 'AUCTION'; readonly id: string }
  | { readonly kind: 'UNKNOWN' };

export function routeOf(path: string): Route {
  if (path === '/') return { kind: 'SOONEST' };
  const id = /^\/auctions\/([0-9a-f-]{36})\/?$/i.exec(path)?.[1];
  return id === undefined ? { kind: 'UNKNOWN' } : { kind: 'AUCTION', id };
}
