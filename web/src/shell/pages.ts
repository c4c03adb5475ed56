import type { PageEntry } from './page.js';

/** Every page of the client, in the order of the navigation; the first whose path matches is shown. */
export const PAGES: readonly PageEntry[] = [
  { path: /^\/$/, load: () => import('../auction/auction-page.js'), tab: null },
  { path: /^\/auctions\/([^/]+)\/?$/, load: () => import('../auction/auction-page.js'), tab: null },
];
