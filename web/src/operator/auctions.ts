import type { AuctionFormat, AuctionOutcome, AuctionStatus } from '@app/auction';
import { type Answer, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import type { Page } from './use-pages.js';

export type AuctionSelection = 'live' | 'ended';

/** One auction as an operator oversees it; instants in epoch milliseconds. */
export interface OverseenAuction {
  readonly id: string;
  readonly format: AuctionFormat;
  readonly status: AuctionStatus;
  readonly outcome: AuctionOutcome | null;
  readonly opensAt: number;
  readonly closesAt: number;
  /** when the server answered, by its clock */
  readonly serverTime: number;
  /** the server's time less performance.now() when the answer came */
  readonly clockOffsetMs: number;
  /** CNY per tonne in decimal text; null before the first bid and while sealed */
  readonly currentPrice: string | null;
  readonly startPrice: string;
  /** null while sealed */
  readonly bidCount: number | null;
  readonly lot: {
    readonly title: string;
    readonly massKg: number;
    readonly region: string;
    readonly seller: { readonly name: string; readonly verified: boolean } | null;
  };
}

type Wire = Omit<OverseenAuction, 'opensAt' | 'closesAt' | 'serverTime' | 'clockOffsetMs'> & {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly serverTime: string;
};

const FIELDS = `id format status outcome opensAt closesAt serverTime currentPrice startPrice bidCount
  lot { title massKg region seller { name verified } }`;
const LOTS = `query Overseen($filter: LotFilter!, $orderBy: LotOrderBy!, $after: String) {
  lots(first: 20, after: $after, filter: $filter, orderBy: $orderBy) {
    edges { node { auction { ${FIELDS} } } } pageInfo { hasNextPage endCursor } } }`;

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
  const answer = await post<{
    lots: {
      readonly edges: readonly { readonly node: { readonly auction: Wire | null } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  }>(LOTS, { ...SELECTIONS[selection], after }, language);
  if (answer.kind !== 'ANSWER') return answer;
  const { edges, pageInfo } = answer.data.lots;
  const nodes = edges.flatMap(({ node }) => (node.auction === null ? [] : [read(node.auction)]));
  return { kind: 'ANSWER', data: { nodes, ...pageInfo } };
}

const read = ({ serverTime, opensAt, closesAt, ...rest }: Wire): OverseenAuction => ({
  ...rest,
  opensAt: Date.parse(opensAt),
  closesAt: Date.parse(closesAt),
  serverTime: Date.parse(serverTime),
  clockOffsetMs: Date.parse(serverTime) - performance.now(),
});

export type CancelVerdict =
  | { readonly __typename: 'Auction'; readonly auction: OverseenAuction }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

const CANCEL = `mutation Cancel($auctionId: ID!, $reason: String!) { cancelAuction(auctionId: $auctionId, reason: $reason) {
  __typename ... on Auction { ${FIELDS} } ... on Refusal { code message } } }`;

/** Sending it again is safe: a cancelled auction answers as it stands. */
export async function cancelAuction(
  auctionId: string,
  reason: string,
  language: Language,
): Promise<Answer<CancelVerdict>> {
  const answer = await post<{
    cancelAuction:
      | ({ readonly __typename: 'Auction' } & Wire)
      | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };
  }>(CANCEL, { auctionId, reason }, language);
  if (answer.kind !== 'ANSWER') return answer;
  const verdict = answer.data.cancelAuction;
  return {
    kind: 'ANSWER',
    data: verdict.__typename === 'Auction' ? { __typename: 'Auction', auction: read(verdict) } : verdict,
  };
}
