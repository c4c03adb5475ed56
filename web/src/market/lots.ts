import { type Answer, post } from '../api/graphql.js';
import { type Auction, readAuction } from '../auction/auction.js';
import type { Lot } from '../auction/lot.js';
import type { Language } from '../language/language.js';
import {
  type LotFilter,
  marketFacetsQuery,
  marketQuery,
  type StandardsQuery,
  standardsQuery,
} from './lots.operations.js';
import type { Order } from './market-filter.js';

/** One row of the market: the lot, and its latest auction if it was ever in one. */
export interface MarketLot
  extends Pick<Lot, 'id' | 'title' | 'grade' | 'origin' | 'massKg' | 'region' | 'taxMode' | 'declaredDeviations'> {
  readonly sellerId: string | null;
  readonly auction: MarketAuction | null;
}
/** `minimumNextPrice` and `myBid.bidId` are not asked for: a row shows neither. */
export interface MarketAuction extends Auction {
  readonly startPrice: string;
}

export interface LotsPage {
  readonly lots: readonly MarketLot[];
  /** exact up to 10,000, which stands for any more */
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Rows of one page of the API at most. */
export const PAGE_MAX = 100;

/** The next rows behind `after`; null: the first ones. */
export async function loadLots(
  filter: LotFilter,
  orderBy: Order,
  after: string | null,
  first: number,
  language: Language,
): Promise<Answer<LotsPage>> {
  const answer = await post(marketQuery, { filter, orderBy, after, first }, language);
  if (answer.kind !== 'ANSWER') return answer;
  const { totalCount, pageInfo, edges } = answer.data.lots;
  const lots = edges.map(({ node: { auction, seller, ...lot } }) => ({
    ...lot,
    sellerId: seller?.id ?? null,
    auction: auction === null ? null : { ...readAuction(auction), startPrice: auction.startPrice },
  }));
  return { kind: 'ANSWER', data: { lots, totalCount, ...pageInfo } };
}

/** Lots by each further choice; a value without lots is absent. Exact up to 10,000, which stands for any more. */
export interface Facets {
  readonly statuses: ReadonlyMap<string, number>;
  readonly forms: ReadonlyMap<string, number>;
  readonly provinces: ReadonlyMap<string, number>;
  readonly grades: readonly GradeCount[];
}
export interface GradeCount {
  readonly gradeStandard: string;
  readonly gradeCode: string;
  readonly count: number;
}

export async function loadFacets(filter: LotFilter, language: Language): Promise<Answer<Facets>> {
  const answer = await post(marketFacetsQuery, { filter }, language);
  if (answer.kind !== 'ANSWER') return answer;
  const { auctionStatuses, forms, provinces, grades } = answer.data.lotFacets;
  return {
    kind: 'ANSWER',
    data: {
      statuses: new Map(auctionStatuses.map(({ auctionStatus, count }) => [auctionStatus, count])),
      forms: new Map(forms.map(({ form, count }) => [form, count])),
      provinces: new Map(provinces.map(({ province, count }) => [province, count])),
      grades,
    },
  };
}

export type Standard = StandardsQuery['gradingStandards'][number];

export async function loadStandards(language: Language): Promise<Answer<readonly Standard[]>> {
  const answer = await post(standardsQuery, {}, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.gradingStandards } : answer;
}
