import type { LotChoice } from './cases.js';

/** One load, as the load generator is told it. */
export interface LoadOrder {
  /** The GraphQL mutation, `$input: PlaceBidInput!`; it asks for __typename, code, and the version of an accepted bid. */
  readonly operation: string;
  /** Databases are copies of each other with the same ids: prices go on where they were in this one. */
  readonly market: string;
  readonly lanes: readonly { readonly port: number; readonly token: string; readonly organisationId: string }[];
  readonly auctionIds: readonly string[];
  readonly choice: LotChoice;
  readonly seed: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Every answer is appended here, one line each, for the checker: {@link AckLine}. */
  readonly acksFile: string;
}

/** What the load generator says, in this order. */
export type LoadNews =
  | { readonly kind: 'WINDOW_OPENS' }
  | { readonly kind: 'WINDOW_CLOSES' }
  | { readonly kind: 'DONE'; readonly result: LoadResult }
  | { readonly kind: 'FAILED'; readonly message: string };

/** Of the answers that came within the window. */
export interface LoadResult {
  readonly windowMs: number;
  readonly accepted: number;
  /** decided, but refused; by code */
  readonly refused: Readonly<Record<string, number>>;
  /** not decided: OVERLOADED, or a failure of the request; by code */
  readonly undecided: Readonly<Record<string, number>>;
  /** from before the first byte is sent until after the last is parsed */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** `bid id, auction id, organisation id, fen, version | refusal's code`, separated by spaces. */
export type AckLine = `${string} ${string} ${string} ${number} ${string}`;
