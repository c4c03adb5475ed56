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

export type CredentialKind =
  | 'DISCHARGE_PERMIT'
  | 'ENVIRONMENTAL_GRADE'
  | 'HAZARDOUS_WASTE_CONTRACT'
  | 'NORMATIVE_LISTING'
  | 'RECYCLER_FILING';

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

export type AuctionPageQueryVariables = Exact<{
  id: string;
}>;


export type AuctionPageQuery = { readonly auction: { readonly startPrice: string, readonly increment: string | null, readonly softCloseWindowSeconds: number, readonly softCloseExtensionSeconds: number, readonly hardCloseAt: string | null, readonly stepSeconds: number | null, readonly floorPrice: string | null, readonly requiredCredentials: ReadonlyArray<CredentialKind>, readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly incrementTiers: ReadonlyArray<{ readonly from: string, readonly increment: string }> | null, readonly lot: { readonly id: string, readonly title: string, readonly description: string | null, readonly form: ScrapForm, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string, readonly plusMinus: string | null }>, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string, readonly limits: ReadonlyArray<{ readonly property: string, readonly min: string | null, readonly max: string | null, readonly unit: string, readonly verified: boolean, readonly source: string }> }, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null };

export type SoonestAuctionPageQueryVariables = Exact<{ [key: string]: never; }>;


export type SoonestAuctionPageQuery = { readonly lots: { readonly edges: ReadonlyArray<{ readonly node: { readonly auction: { readonly startPrice: string, readonly increment: string | null, readonly softCloseWindowSeconds: number, readonly softCloseExtensionSeconds: number, readonly hardCloseAt: string | null, readonly stepSeconds: number | null, readonly floorPrice: string | null, readonly requiredCredentials: ReadonlyArray<CredentialKind>, readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly incrementTiers: ReadonlyArray<{ readonly from: string, readonly increment: string }> | null, readonly lot: { readonly id: string, readonly title: string, readonly description: string | null, readonly form: ScrapForm, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string, readonly plusMinus: string | null }>, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string, readonly limits: ReadonlyArray<{ readonly property: string, readonly min: string | null, readonly max: string | null, readonly unit: string, readonly verified: boolean, readonly source: string }> }, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null } }> } };

export type AuctionTradeQueryVariables = Exact<{
  id: string;
}>;


export type AuctionTradeQuery = { readonly auction: { readonly trade: { readonly id: string } | null } | null };

export type AuctionOfPageFragment = { readonly startPrice: string, readonly increment: string | null, readonly softCloseWindowSeconds: number, readonly softCloseExtensionSeconds: number, readonly hardCloseAt: string | null, readonly stepSeconds: number | null, readonly floorPrice: string | null, readonly requiredCredentials: ReadonlyArray<CredentialKind>, readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly incrementTiers: ReadonlyArray<{ readonly from: string, readonly increment: string }> | null, readonly lot: { readonly id: string, readonly title: string, readonly description: string | null, readonly form: ScrapForm, readonly origin: ScrapOrigin, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly declaredDeviations: ReadonlyArray<string>, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string, readonly plusMinus: string | null }>, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string, readonly limits: ReadonlyArray<{ readonly property: string, readonly min: string | null, readonly max: string | null, readonly unit: string, readonly verified: boolean, readonly source: string }> }, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null };

export type AuctionStateFragment = { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null };

export type GradeNameFragment = { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string };

export const auctionPageQuery: Operation<AuctionPageQuery, AuctionPageQueryVariables> = {
  text: "query AuctionPage($id:ID!){auction(id:$id){...AuctionOfPage}}fragment AuctionOfPage on Auction{...AuctionState startPrice increment incrementTiers{from increment}softCloseWindowSeconds softCloseExtensionSeconds hardCloseAt stepSeconds floorPrice requiredCredentials lot{id title description form origin massKg region taxMode declaredDeviations composition{element massPercent plusMinus}grade{...GradeName limits{property min max unit verified source}}seller{id name verified}}}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}",
};

export const soonestAuctionPageQuery: Operation<SoonestAuctionPageQuery, SoonestAuctionPageQueryVariables> = {
  text: "query SoonestAuctionPage{lots(first:1 filter:{auctionStatuses:[OPEN]}orderBy:CLOSING_SOONEST){edges{node{auction{...AuctionOfPage}}}}}fragment AuctionOfPage on Auction{...AuctionState startPrice increment incrementTiers{from increment}softCloseWindowSeconds softCloseExtensionSeconds hardCloseAt stepSeconds floorPrice requiredCredentials lot{id title description form origin massKg region taxMode declaredDeviations composition{element massPercent plusMinus}grade{...GradeName limits{property min max unit verified source}}seller{id name verified}}}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}",
};

export const auctionTradeQuery: Operation<AuctionTradeQuery, AuctionTradeQueryVariables> = {
  text: "query AuctionTrade($id:ID!){auction(id:$id){trade{id}}}",
};
