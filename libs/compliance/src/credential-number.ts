import type { CredentialKind } from './credential.js';
import { checkSocialCreditCode } from './social-credit-code.js';

/** Something to show beside a number that is accepted. */
export type CredentialNumberNote = 'REGISTRATION_NOT_PERMIT';

/**
 * Why a number is refused: it is not there, it ends too early or too late, a character does not belong at its position, its check
 * character is wrong, it carries the (valid) social credit code of another organisation, or the organisation has no code to compare.
 */
export type CredentialNumberFault =
  | 'NUMBER_MISSING'
  | 'WRONG_LENGTH'
  | 'WRONG_CHARACTER'
  | 'WRONG_CHECK_CHARACTER'
  | 'OTHER_ORGANISATION'
  | 'NO_SOCIAL_CREDIT_CODE';

export type CredentialNumberVerdict =
  | { readonly kind: 'VALID'; readonly notes: readonly CredentialNumberNote[] }
  | { readonly kind: 'INVALID'; readonly position: number; readonly fault: CredentialNumberFault };

/**
 * Checks the number of a credential; `position` is the 1-based first wrong character (length + 1 where one is missing; 1 when the
 * whole number is missing). `socialCreditCode` is the submitting organisation's, null for a natural person. Total.
 * - DISCHARGE_PERMIT, required: 22 characters = the organisation's own code (18), site sequence (3 digits), identifier letter
 *   (A–Z). Ending in W–Z it is a registration receipt (排污登记回执): accepted with the note REGISTRATION_NOT_PERMIT.
 * - RECYCLER_FILING, HAZARDOUS_WASTE_CONTRACT, required: any 1–64 printable characters.
 * - NORMATIVE_LISTING, ENVIRONMENTAL_GRADE: null, or 1–64 printable characters; the list or the authority is the proof.
 *
 * Source: HJ 608-2017 for the permit; docs/semantics.md, Eligibility, for the others.
 */
export function checkCredentialNumber(
  kind: CredentialKind,
  number: string | null,
  socialCreditCode: string | null,
): CredentialNumberVerdict {
  switch (kind) {
    case 'DISCHARGE_PERMIT':
      return number === null ? invalid(1, 'NUMBER_MISSING') : checkDischargePermit([...number], socialCreditCode);
    case 'RECYCLER_FILING':
    case 'HAZARDOUS_WASTE_CONTRACT':
      return number === null ? invalid(1, 'NUMBER_MISSING') : checkPrintable([...number]);
    case 'NORMATIVE_LISTING':
    case 'ENVIRONMENTAL_GRADE':
      return number === null ? valid : checkPrintable([...number]);
    default:
      return kind satisfies never;
  }
}

const valid: CredentialNumberVerdict = { kind: 'VALID', notes: [] };
const invalid = (position: number, fault: CredentialNumberFault): CredentialNumberVerdict => ({
  kind: 'INVALID',
  position,
  fault,
});

const CODE_LENGTH = 18;
const PERMIT_LENGTH = 22;

function checkDischargePermit(characters: readonly string[], socialCreditCode: string | null): CredentialNumberVerdict {
  if (characters.length === 0) return invalid(1, 'NUMBER_MISSING');
  if (socialCreditCode === null) return invalid(1, 'NO_SOCIAL_CREDIT_CODE');
  const own = [...socialCreditCode];
  const holder = checkSocialCreditCode(characters.slice(0, CODE_LENGTH).join(''));
  // The organisation's own code is known, so the first difference names a slip more exactly than its check character could.
  for (let i = 0; i < CODE_LENGTH; i++) {
    if (characters[i] === undefined) return invalid(i + 1, 'WRONG_LENGTH');
    if (characters[i] !== own[i]) {
      return invalid(i + 1, holder.kind === 'VALID' ? 'OTHER_ORGANISATION' : 'WRONG_CHARACTER');
    }
  }
  if (holder.kind === 'INVALID') {
    return invalid(holder.position, holder.position === CODE_LENGTH ? 'WRONG_CHECK_CHARACTER' : 'WRONG_CHARACTER');
  }
  for (let i = CODE_LENGTH; i < PERMIT_LENGTH; i++) {
    const character = characters[i];
    if (character === undefined) return invalid(i + 1, 'WRONG_LENGTH');
    if (!(i < PERMIT_LENGTH - 1 ? /^[0-9]$/ : /^[A-Z]$/).test(character)) return invalid(i + 1, 'WRONG_CHARACTER');
  }
  if (characters.length > PERMIT_LENGTH) return invalid(PERMIT_LENGTH + 1, 'WRONG_LENGTH');
  const isRegistration = /^[W-Z]$/.test(characters[PERMIT_LENGTH - 1] ?? '');
  return isRegistration ? { kind: 'VALID', notes: ['REGISTRATION_NOT_PERMIT'] } : valid;
}

const PRINTABLE_LENGTH_MAX = 64;
/** Control, format, surrogate and private-use characters and line or paragraph separators print nothing, or not the same everywhere. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

function checkPrintable(characters: readonly string[]): CredentialNumberVerdict {
  if (characters.every(character => character.trim() === '')) return invalid(1, 'NUMBER_MISSING');
  const firstUnprintable = characters
    .slice(0, PRINTABLE_LENGTH_MAX)
    .findIndex(character => UNPRINTABLE.test(character));
  if (firstUnprintable >= 0) return invalid(firstUnprintable + 1, 'WRONG_CHARACTER');
  return characters.length > PRINTABLE_LENGTH_MAX ? invalid(PRINTABLE_LENGTH_MAX + 1, 'WRONG_LENGTH') : valid;
}
