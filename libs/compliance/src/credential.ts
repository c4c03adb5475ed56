import { type CalendarDate, type Instant, shanghaiDate } from './calendar-date.js';

/** What an organisation can prove: MIIT listing, pollutant discharge permit, recycler filing, dross-disposal contract, environmental grade. */
export type CredentialKind =
  | 'NORMATIVE_LISTING'
  | 'DISCHARGE_PERMIT'
  | 'RECYCLER_FILING'
  | 'HAZARDOUS_WASTE_CONTRACT'
  | 'ENVIRONMENTAL_GRADE';

export type CredentialStatus = 'SUBMITTED' | 'VERIFIED' | 'EXPIRED' | 'SUSPENDED' | 'REVOKED' | 'REJECTED';

/** One proof as stored. Both dates are inclusive days in Asia/Shanghai; null = unbounded on that side. */
export interface Credential {
  readonly kind: CredentialKind;
  readonly status: CredentialStatus;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

/**
 * The status to show at `now`: a VERIFIED credential reads EXPIRED from 00:00:00.000 +08:00 after `validTo`. Every other status
 * reads as stored, and VERIFIED before `validFrom` stays VERIFIED (the review has happened; eligibility says NOT_YET_VALID).
 * Expiry is read, never written, so it needs no job that could be late. Source: docs/semantics.md, Date and Eligibility.
 */
export function effectiveStatus(credential: Pick<Credential, 'status' | 'validTo'>, now: Instant): CredentialStatus {
  const isOver = credential.validTo !== null && credential.validTo < shanghaiDate(now);
  return credential.status === 'VERIFIED' && isOver ? 'EXPIRED' : credential.status;
}
