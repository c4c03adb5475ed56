import { type Answer, partOf, post } from '../api/graphql.js';
import type { Credential } from '../credentials/credential.js';
import type { Language } from '../language/language.js';
import type { OrganisationFile } from './organisations.js';
import {
  credentialQueueQuery,
  type ReviewCredentialInput,
  type ReviewCredentialMutation,
  reviewCredentialMutation,
} from './reviews.operations.js';

/** A credential that waits, with whatever its organisation has on file. */
export interface QueuedCredential extends Credential {
  readonly organisation: OrganisationFile;
}

/** Submitted credentials, oldest first, at most 100. */
export async function loadQueue(language: Language): Promise<Answer<readonly QueuedCredential[]>> {
  const answer = await post(credentialQueueQuery, {}, language);
  return partOf(answer, ({ credentialQueue }) =>
    // an operator sees whose each of them is
    credentialQueue.flatMap(({ organisation, ...credential }) =>
      organisation === null ? [] : [{ ...credential, organisation }],
    ),
  );
}

export type ReviewVerdict = ReviewCredentialMutation['reviewCredential'];

/** Sending the same decision again is safe: one that is already in force is answered as it stands. */
export async function decide(input: ReviewCredentialInput, language: Language): Promise<Answer<ReviewVerdict>> {
  return partOf(await post(reviewCredentialMutation, { input }, language), answer => answer.reviewCredential);
}
