import type { CredentialKind, CredentialStatus, EligibilityReasonCode, Role } from '@app/compliance';
import type { MayBidQuery } from './eligibility.operations.js';

/** One thing that bidding takes, met or not. */
export type ChecklistItem =
  | { readonly kind: 'ROLE'; readonly met: boolean; readonly message: string | null }
  | {
      readonly kind: 'CREDENTIAL';
      readonly credential: CredentialKind;
      readonly met: boolean;
      /** this auction asks for it, beside what the role takes */
      readonly byAuction: boolean;
      /** why it is not met, in the server's words; null when it is */
      readonly code: EligibilityReasonCode | null;
      readonly message: string | null;
      /** met: the last valid day, null without one */
      readonly validTo: string | null;
      /** where a submission by the organisation itself is the cure */
      readonly submitCures: boolean;
    };

export interface BidChecklist {
  readonly eligible: boolean;
  /** what is missing first; the role before the credentials */
  readonly items: readonly ChecklistItem[];
  /** no credential cures it: nobody of these roles bids */
  readonly neverByRole: boolean;
}

/** Where a new submission is what helps; elsewhere one waits, or asks the operator. */
const SUBMIT_CURES: ReadonlySet<EligibilityReasonCode> = new Set([
  'CREDENTIAL_MISSING',
  'CREDENTIAL_EXPIRED',
  'CREDENTIAL_REVOKED',
]);

/** Bidding by any one of these roles has a rule of its own (docs/semantics.md, Eligibility); the server's answer decides. */
export const BIDDING_ROLES: ReadonlySet<Role> = new Set(['RECYCLER', 'PROCESSOR']);

interface HeldCredential {
  readonly kind: CredentialKind;
  readonly status: CredentialStatus;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * What bidding takes of this organisation, from the server's answer alone: every reason it gave is missing, and met is what it did not
 * complain about and the auction asks for or the organisation holds in force. `today` is the server's day in Shanghai, YYYY-MM-DD.
 */
export function bidChecklist(
  { eligible, reasons }: MayBidQuery['eligibility'],
  required: readonly CredentialKind[],
  held: readonly HeldCredential[],
  today: string,
): BidChecklist {
  const againstRole = reasons.find(({ code }) => code === 'ROLE_MAY_NOT_BID');
  const missing = reasons.flatMap(({ code, message, credentialKind }): ChecklistItem[] =>
    credentialKind === null
      ? []
      : [
          {
            kind: 'CREDENTIAL',
            credential: credentialKind,
            met: false,
            byAuction: required.includes(credentialKind),
            code: code as EligibilityReasonCode,
            message,
            validTo: null,
            submitCures: SUBMIT_CURES.has(code as EligibilityReasonCode),
          },
        ],
  );
  const complained = new Set(reasons.map(({ credentialKind }) => credentialKind));
  const inForce = held.filter(credential => isInForce(credential, today));
  const met = [...new Set([...required, ...inForce.map(({ kind }) => kind)])]
    .filter(kind => !complained.has(kind))
    .map(
      (kind): ChecklistItem => ({
        kind: 'CREDENTIAL',
        credential: kind,
        met: true,
        byAuction: required.includes(kind),
        code: null,
        message: null,
        validTo: lastDay(inForce.filter(credential => credential.kind === kind)),
        submitCures: false,
      }),
    );
  const role: ChecklistItem = { kind: 'ROLE', met: againstRole === undefined, message: againstRole?.message ?? null };
  return {
    eligible,
    items: againstRole === undefined ? [...missing, role, ...met] : [role, ...missing, ...met],
    neverByRole: againstRole !== undefined,
  };
}

const isInForce = ({ status, validFrom, validTo }: HeldCredential, today: string): boolean =>
  status === 'VERIFIED' && (validFrom === null || validFrom <= today) && (validTo === null || today <= validTo);

/** Of several the one that lasts longest; null: without end, or none is known. */
function lastDay(credentials: readonly HeldCredential[]): string | null {
  const days = credentials.map(({ validTo }) => validTo);
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
}
