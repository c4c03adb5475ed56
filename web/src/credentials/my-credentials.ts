import { type Answer, partOf, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import type { Credential } from './credential.js';
import {
  type MyCredentialsQuery,
  myCredentialsQuery,
  type SubmitCredentialInput,
  type SubmitCredentialMutation,
  submitCredentialMutation,
} from './my-credentials.operations.js';

/** What bidding takes and what the organisation has of it. */
export interface MyCredentials {
  readonly eligible: boolean;
  /** why the organisation may not bid, and which kind of credential cures it */
  readonly reasons: MyCredentialsQuery['eligibility']['reasons'];
  /** null: a natural person */
  readonly socialCreditCode: string | null;
  /** oldest first */
  readonly credentials: readonly Credential[];
}

export async function loadMyCredentials(organisationId: string, language: Language): Promise<Answer<MyCredentials>> {
  const answer = await post(myCredentialsQuery, { id: organisationId }, language);
  return partOf(answer, ({ eligibility, organisation }) => ({
    ...eligibility,
    socialCreditCode: organisation?.unifiedSocialCreditCode ?? null,
    credentials: organisation?.credentials ?? [],
  }));
}

/** What goes out, with the id that stays with it however often it has to be sent. */
export type Submission = SubmitCredentialInput;
export type SubmissionVerdict = SubmitCredentialMutation['submitCredential'];

/** Sending the same submission again is safe: the server answers with the credential that it made before. */
export async function submitCredential(input: Submission, language: Language): Promise<Answer<SubmissionVerdict>> {
  return partOf(await post(submitCredentialMutation, { input }, language), answer => answer.submitCredential);
}
