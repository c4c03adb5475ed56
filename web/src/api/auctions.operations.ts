// written by `npm run operations`; change the .graphql file instead
import type { Operation } from './operation.js';

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

export type ScrapOrigin =
  | 'POST_CONSUMER'
  | 'PRE_CONSUMER'
  | 'UNKNOWN';

export type TaxMode =
  | 'NONE'
  | 'VAT1'
  | 'VAT3'
  | 'VAT13';

export type AuctionQueryVariables = Exact<{
  id: string;
}>;


export type AuctionQuery = { readonly auction: { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly lot: { readonly id: string, readonly title: string, readonly description: string | null, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null };

export type SoonestAuctionQueryVariables = Exact<{ [key: string]: never; }>;


export type SoonestAuctionQuery = { readonly lots: { readonly edges: ReadonlyArray<{ readonly node: { readonly auction: { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly lot: { readonly id: string, readonly title: string, readonly description: string | null, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null } }> } };

export type AuctionWithLotFragment = { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly lot: { readonly id: string, readonly title: string, readonly description: string | null, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null };

export type AuctionStateFragment = { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null };

export type GradeNameFragment = { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string };

export const auctionQuery: Operation<AuctionQuery, AuctionQueryVariables> = {
  text: "query Auction($id:ID!){auction(id:$id){...AuctionWithLot}}fragment AuctionWithLot on Auction{...AuctionState lot{id title description origin massKg region taxMode declaredDeviations grade{...GradeName}seller{id name verified}}}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}",
};

export const soonestAuctionQuery: Operation<SoonestAuctionQuery, SoonestAuctionQueryVariables> = {
  text: "query SoonestAuction{lots(first:1 filter:{auctionStatuses:[OPEN]}orderBy:CLOSING_SOONEST){edges{node{auction{...AuctionWithLot}}}}}fragment AuctionWithLot on Auction{...AuctionState lot{id title description origin massKg region taxMode declaredDeviations grade{...GradeName}seller{id name verified}}}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}",
};
