import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSocialCreditCode, socialCreditCodeWarnings } from './index.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALID_CODES = [
  '91350100M000100Y43',
  '914403001922038216',
  '91330100799655058B',
  '91130200699229617X',
  '91310000132200821H',
  '91110108MA00000070',
];

describe('unified social credit code', () => {
  test.each(VALID_CODES)('%s is valid, and so is its inner organisation code', code => {
    expect(checkSocialCreditCode(code)).toEqual({ kind: 'VALID' });
    expect(socialCreditCodeWarnings(code)).toEqual([]);
  });

  test('the check character of the standard’s example is 3: the sum 1640 leaves 28, and 31 − 28 = 3', () => {
    const accepted = [...ALPHABET].filter(last => checkSocialCreditCode(`91350100M000100Y4${last}`).kind === 'VALID');
    expect(accepted).toEqual(['3']);
  });

  test('a sum that leaves no remainder gives the check character 0', () => {
    const accepted = [...ALPHABET].filter(last => checkSocialCreditCode(`91110108MA0000007${last}`).kind === 'VALID');
    expect(accepted).toEqual(['0']);
  });

  test('position i weighs 3^(i−1) modulo 31', () => {
    for (let i = 0; i < 17; i++) {
      const body = `${'0'.repeat(i)}1${'0'.repeat(16 - i)}`;
      const expected = ALPHABET.charAt((31 - (3 ** i % 31)) % 31);
      expect(checkSocialCreditCode(body + expected)).toEqual({ kind: 'VALID' });
    }
  });

  test.each([
    ['a character outside the alphabet, by its position', '91350100M000100Y4Z', 18],
    ['a wrong check character, at 18', '91350100M000100Y44', 18],
    ['two characters exchanged, by the check character', '91350100M000010Y43', 18],
    ['a small letter, by its position', '91350100m000100Y43', 9],
    ['the letter I, O, S, V or Z, by its position', '9O350100M000100Y43', 2],
    ['a code that is too short, at the first missing position', '91350100M000100Y4', 18],
    ['an empty code, at position 1', '', 1],
    ['a code that is too long, at position 19', '91350100M000100Y430', 19],
    ['a wrong character before a wrong length', '9135010-M0', 8],
    ['a full-width digit', '9135010０M000100Y43', 8],
    ['a character of two UTF-16 units as one position', '91350100🜂000100Y43', 9],
  ])('refuses %s', (_rule, code, position) => {
    expect(checkSocialCreditCode(code)).toEqual({ kind: 'INVALID', position });
  });

  test('every exchange of a single character of a valid code is refused', () => {
    for (const code of VALID_CODES) {
      for (let i = 0; i < code.length; i++) {
        for (const other of `${ALPHABET}IOSVZaz -`) {
          if (other === code[i]) continue;
          const verdict = checkSocialCreditCode(code.slice(0, i) + other + code.slice(i + 1));
          expect(verdict).toEqual({ kind: 'INVALID', position: ALPHABET.includes(other) ? 18 : i + 1 });
        }
      }
    }
  });

  test('of the 31 endings of any body exactly one is valid, and any exchange inside the body then refuses it', () => {
    const body = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 30 }), (characters, at, shift) => {
        const endings = [...ALPHABET].filter(c => checkSocialCreditCode([...characters, c].join('')).kind === 'VALID');
        expect(endings).toHaveLength(1);
        const flipped = [...characters, ...endings];
        flipped[at] = ALPHABET.charAt((ALPHABET.indexOf(flipped[at] ?? '') + shift) % 31);
        expect(checkSocialCreditCode(flipped.join(''))).toEqual({ kind: 'INVALID', position: 18 });
      }),
    );
  });

  test('any text gets a verdict, and a refused position lies within the code or right behind it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const verdict = checkSocialCreditCode(text);
        if (verdict.kind === 'VALID') return;
        expect(verdict.position).toBeGreaterThanOrEqual(1);
        expect(verdict.position).toBeLessThanOrEqual(Math.min([...text].length + 1, 19));
      }),
    );
  });
});

describe('warnings about a valid code', () => {
  const completed = (body: string) => {
    const last = [...ALPHABET].find(c => checkSocialCreditCode(body + c).kind === 'VALID');
    return `${body}${last}`;
  };

  test('an inner organisation code that fails GB 11714 is a warning, never a refusal', () => {
    const code = completed('91110108MA0000008');
    expect(checkSocialCreditCode(code).kind).toBe('VALID');
    expect(socialCreditCodeWarnings(code)).toEqual([{ code: 'ORGANISATION_CODE_CHECK_DIGIT', position: 17 }]);
  });

  test('exactly one inner check digit is free of the warning', () => {
    const quiet = [...ALPHABET].filter(
      c => !socialCreditCodeWarnings(completed(`9135010070000000${c}`)).some(w => w.position === 17),
    );
    expect(quiet).toEqual(['1']); // 7·3 = 21, 21 mod 11 = 10, 11 − 10 = 1
  });

  test('the inner remainder 0 is written 0 and the remainder 1 is written X', () => {
    const free = (body: string) => !socialCreditCodeWarnings(completed(body)).some(w => w.position === 17);
    expect(free('91350100000000000')).toBe(true); // Σ 0
    expect(free('9135010040000000X')).toBe(true); // 4·3 = 12, 12 mod 11 = 1
  });

  test('position i of the inner code weighs 2^(9−i) modulo 11', () => {
    for (let i = 1; i <= 8; i++) {
      const inner = `${'0'.repeat(i - 1)}1${'0'.repeat(8 - i)}`;
      const digit = (11 - (2 ** (9 - i) % 11)) % 11;
      const code = completed(`91350100${inner}${digit === 10 ? 'X' : digit}`);
      expect(socialCreditCodeWarnings(code)).toEqual([]);
    }
  });

  test('a letter in the area code is a warning at its position', () => {
    expect(socialCreditCodeWarnings(completed('9135A100M000100Y4'))).toEqual([
      { code: 'AREA_CODE_NOT_NUMERIC', position: 5 },
    ]);
  });

  test('an invalid code has no warnings, it is refused', () => {
    expect(socialCreditCodeWarnings('91350100M000100Y44')).toEqual([]);
  });
});
