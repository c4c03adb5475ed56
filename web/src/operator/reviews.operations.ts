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

export type ReviewCredentialInput = {
  readonly credentialId: string;
  readonly decision: CredentialDecision;
  readonly reason?: string | null | undefined;
};

export type Role =
  | 'COLLECTOR'
  | 'OBSERVER'
  | 'OPERATOR'
  | 'PROCESSOR'
  | 'RECYCLER';

export type CredentialQueueQueryVariables = Exact<{ [key: string]: never; }>;


export type CredentialQueueQuery = { readonly credentialQueue: ReadonlyArray<{ readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly organisation: { readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean, readonly credentials: ReadonlyArray<{ readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> }> } | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> }> };

export type ReviewCredentialMutationVariables = Exact<{
  input: ReviewCredentialInput;
}>;


export type ReviewCredentialMutation = { readonly reviewCredential:
    | { readonly __typename: 'Credential', readonly id: string, readonly status: CredentialStatus }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export type CredentialOnFileFragment = { readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> };

export type OrganisationFileFragment = { readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean, readonly credentials: ReadonlyArray<{ readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> }> };

export type OrganisationHeadFragment = { readonly id: string, readonly name: string, readonly unifiedSocialCreditCode: string | null, readonly roles: ReadonlyArray<Role>, readonly region: string, readonly verified: boolean };

export const credentialQueueQuery: Operation<CredentialQueueQuery, CredentialQueueQueryVariables> = {
  text: "query CredentialQueue{credentialQueue{...CredentialOnFile organisation{...OrganisationFile}}}fragment CredentialOnFile on Credential{id kind status number grade validFrom validTo submittedAt reviews{decision fromStatus toStatus reason at by}}fragment OrganisationFile on Organisation{...OrganisationHead credentials{...CredentialOnFile}}fragment OrganisationHead on Organisation{id name unifiedSocialCreditCode roles region verified}",
};

export const reviewCredentialMutation: Operation<ReviewCredentialMutation, ReviewCredentialMutationVariables> = {
  text: "mutation ReviewCredential($input:ReviewCredentialInput!){reviewCredential(input:$input){__typename ...on Credential{id status}...on Refusal{code message}}}",
};
