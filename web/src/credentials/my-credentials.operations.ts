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

export type SubmitCredentialInput = {
  readonly grade?: string | null | undefined;
  readonly id: string;
  readonly kind: CredentialKind;
  readonly number?: string | null | undefined;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
};

export type MyCredentialsQueryVariables = Exact<{
  id: string;
}>;


export type MyCredentialsQuery = { readonly eligibility: { readonly eligible: boolean, readonly reasons: ReadonlyArray<{ readonly code: string, readonly message: string, readonly credentialKind: CredentialKind | null }> }, readonly organisation: { readonly unifiedSocialCreditCode: string | null, readonly credentials: ReadonlyArray<{ readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> }> } | null };

export type SubmitCredentialMutationVariables = Exact<{
  input: SubmitCredentialInput;
}>;


export type SubmitCredentialMutation = { readonly submitCredential:
    | { readonly __typename: 'Credential', readonly id: string }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export type CredentialOnFileFragment = { readonly id: string, readonly kind: CredentialKind, readonly status: CredentialStatus, readonly number: string | null, readonly grade: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly submittedAt: string | null, readonly reviews: ReadonlyArray<{ readonly decision: CredentialDecision, readonly fromStatus: CredentialStatus, readonly toStatus: CredentialStatus, readonly reason: string | null, readonly at: string, readonly by: string | null }> };

export const myCredentialsQuery: Operation<MyCredentialsQuery, MyCredentialsQueryVariables> = {
  text: "query MyCredentials($id:ID!){eligibility(organisationId:$id){eligible reasons{code message credentialKind}}organisation(id:$id){unifiedSocialCreditCode credentials{...CredentialOnFile}}}fragment CredentialOnFile on Credential{id kind status number grade validFrom validTo submittedAt reviews{decision fromStatus toStatus reason at by}}",
};

export const submitCredentialMutation: Operation<SubmitCredentialMutation, SubmitCredentialMutationVariables> = {
  text: "mutation SubmitCredential($input:SubmitCredentialInput!){submitCredential(input:$input){__typename ...on Credential{id}...on Refusal{code message}}}",
};
