import type { CredentialKind } from '@app/compliance';
import type { CredentialOnFileFragment } from './my-credentials.operations.js';

/** A credential as its organisation and operators see it; the status is the effective one at the time of the answer. */
export type Credential = CredentialOnFileFragment;

/** One decision about it; `by`: the operator's e-mail address, for operators only. */
export type Review = Credential['reviews'][number];

/** In the order in which a bidder needs them. */
export const CREDENTIAL_KINDS: readonly CredentialKind[] = [
  'RECYCLER_FILING',
  'DISCHARGE_PERMIT',
  'HAZARDOUS_WASTE_CONTRACT',
  'NORMATIVE_LISTING',
  'ENVIRONMENTAL_GRADE',
];
