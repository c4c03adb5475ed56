import { type Answer, partOf, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import {
  type CancelAuctionMutation,
  cancelAuctionMutation,
  type OverseenAuctionFragment,
  overseenAuctionsQuery,
} from './auctions.operations.js';
import type { Page } from './use-pages.js';

export type AuctionSelection = 'live' | 'ended';

/** One auction as an operator oversees it; instants in epoch milliseconds, `serverTime`: when the server answered, by its clock. */
export type OverseenAuction = Omit<OverseenAuctionFragment, 'opensAt' | 'closesAt' | 'serverTime'> & {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly serverTime: number;
  /** the server's time less performance.now() when the answer came */
  readonly clockOffsetMs: number;
};

const SELECTIONS = {
  live: { filter: { auctionStatuses: ['OPEN', 'SCHEDULED'] }, orderBy: 'CLOSING_SOONEST' },
  ended: {
    filter: { auctionStatuses: ['CLOSED', 'CANCELLED'], statuses: ['OFFERED', 'SOLD', 'UNSOLD', 'WITHDRAWN'] },
    orderBy: 'NEWEST',
  },
} as const;

/** Live: what closes first comes first. Ended: the lots posted last. */
export async function loadAuctions(
  selection: AuctionSelection,
  after: string | null,
  language: Language,
): Promise<Answer<Page<OverseenAuction>>> {
  const answer = await post(overseenAuctionsQuery, { ...SELECTIONS[selection], after }, language);
  return partOf(answer, ({ lots: { edges, pageInfo } }) => ({
    nodes: edges.flatMap(({ node: { auction } }) => (auction === null ? [] : [read(auction)])),
    ...pageInfo,
  }));
}

const read = ({ serverTime, opensAt, closesAt, ...rest }: OverseenAuctionFragment): OverseenAuction => ({
  ...rest,
  opensAt: Date.parse(opensAt),
  closesAt: Date.parse(closesAt),
  serverTime: Date.parse(serverTime),
  clockOffsetMs: Date.parse(serverTime) - performance.now(),
});

export type CancelVerdict =
  | { readonly __typename: 'Auction'; readonly auction: OverseenAuction }
  | Extract<CancelAuctionMutation['cancelAuction'], { readonly __typename: 'Refused' }>;

/** Sending it again is safe: a cancelled auction answers as it stands. */
export async function cancelAuction(
  auctionId: string,
  reason: string,
  language: Language,
): Promise<Answer<CancelVerdict>> {
  const answer = await post(cancelAuctionMutation, { auctionId, reason }, language);
  return partOf(answer, ({ cancelAuction: verdict }) =>
    verdict.__typename === 'Auction' ? { __typename: 'Auction', auction: read(verdict) } : verdict,
  );
}
