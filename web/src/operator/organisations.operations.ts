// written by `npm run operations`; change the .graphql file instead
import type { Operation } from '../api/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CredentialDecision =
  | 'REJECT'
  | 'REVOKE'
  | 'SUSPEND'
  | 'VERIFY';

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

export type Role =
  | 'COLLECTOR'
  | 'OBSERVER'
  | 'OPERATOR'
  | 'PROCESSOR'
  | 'RECYCLER';

export type SearchOrganisationsQueryVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchOrganisationsQuery = { readonly organisations: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean, readonly credentials: ReadonlyArray<{ readonly kind: CredentialKind, readonly status: CredentialStatus }> }> } };

export type OrganisationOnFileQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationOnFileQuery = { readonly organisation: { readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean, readonly credentials: ReadonlyArray<{ readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> }> } | null };

export type OrganisationHeadFragment = { readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean };

export type OrganisationFileFragment = { readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean, readonly credentials: ReadonlyArray<{ readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> }> };

export type CredentialOnFileFragment = { readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> };

export const searchOrganisationsQuery: Operation<SearchOrganisationsQuery, SearchOrganisationsQueryVariables> = {
  text: "query SearchOrganisations($search:String$after:String){organisations(search:$search first:20 after:$after){nodes{...OrganisationHead credentials{kind status}}hasNextPage endCursor}}fragment OrganisationHead on Organisation{id name unifiedSocialCreditCode roles region verified}",
};

export const organisationOnFileQuery: Operation<OrganisationOnFileQuery, OrganisationOnFileQueryVariables> = {
  text: "query OrganisationOnFile($id:ID!){organisation(id:$id){...OrganisationFile}}fragment OrganisationFile on Organisation{...OrganisationHead credentials{...CredentialOnFile}}fragment OrganisationHead on Organisation{id name unifiedSocialCreditCode roles region verified}fragment CredentialOnFile on Credential{id kind status number grade validFrom validTo submittedAt reviews{decision fromStatus toStatus reason at by}}",
};
