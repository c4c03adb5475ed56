// written by `npm run operations`; change the .graphql file instead
import type { Operation } from '../api/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CredentialKind =
  | 'DISCHARGE_PERMIT'
  | 'ENVIRONMENTAL_GRADE'
  | 'HAZARDOUS_WASTE_CONTRACT'
  | 'NORMATIVE_LISTING'
  | 'RECYCLER_FILING';

export type CredentialStatus =
  | 'EXPIRED'
  | 'REJECTED'
  | 'REVOKED'
  | 'SUBMITTED'
  | 'SUSPENDED'
  | 'VERIFIED';

export type MayBidQueryVariables = Exact<{
  organisationId: string;
  auctionId: string;
}>;


export type MayBidQuery = { readonly eligibility: { readonly eligible: boolean, readonly reasons: ReadonlyArray<{ readonly code: string, readonly message: string, readonly credentialKind: CredentialKind | null }> }, readonly organisation: { readonly credentials: ReadonlyArray<{ readonly kind: CredentialKind, readonly status: CredentialStatus, readonly validFrom: string | null, readonly validTo: string | null }> } | null };

export const mayBidQuery: Operation<MayBidQuery, MayBidQueryVariables> = {
  text: "query MayBid($organisationId:ID!$auctionId:ID!){eligibility(organisationId:$organisationId auctionId:$auctionId){eligible reasons{code message credentialKind}}organisation(id:$organisationId){credentials{kind status validFrom validTo}}}",
};
