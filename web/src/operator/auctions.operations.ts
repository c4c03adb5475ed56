// written by `npm run operations`; change the .graphql file instead
import type { Operation } from '../api/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AuctionFormat =
  | 'DUTCH'
  | 'ENGLISH'
  | 'SEALED_FIRST_PRICE';

export type AuctionOutcome =
  | 'PASSED_IN'
  | 'SOLD';

export type AuctionStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'OPEN'
  | 'SCHEDULED';

export type LotFilter = {
  readonly auctionStatuses?: ReadonlyArray<AuctionStatus> | null | undefined;
  readonly forms?: ReadonlyArray<ScrapForm> | null | undefined;
  readonly gradeCodes?: ReadonlyArray<string> | null | undefined;
  readonly gradeStandard?: string | null | undefined;
  readonly maxMassKg?: number | null | undefined;
  readonly minMassKg?: number | null | undefined;
  /** a prefix of a GB/T 2260 code selects everything below it */
  readonly regions?: ReadonlyArray<string> | null | undefined;
  readonly statuses?: ReadonlyArray<LotStatus> | null | undefined;
  /** full text, Chinese and Latin, over title, description, grade code and names */
  readonly text?: string | null | undefined;
};

export type LotOrderBy =
  | 'CLOSING_SOONEST'
  | 'MASS_DESC'
  | 'NEWEST'
  | 'PRICE_ASC';

export type LotStatus =
  | 'DRAFT'
  | 'OFFERED'
  | 'SOLD'
  | 'UNSOLD'
  | 'WITHDRAWN';

export type ScrapForm =
  | 'CAN'
  | 'CAST'
  | 'EXTRUSION'
  | 'FOIL'
  | 'FRAGMENTS'
  | 'INGOT'
  | 'MIXED'
  | 'SHEET'
  | 'TURNINGS'
  | 'WHEEL'
  | 'WIRE';

export type OverseenAuctionsQueryVariables = Exact<{
  filter: LotFilter;
  orderBy: LotOrderBy;
  after?: string | null | undefined;
}>;


export type OverseenAuctionsQuery = { readonly lots: { readonly edges: ReadonlyArray<{ readonly node: { readonly auction: { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly currentPrice: string | null, readonly startPrice: string, readonly bidCount: number | null, readonly lot: { readonly title: string, readonly massKg: number, readonly region: string, readonly seller: { readonly name: string, readonly verified: boolean } | null } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CancelAuctionMutationVariables = Exact<{
  auctionId: string;
  reason: string;
}>;


export type CancelAuctionMutation = { readonly cancelAuction:
    | { readonly __typename: 'Auction', readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly currentPrice: string | null, readonly startPrice: string, readonly bidCount: number | null, readonly lot: { readonly title: string, readonly massKg: number, readonly region: string, readonly seller: { readonly name: string, readonly verified: boolean } | null } }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export type OverseenAuctionFragment = { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly currentPrice: string | null, readonly startPrice: string, readonly bidCount: number | null, readonly lot: { readonly title: string, readonly massKg: number, readonly region: string, readonly seller: { readonly name: string, readonly verified: boolean } | null } };

export const overseenAuctionsQuery: Operation<OverseenAuctionsQuery, OverseenAuctionsQueryVariables> = {
  text: "query OverseenAuctions($filter:LotFilter!$orderBy:LotOrderBy!$after:String){lots(first:20 after:$after filter:$filter orderBy:$orderBy){edges{node{auction{...OverseenAuction}}}pageInfo{hasNextPage endCursor}}}fragment OverseenAuction on Auction{id format status outcome opensAt closesAt serverTime currentPrice startPrice bidCount lot{title massKg region seller{name verified}}}",
};

export const cancelAuctionMutation: Operation<CancelAuctionMutation, CancelAuctionMutationVariables> = {
  text: "mutation CancelAuction($auctionId:ID!$reason:String!){cancelAuction(auctionId:$auctionId reason:$reason){__typename ...on Auction{...OverseenAuction}...on Refusal{code message}}}fragment OverseenAuction on Auction{id format status outcome opensAt closesAt serverTime currentPrice startPrice bidCount lot{title massKg region seller{name verified}}}",
};
