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

export type TaxMode =
  | 'NONE'
  | 'VAT1'
  | 'VAT3'
  | 'VAT13';

export type DeskAuctionQueryVariables = Exact<{
  id: string;
}>;


export type DeskAuctionQuery = { readonly auction: { readonly startPrice: string, readonly increment: string | null, readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly incrementTiers: ReadonlyArray<{ readonly from: string, readonly increment: string }> | null, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly seller: { readonly id: string } | null }, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null };

export type DeskEligibilityQueryVariables = Exact<{
  organisationId: string;
  auctionId?: string | null | undefined;
}>;


export type DeskEligibilityQuery = { readonly eligibility: { readonly eligible: boolean, readonly reasons: ReadonlyArray<{ readonly code: string, readonly message: string }> } };

export type DeskOffersQueryVariables = Exact<{
  filter: LotFilter;
  after?: string | null | undefined;
}>;


export type DeskOffersQuery = { readonly lots: { readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly auction: { readonly startPrice: string, readonly requiredCredentials: ReadonlyArray<CredentialKind>, readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null } | null, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly seller: { readonly id: string } | null } }> } };

export type AuctionStateFragment = { readonly id: string, readonly format: AuctionFormat, readonly status: AuctionStatus, readonly outcome: AuctionOutcome | null, readonly opensAt: string, readonly closesAt: string, readonly serverTime: string, readonly version: number, readonly currentPrice: string | null, readonly minimumNextPrice: string | null, readonly reserveMet: boolean | null, readonly bidCount: number | null, readonly leading: boolean | null, readonly myBid: { readonly bidId: string, readonly pricePerTonne: string, readonly maxPricePerTonne: string | null } | null };

export type DeskLotFragment = { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly taxMode: TaxMode, readonly grade: { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string }, readonly seller: { readonly id: string } | null };

export type GradeNameFragment = { readonly standard: string, readonly code: string, readonly zh: string, readonly en: string };

export const deskAuctionQuery: Operation<DeskAuctionQuery, DeskAuctionQueryVariables> = {
  text: "query DeskAuction($id:ID!){auction(id:$id){...AuctionState startPrice increment incrementTiers{from increment}lot{...DeskLot}}}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}fragment DeskLot on Lot{id title massKg region taxMode grade{...GradeName}seller{id}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}",
};

export const deskEligibilityQuery: Operation<DeskEligibilityQuery, DeskEligibilityQueryVariables> = {
  text: "query DeskEligibility($organisationId:ID!$auctionId:ID){eligibility(organisationId:$organisationId auctionId:$auctionId){eligible reasons{code message}}}",
};

export const deskOffersQuery: Operation<DeskOffersQuery, DeskOffersQueryVariables> = {
  text: "query DeskOffers($filter:LotFilter!$after:String){lots(first:100 after:$after filter:$filter orderBy:CLOSING_SOONEST){pageInfo{endCursor hasNextPage}edges{node{...DeskLot auction{...AuctionState startPrice requiredCredentials}}}}}fragment DeskLot on Lot{id title massKg region taxMode grade{...GradeName}seller{id}}fragment AuctionState on Auction{id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading myBid{bidId pricePerTonne maxPricePerTonne}}fragment GradeName on Grade{standard code zh:name(locale:\"zh-CN\")en:name(locale:\"en\")}",
};
