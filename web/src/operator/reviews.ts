import type { CredentialDecision, CredentialStatus } from '@app/compliance';
import { type Answer, post } from '../api/graphql.js';
import { CREDENTIAL_FIELDS, type Credential } from '../credentials/credential.js';
import type { Language } from '../language/language.js';
import type { OrganisationFile } from './organisations.js';

/** A credential that waits, with whatever its organisation has on file. */
export interface QueuedCredential extends Credential {
  readonly organisation: OrganisationFile;
}

const QUEUE = `query Queue { credentialQueue {
  ${CREDENTIAL_FIELDS}
  organisation { id name unifiedSocialCreditCode roles region verified credentials { ${CREDENTIAL_FIELDS} } }
} }`;

/** Submitted credentials, oldest first, at most 100. */
export async function loadQueue(language: Language): Promise<Answer<readonly QueuedCredential[]>> {
  const answer = await post<{ credentialQueue: readonly QueuedCredential[] }>(QUEUE, {}, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.credentialQueue } : answer;
}

export type ReviewVerdict =
  | { readonly __typename: 'Credential'; readonly id: string; readonly status: CredentialStatus }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

const REVIEW = `mutation Review($input: ReviewCredentialInput!) { reviewCredential(input: $input) {
  __typename ... on Credential { id status } ... on Refusal { code message } } }`;

/** Sending the same decision again is safe: one that is already in force is answered as it stands. */
export async function decide(
  input: { readonly credentialId: string; readonly decision: CredentialDecision; readonly reason: string | null },
  language: Language,
): Promise<Answer<ReviewVerdict>> {
  const answer = await post<{ reviewCredential: ReviewVerdict }>(REVIEW, { input }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.reviewCredential } : answer;
}
