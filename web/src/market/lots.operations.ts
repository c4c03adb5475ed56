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

export type ScrapOrigin =
  | 'POST_CONSUMER'
  | 'PRE_CONSUMER'
  | 'UNKNOWN';

export type TaxMode =
  | 'NONE'
  | 'VAT1'
  | 'VAT3'
  | 'VAT13';

export type MarketQueryVariables = Exact<{
  filter?: LotFilter | null | undefined;
  orderBy?: LotOrderBy | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MarketQuery = { readonly lots: { readonly totalCount: number, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly seller: { readonly id: string } | null, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly auction: { readonly startPrice: string, readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null } }> } };

export type MarketFacetsQueryVariables = Exact<{
  filter?: LotFilter | null | undefined;
}>;


export type MarketFacetsQuery = { readonly lotFacets: { readonly auctionStatuses: ReadonlyArray<{ readonly auctionStatus: AuctionStatus, readonly count: number }>, readonly forms: ReadonlyArray<{ readonly form: ScrapForm, readonly count: number }>, readonly provinces: ReadonlyArray<{ readonly province: string, readonly count: number }>, readonly grades: ReadonlyArray<{ readonly gradeStandard: string, readonly gradeCode: string, readonly count: number }> } };

export type StandardsQueryVariables = Exact<{ [key: string]: never; }>;


export type StandardsQuery = { readonly gradingStandards: ReadonlyArray<{ readonly id: string, readonly title: string, readonly grades: ReadonlyArray<{ readonly code: string, readonly zh: string, readonly en: string }> }> };

export type GradeNameFragment = { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string };

export type AuctionStateFragment = { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null };

export const marketQuery: Operation<MarketQuery, MarketQueryVariables> = {
  text: "query Market($filter:LotFilter$orderBy:LotOrderBy$first:Int$after:String){lots(filter:$filter orderBy:$orderBy first:$first after:$after){totalCount pageInfo{endCursor hasNextPage}edges{node{id title origin massKg region taxMode declaredDeviations seller{id}grade{...GradeName}auction{...AuctionState startPrice}}}}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}",
};

export const marketFacetsQuery: Operation<MarketFacetsQuery, MarketFacetsQueryVariables> = {
  text: "query MarketFacets($filter:LotFilter){lotFacets(filter:$filter){auctionStatuses{auctionStatus count}forms{form count}provinces{province count}grades{gradeStandard gradeCode count}}}",
};

export const standardsQuery: Operation<StandardsQuery, StandardsQueryVariables> = {
  text: "query Standards{gradingStandards{id title grades{code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}}}",
};
