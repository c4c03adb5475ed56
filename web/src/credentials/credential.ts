import type { CalendarDate, CredentialDecision, CredentialKind, CredentialStatus } from '@app/compliance';

/** A credential as its organisation and operators see it; the status is the effective one at the time of the answer. */
export interface Credential {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly status: CredentialStatus;
  readonly number: string | null;
  readonly grade: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** RFC 3339 */
  readonly submittedAt: string | null;
  /** oldest first */
  readonly reviews: readonly Review[];
}

export interface Review {
  readonly decision: CredentialDecision;
  readonly fromStatus: CredentialStatus;
  readonly toStatus: CredentialStatus;
  readonly reason: string | null;
  /** RFC 3339 */
  readonly at: string;
  /** e-mail address of the operator, for operators only */
  readonly by: string | null;
}

export const CREDENTIAL_FIELDS = `id kind status number grade validFrom validTo submittedAt
  reviews { decision fromStatus toStatus reason at by }`;

/** In the order in which a bidder needs them. */
export const CREDENTIAL_KINDS: readonly CredentialKind[] = [
  'RECYCLER_FILING',
  'DISCHARGE_PERMIT',
  'HAZARDOUS_WASTE_CONTRACT',
  'NORMATIVE_LISTING',
  'ENVIRONMENTAL_GRADE',
];
