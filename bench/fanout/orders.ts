/** What the bench tells a process of watchers. */
export type Order =
  | { readonly kind: 'CONNECT'; readonly port: number; readonly auctionId: string; readonly watchers: number }
  /** Forget what was received so far: the measurement begins. */
  | { readonly kind: 'BEGIN' }
  | { readonly kind: 'REPORT' };

export type News =
  | { readonly kind: 'CONNECTED' }
  | { readonly kind: 'BEGUN' }
  | { readonly kind: 'RECEIVED'; readonly received: Received }
  | { readonly kind: 'FAILED'; readonly message: string };

/** What the watchers of one process received since BEGIN. */
export interface Received {
  /** milliseconds from `at` of the event to its arrival, for every watcher and event */
  readonly delays: Float64Array;
  readonly messages: number;
  /** a version that came before one between was there */
  readonly gaps: number;
  /** a version that had been there */
  readonly repeats: number;
  /** connections that the server closed */
  readonly lost: number;
  /** the version at which each watcher stands, and how many stand there */
  readonly standAt: ReadonlyMap<number, number>;
}
