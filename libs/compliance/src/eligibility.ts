import { type CalendarDate, type Instant, shanghaiDate } from './calendar-date.js';
import type { Credential, CredentialKind } from './credential.js';

export type Role = 'COLLECTOR' | 'RECYCLER' | 'PROCESSOR' | 'OPERATOR' | 'OBSERVER';

/**
 * One sufficient way to bid: the role, with all of `requires`. Rules are rows of the database and always come as an argument; two
 * rules of the same role are two ways, either of which suffices. An empty `requires` lets the role bid on its own.
 */
export interface BiddingRule {
  readonly role: Role;
  readonly requires: readonly CredentialKind[];
}

export type EligibilityReasonCode =
  | 'ROLE_MAY_NOT_BID'
  | 'CREDENTIAL_MISSING'
  | 'CREDENTIAL_NOT_VERIFIED'
  | 'CREDENTIAL_NOT_YET_VALID'
  | 'CREDENTIAL_EXPIRED'
  | 'CREDENTIAL_SUSPENDED'
  | 'CREDENTIAL_REVOKED';

/** `credentialKind` is null for ROLE_MAY_NOT_BID only. */
export interface EligibilityReason {
  readonly code: EligibilityReasonCode;
  readonly credentialKind: CredentialKind | null;
}

/**
 * Why an organisation may not bid at `now`; empty = it may. All reasons, not the first, at most one per credential kind.
 * - The rule of any of its roles suffices; `requiredCredentials` (the auction's own terms) add to whichever rule is taken.
 * - A kind is met by one credential that is VERIFIED with validFrom ≤ today ≤ validTo (null unbounded, days in Asia/Shanghai).
 *   Of several that all fail, the most promising one speaks (`PROMISE`).
 * - With several rules unmet, those reasons are given that leave the least to do, `requiredCredentials` counted in; of equally short
 *   lists the one whose rule comes first. Order of the reasons: as the rule, then as `requiredCredentials`, name the kinds.
 * - Without any rule for its roles: ROLE_MAY_NOT_BID, then whatever `requiredCredentials` lack.
 *
 * Total and pure; call it with the database's time inside the bid's transaction. Source: docs/semantics.md, Eligibility.
 */
export function eligibility(
  input: {
    readonly roles: readonly Role[];
    readonly credentials: readonly Credential[];
    readonly rules: readonly BiddingRule[];
    readonly requiredCredentials: readonly CredentialKind[];
  },
  now: Instant,
): readonly EligibilityReason[] {
  const today = shanghaiDate(now);
  const unmet = (kinds: readonly CredentialKind[]): readonly EligibilityReason[] =>
    [...new Set(kinds)].flatMap(kind => reasonAgainst(kind, input.credentials, today) ?? []);

  const ways = input.rules
    .filter(rule => input.roles.includes(rule.role))
    .map(rule => unmet([...rule.requires, ...input.requiredCredentials]));
  const [first, ...others] = ways;
  if (first === undefined) {
    return [{ code: 'ROLE_MAY_NOT_BID', credentialKind: null }, ...unmet(input.requiredCredentials)];
  }
  return others.reduce((shortest, way) => (way.length < shortest.length ? way : shortest), first);
}

/** The reason against `kind`, or null when one credential meets it. */
function reasonAgainst(
  kind: CredentialKind,
  credentials: readonly Credential[],
  today: CalendarDate,
): EligibilityReason | null {
  const standings = credentials.filter(credential => credential.kind === kind).map(each => standing(each, today));
  if (standings.includes('VALID')) return null;
  const best = PROMISE.find(candidate => standings.includes(candidate));
  return { code: best === undefined ? 'CREDENTIAL_MISSING' : REASON[best], credentialKind: kind };
}

type Standing = 'VALID' | 'NOT_YET_VALID' | 'SUBMITTED' | 'SUSPENDED' | 'EXPIRED' | 'REJECTED' | 'REVOKED';

function standing(credential: Credential, today: CalendarDate): Standing {
  if (credential.status !== 'VERIFIED') return credential.status;
  if (credential.validTo !== null && credential.validTo < today) return 'EXPIRED';
  if (credential.validFrom !== null && today < credential.validFrom) return 'NOT_YET_VALID';
  return 'VALID';
}

/**
 * What is nearest to being valid comes first: waiting suffices; a review is pending; a review can lift it; a renewal is needed;
 * a new submission after a refusal; struck off.
 */
const PROMISE = ['NOT_YET_VALID', 'SUBMITTED', 'SUSPENDED', 'EXPIRED', 'REJECTED', 'REVOKED'] as const;

const REASON: Readonly<Record<(typeof PROMISE)[number], EligibilityReasonCode>> = {
  NOT_YET_VALID: 'CREDENTIAL_NOT_YET_VALID',
  SUBMITTED: 'CREDENTIAL_NOT_VERIFIED',
  SUSPENDED: 'CREDENTIAL_SUSPENDED',
  EXPIRED: 'CREDENTIAL_EXPIRED',
  REJECTED: 'CREDENTIAL_NOT_VERIFIED',
  REVOKED: 'CREDENTIAL_REVOKED',
};
