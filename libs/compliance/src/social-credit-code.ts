/** VALID, or the 1-based position of the first wrong character. */
export type SocialCreditCodeVerdict =
  | { readonly kind: 'VALID' }
  | { readonly kind: 'INVALID'; readonly position: number };

/**
 * Checks a unified social credit code (GB 32100-2015): 18 characters = registration authority (1), entity type (1), area code (6),
 * organisation code (9), check character (1), over an alphabet of 31 without I, O, S, V, Z; capitals only.
 * `position` is that of the first character outside the alphabet; of a wrong length the first missing (length + 1) or extra (19)
 * position; of a wrong check character 18. Characters are judged before the length, the length before the check character.
 * Total: every string gets a verdict. Every exchange of a single character is found, since no weight is 0 modulo the prime 31.
 */
export function checkSocialCreditCode(code: string): SocialCreditCodeVerdict {
  const characters = [...code];
  const firstForeign = characters.slice(0, CODE_LENGTH).findIndex(character => !ALPHABET.includes(character));
  if (firstForeign >= 0) return { kind: 'INVALID', position: firstForeign + 1 };
  if (characters.length < CODE_LENGTH) return { kind: 'INVALID', position: characters.length + 1 };
  if (characters.length > CODE_LENGTH) return { kind: 'INVALID', position: CODE_LENGTH + 1 };
  return code.endsWith(checkCharacter(characters)) ? { kind: 'VALID' } : { kind: 'INVALID', position: CODE_LENGTH };
}

/** Something odd in a code whose own check character holds; `position` is 1-based. */
export interface SocialCreditCodeWarning {
  readonly code: 'AREA_CODE_NOT_NUMERIC' | 'ORGANISATION_CODE_CHECK_DIGIT';
  readonly position: number;
}

/**
 * Reasons for an operator to look twice at a VALID code; none of them refuses it. ORGANISATION_CODE_CHECK_DIGIT (position 17): the
 * inner organisation code fails GB 11714, which newly given "MA…" serials may do. AREA_CODE_NOT_NUMERIC: a letter at positions 3–8.
 * An invalid code has no warnings, it is refused already.
 */
export function socialCreditCodeWarnings(code: string): readonly SocialCreditCodeWarning[] {
  if (checkSocialCreditCode(code).kind === 'INVALID') return [];
  const warnings: SocialCreditCodeWarning[] = [];
  const firstLetterOfArea = code.slice(AREA_CODE_START, ORGANISATION_CODE_START).search(/\D/);
  if (firstLetterOfArea >= 0) {
    warnings.push({ code: 'AREA_CODE_NOT_NUMERIC', position: AREA_CODE_START + firstLetterOfArea + 1 });
  }
  if (code.charAt(ORGANISATION_CHECK_INDEX) !== organisationCheckDigit(code)) {
    warnings.push({ code: 'ORGANISATION_CODE_CHECK_DIGIT', position: ORGANISATION_CHECK_INDEX + 1 });
  }
  return warnings;
}

const CODE_LENGTH = 18;
const AREA_CODE_START = 2;
const ORGANISATION_CODE_START = 8;
const ORGANISATION_CHECK_INDEX = 16;
/** The value of a character is its index. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** W(i) = 3^(i−1) mod 31 for i = 1…17. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** C18 = (31 − Σ C(i)·W(i) mod 31) mod 31; the outer modulus turns remainder 0 into "0". */
function checkCharacter(characters: readonly string[]): string {
  const sum = WEIGHTS.reduce<number>((total, weight, i) => total + weight * ALPHABET.indexOf(characters[i] ?? ''), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11714 over positions 9–16: C9 = 11 − Σ mod 11, written X for 10 and 0 for 11. */
function organisationCheckDigit(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce<number>(
    (total, weight, i) => total + weight * ORGANISATION_ALPHABET.indexOf(code.charAt(ORGANISATION_CODE_START + i)),
    0,
  );
  return '0123456789X0'.charAt(11 - (sum % 11));
}
