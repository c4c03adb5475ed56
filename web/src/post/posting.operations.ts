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

export type CreateLotInput = {
  readonly allowedInclusionPercent?: string | null | undefined;
  /** free allowance before deduction, default 0 */
  readonly allowedMoisturePercent?: string | null | undefined;
  /** property names of SampleInput limits that the lot is declared to miss */
  readonly declaredDeviations?: ReadonlyArray<string> | null | undefined;
  readonly description?: string | null | undefined;
  readonly form: ScrapForm;
  readonly gradeCode: string;
  readonly gradeStandard: string;
  readonly id: string;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  readonly massKg: number;
  readonly origin: ScrapOrigin;
  readonly region: string;
  /** what the collector declares; deviations from the grade must be listed */
  readonly sample?: SampleInput | null | undefined;
  readonly taxMode: TaxMode;
  readonly title: string;
};

export type CredentialKind =
  | 'DISCHARGE_PERMIT'
  | 'ENVIRONMENTAL_GRADE'
  | 'HAZARDOUS_WASTE_CONTRACT'
  | 'NORMATIVE_LISTING'
  | 'RECYCLER_FILING';

export type ElementShareInput = {
  readonly element: string;
  readonly massPercent: string;
  readonly plusMinus?: string | null | undefined;
};

export type IncrementTierInput = {
  readonly from: string;
  readonly increment: string;
};

export type OpenAuctionInput = {
  readonly closesAt: string;
  /** DUTCH */
  readonly floorPrice?: string | null | undefined;
  readonly format: AuctionFormat;
  /** extensions never pass it */
  readonly hardCloseAt?: string | null | undefined;
  readonly id: string;
  /** ENGLISH: least raise; DUTCH: the step down */
  readonly increment?: string | null | undefined;
  /** excludes increment; the last tier with from <= price counts */
  readonly incrementTiers?: ReadonlyArray<IncrementTierInput> | null | undefined;
  readonly lotId: string;
  /** default: now */
  readonly opensAt?: string | null | undefined;
  readonly requiredCredentials?: ReadonlyArray<CredentialKind> | null | undefined;
  /** hidden; only reserveMet is shown */
  readonly reservePrice?: string | null | undefined;
  readonly softCloseExtensionSeconds?: number | null | undefined;
  /** ENGLISH: a bid with <= window left sets close = bid time + extension */
  readonly softCloseWindowSeconds?: number | null | undefined;
  readonly startPrice: string;
  /** DUTCH */
  readonly stepSeconds?: number | null | undefined;
};

export type SampleInput = {
  readonly composition?: ReadonlyArray<ElementShareInput> | null | undefined;
  readonly finesPercent?: string | null | undefined;
  readonly form?: ScrapForm | null | undefined;
  readonly freeIronPercent?: string | null | undefined;
  readonly inclusionPercent?: string | null | undefined;
  readonly metalContentPercent?: string | null | undefined;
  readonly metalRecoveryPercent?: string | null | undefined;
  readonly moisturePercent?: string | null | undefined;
  readonly oilGreasePercent?: string | null | undefined;
  readonly radioactivityPassed?: boolean | null | undefined;
};

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

export type CreateLotMutationVariables = Exact<{
  input: CreateLotInput;
}>;


export type CreateLotMutation = { readonly createLot:
    | { readonly __typename: 'Lot', readonly id: string }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export type OpenAuctionMutationVariables = Exact<{
  input: OpenAuctionInput;
}>;


export type OpenAuctionMutation = { readonly openAuction:
    | { readonly __typename: 'Auction', readonly id: string, readonly closesAt: string }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export type OpenedAuctionQueryVariables = Exact<{
  id: string;
}>;


export type OpenedAuctionQuery = { readonly auction: { readonly closesAt: string, readonly lot: { readonly id: string } } | null };

export const createLotMutation: Operation<CreateLotMutation, CreateLotMutationVariables> = {
  text: "mutation CreateLot($input:CreateLotInput!){createLot(input:$input){__typename ...on Lot{id}...on Refusal{code message}}}",
};

export const openAuctionMutation: Operation<OpenAuctionMutation, OpenAuctionMutationVariables> = {
  text: "mutation OpenAuction($input:OpenAuctionInput!){openAuction(input:$input){__typename ...on Auction{id closesAt}...on Refusal{code message}}}",
};

export const openedAuctionQuery: Operation<OpenedAuctionQuery, OpenedAuctionQueryVariables> = {
  text: "query OpenedAuction($id:ID!){auction(id:$id){closesAt lot{id}}}",
};
