import type { CredentialKind, EligibilityReasonCode } from '@app/compliance';
import { type Answer, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import { CREDENTIAL_FIELDS, type Credential } from './credential.js';

/** Why the organisation may not bid, and which kind of credential cures it. */
export interface Reason {
  readonly code: EligibilityReasonCode;
  readonly message: string;
  readonly credentialKind: CredentialKind | null;
}

export interface MyCredentials {
  readonly eligible: boolean;
  readonly reasons: readonly Reason[];
  /** null: a natural person */
  readonly socialCreditCode: string | null;
  /** oldest first */
  readonly credentials: readonly Credential[];
}

const MINE = `query Mine($id: ID!) {
  eligibility(organisationId: $id) { eligible reasons { code message credentialKind } }
  organisation(id: $id) { unifiedSocialCreditCode credentials { ${CREDENTIAL_FIELDS} } }
}`;

export async function loadMyCredentials(organisationId: string, language: Language): Promise<Answer<MyCredentials>> {
  const answer = await post<{
    eligibility: Pick<MyCredentials, 'eligible' | 'reasons'>;
    organisation: { unifiedSocialCreditCode: string | null; credentials: readonly Credential[] } | null;
  }>(MINE, { id: organisationId }, language);
  if (answer.kind !== 'ANSWER') return answer;
  const { eligibility, organisation } = answer.data;
  return {
    kind: 'ANSWER',
    data: {
      ...eligibility,
      socialCreditCode: organisation?.unifiedSocialCreditCode ?? null,
      credentials: organisation?.credentials ?? [],
    },
  };
}

/** What goes out, with the id that stays with it however often it has to be sent. */
export interface Submission {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly number: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly grade: string | null;
}

export type SubmissionVerdict =
  | { readonly __typename: 'Credential'; readonly id: string }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

const SUBMIT = `mutation Submit($input: SubmitCredentialInput!) { submitCredential(input: $input) {
  __typename ... on Credential { id } ... on Refusal { code message } } }`;

/** Sending the same submission again is safe: the server answers with the credential that it made before. */
export async function submitCredential(submission: Submission, language: Language): Promise<Answer<SubmissionVerdict>> {
  const answer = await post<{ submitCredential: SubmissionVerdict }>(SUBMIT, { input: { ...submission } }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.submitCredential } : answer;
}
