/** VALID, or the 1-based position of the first wrong character. */
export type ResidentIdentityNumberVerdict =
  | { readonly kind: 'VALID' }
  | { readonly kind: 'INVALID'; readonly position: number };

/**
 * Checks the form and check character of a resident identity number (GB 11643-1999): 17 digits and one of 0–9 or X.
 * Positions as in `checkSocialCreditCode`. Area and birth date are not judged. Total.
 */
export function checkResidentIdentityNumber(number: string): ResidentIdentityNumberVerdict {
  const characters = [...number];
  const firstForeign = characters
    .slice(0, NUMBER_LENGTH)
    .findIndex((character, i) => !(i < WEIGHTS.length ? /^[0-9]$/ : /^[0-9X]$/).test(character));
  if (firstForeign >= 0) return { kind: 'INVALID', position: firstForeign + 1 };
  if (characters.length < NUMBER_LENGTH) return { kind: 'INVALID', position: characters.length + 1 };
  if (characters.length > NUMBER_LENGTH) return { kind: 'INVALID', position: NUMBER_LENGTH + 1 };
  const sum = WEIGHTS.reduce<number>((total, weight, i) => total + weight * Number(characters[i]), 0);
  return number.endsWith(CHECK_CHARACTERS.charAt(sum % 11))
    ? { kind: 'VALID' }
    : { kind: 'INVALID', position: NUMBER_LENGTH };
}

const NUMBER_LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** Indexed by Σ mod 11. */
const CHECK_CHARACTERS = '10X98765432';
