import type { CredentialStatus } from './credential.js';

/** What an operator can decide about a credential. */
export type CredentialDecision = 'VERIFY' | 'REJECT' | 'SUSPEND' | 'REVOKE';

/**
 * The status after an operator's decision, or NOT_ALLOWED (the refusal CREDENTIAL_STATE). `status` is the stored one, not the
 * effective one, so that a repeated VERIFY is answered the same before and after expiry. A decision whose state is already
 * reached answers that state. Source: docs/semantics.md, Idempotency.
 */
export function reviewCredential(
  status: CredentialStatus,
  decision: CredentialDecision,
): CredentialStatus | 'NOT_ALLOWED' {
  return TRANSITIONS[status][decision];
}

/**
 * VERIFY lifts a suspension. REJECTED and REVOKED are final: whoever was turned down or struck off submits anew, so the old verdict
 * stays readable in the record. Only what was once in force can be suspended or revoked; an expired proof can still be revoked,
 * because a forgery may come to light late, but it is renewed by a new submission and not by a second VERIFY.
 */
const TRANSITIONS: Readonly<
  Record<CredentialStatus, Readonly<Record<CredentialDecision, CredentialStatus | 'NOT_ALLOWED'>>>
> = {
  SUBMITTED: { VERIFY: 'VERIFIED', REJECT: 'REJECTED', SUSPEND: 'NOT_ALLOWED', REVOKE: 'NOT_ALLOWED' },
  VERIFIED: { VERIFY: 'VERIFIED', REJECT: 'NOT_ALLOWED', SUSPEND: 'SUSPENDED', REVOKE: 'REVOKED' },
  SUSPENDED: { VERIFY: 'VERIFIED', REJECT: 'NOT_ALLOWED', SUSPEND: 'SUSPENDED', REVOKE: 'REVOKED' },
  EXPIRED: { VERIFY: 'NOT_ALLOWED', REJECT: 'NOT_ALLOWED', SUSPEND: 'NOT_ALLOWED', REVOKE: 'REVOKED' },
  REJECTED: { VERIFY: 'NOT_ALLOWED', REJECT: 'REJECTED', SUSPEND: 'NOT_ALLOWED', REVOKE: 'NOT_ALLOWED' },
  REVOKED: { VERIFY: 'NOT_ALLOWED', REJECT: 'NOT_ALLOWED', SUSPEND: 'NOT_ALLOWED', REVOKE: 'REVOKED' },
};
