import { type CredentialKind, type CredentialNumberFault, checkCredentialNumber } from '@app/compliance';

/** What there is to say about a number while it is typed. */
export type TypedNumber =
  | { readonly kind: 'NOTHING' }
  /** right so far; `total` characters are wanted */
  | { readonly kind: 'GOING_ON'; readonly typed: number; readonly total: number }
  | { readonly kind: 'WRONG'; readonly position: number; readonly fault: CredentialNumberFault }
  | { readonly kind: 'RIGHT'; readonly registrationOnly: boolean };

const PERMIT_LENGTH = 22;

/** As it will be sent: a permit number has no spaces and capitals only, however it was copied; other numbers stay as they are. */
export function readNumber(kind: CredentialKind, typed: string): string | null {
  const text = typed.normalize('NFC').trim();
  const read = kind === 'DISCHARGE_PERMIT' ? text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() : text;
  return read === '' ? null : read;
}

/** A number that only lacks its end is no mistake while somebody types it. */
export function judgeTyped(kind: CredentialKind, number: string | null, socialCreditCode: string | null): TypedNumber {
  if (number === null) return { kind: 'NOTHING' };
  const verdict = checkCredentialNumber(kind, number, socialCreditCode);
  if (verdict.kind === 'VALID') {
    return { kind: 'RIGHT', registrationOnly: verdict.notes.includes('REGISTRATION_NOT_PERMIT') };
  }
  const { position, fault } = verdict;
  const typed = [...number].length;
  return fault === 'WRONG_LENGTH' && position > typed && typed < PERMIT_LENGTH
    ? { kind: 'GOING_ON', typed, total: PERMIT_LENGTH }
    : { kind: 'WRONG', position, fault };
}
