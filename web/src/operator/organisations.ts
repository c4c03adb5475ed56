import { type Answer, partOf, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import {
  type OrganisationFileFragment,
  organisationOnFileQuery,
  type SearchOrganisationsQuery,
  searchOrganisationsQuery,
} from './organisations.operations.js';
import type { Page } from './use-pages.js';

export type OrganisationEntry = SearchOrganisationsQuery['organisations']['nodes'][number];
/** Everything on file about one organisation; without a social credit code: a natural person, or an organisation of the house. */
export type OrganisationFile = OrganisationFileFragment;

export async function searchOrganisations(
  search: string,
  after: string | null,
  language: Language,
): Promise<Answer<Page<OrganisationEntry>>> {
  const answer = await post(searchOrganisationsQuery, { search, after }, language);
  return partOf(answer, ({ organisations }) => organisations);
}

/** Null: there is none of that id. */
export async function loadOrganisation(id: string, language: Language): Promise<Answer<OrganisationFile | null>> {
  return partOf(await post(organisationOnFileQuery, { id }, language), ({ organisation }) => organisation);
}
