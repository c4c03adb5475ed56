import type { CredentialKind, CredentialStatus, Role } from '@app/compliance';
import { type Answer, post } from '../api/graphql.js';
import { CREDENTIAL_FIELDS, type Credential } from '../credentials/credential.js';
import type { Language } from '../language/language.js';
import type { Page } from './use-pages.js';

export interface OrganisationEntry {
  readonly id: string;
  readonly name: string;
  /** null: a natural person, or an organisation of the house */
  readonly unifiedSocialCreditCode: string | null;
  readonly roles: readonly Role[];
  readonly region: string;
  readonly verified: boolean;
  readonly credentials: readonly { readonly kind: CredentialKind; readonly status: CredentialStatus }[];
}

export interface OrganisationFile extends OrganisationEntry {
  readonly credentials: readonly Credential[];
}

const HEAD = 'id name unifiedSocialCreditCode roles region verified';
const SEARCH = `query Organisations($search: String, $after: String) {
  organisations(search: $search, first: 20, after: $after) { nodes { ${HEAD} credentials { kind status } } hasNextPage endCursor }
}`;

export async function searchOrganisations(
  search: string,
  after: string | null,
  language: Language,
): Promise<Answer<Page<OrganisationEntry>>> {
  const answer = await post<{ organisations: Page<OrganisationEntry> }>(SEARCH, { search, after }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.organisations } : answer;
}

const ONE = `query Organisation($id: ID!) { organisation(id: $id) { ${HEAD} credentials { ${CREDENTIAL_FIELDS} } } }`;

/** Null: there is none of that id. */
export async function loadOrganisation(id: string, language: Language): Promise<Answer<OrganisationFile | null>> {
  const answer = await post<{ organisation: OrganisationFile | null }>(ONE, { id }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.organisation } : answer;
}
