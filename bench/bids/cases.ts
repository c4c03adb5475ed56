/** Which lot a bidder turns to next. ZIPF: the lot of rank r with a weight of 1/r. */
export type LotChoice = 'HOT' | 'UNIFORM' | 'ZIPF';

/** One load: so many bidders, each with one connection, on so many lots. */
export interface BidCase {
  readonly name: string;
  readonly bidders: number;
  readonly lots: number;
  readonly choice: LotChoice;
}

const LOTS = 1_000;

export const CASES: readonly BidCase[] = [64, 256].flatMap(bidders => [
  { name: `hot_${bidders}`, bidders, lots: 1, choice: 'HOT' },
  { name: `uniform_${bidders}`, bidders, lots: LOTS, choice: 'UNIFORM' },
  { name: `zipf_${bidders}`, bidders, lots: LOTS, choice: 'ZIPF' },
]);

/** Two processes on one database and the hot lot, half of the bidders each, against one process with all of them. */
export const TWO_NODES = 'two_nodes';
export const TWO_NODES_BIDDERS = 64;

/** Terms of all auctions of the bench, fen per tonne: fixed increment, no reserve, no soft close, nobody bids with a limit. */
export const START_FEN = 100;
export const INCREMENT_FEN = 1;
