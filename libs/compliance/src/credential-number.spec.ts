import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CredentialKind, checkCredentialNumber } from './index.js';

const FIRM = '91130200699229617X';
const OTHER_FIRM = '91310000132200821H';

describe('discharge permit number', () => {
  const check = (number: string | null, firm: string | null = FIRM) =>
    checkCredentialNumber('DISCHARGE_PERMIT', number, firm);

  test.each(['91130200699229617X001P', '91130200699229617X002P'])(
    'the standard’s example %s is valid for its firm, first and second site',
    number => expect(check(number)).toEqual({ kind: 'VALID', notes: [] }),
  );

  test.each(['W', 'X', 'Y', 'Z'])(
    'a number that ends in %s is a registration receipt: accepted with a note',
    letter => {
      expect(check(`${FIRM}001${letter}`)).toEqual({ kind: 'VALID', notes: ['REGISTRATION_NOT_PERMIT'] });
    },
  );

  test.each([...'ABCDEFGHIJKLMNOPQRSTUV'])('the identifier letter %s is accepted without a note', letter => {
    expect(check(`${FIRM}001${letter}`)).toEqual({ kind: 'VALID', notes: [] });
  });

  test.each([
    ['no number', null, 1, 'NUMBER_MISSING'],
    ['an empty number', '', 1, 'NUMBER_MISSING'],
    ['a number that ends inside the code', '911302', 7, 'WRONG_LENGTH'],
    ['the bare code', FIRM, 19, 'WRONG_LENGTH'],
    ['a number without its letter', `${FIRM}001`, 22, 'WRONG_LENGTH'],
    ['a number that is too long', `${FIRM}001P1`, 23, 'WRONG_LENGTH'],
    ['a slip inside the code, where it is', '91130200699229607X001P', 16, 'WRONG_CHARACTER'],
    ['a letter in the site sequence', `${FIRM}0O1P`, 20, 'WRONG_CHARACTER'],
    ['a digit for the letter', `${FIRM}0011`, 22, 'WRONG_CHARACTER'],
    ['a small letter', `${FIRM}001p`, 22, 'WRONG_CHARACTER'],
    ['the permit of another firm', `${OTHER_FIRM}001P`, 3, 'OTHER_ORGANISATION'],
  ] as const)('refuses %s', (_rule, number, position, fault) => {
    expect(check(number)).toEqual({ kind: 'INVALID', position, fault });
  });

  test('without a social credit code of its own an organisation can hold no permit number', () => {
    expect(check('91130200699229617X001P', null)).toEqual({
      kind: 'INVALID',
      position: 1,
      fault: 'NO_SOCIAL_CREDIT_CODE',
    });
  });

  test('a code that equals the organisation’s but fails its own check is refused', () => {
    expect(check('911302006992296170001P', '911302006992296170')).toEqual({
      kind: 'INVALID',
      position: 18,
      fault: 'WRONG_CHECK_CHARACTER',
    });
  });

  test('every exchange of a single character is refused where it stands, but for other digits and letters behind the code', () => {
    const number = `${FIRM}001P`;
    for (let i = 0; i < number.length; i++) {
      for (const other of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZa -') {
        if (other === number[i]) continue;
        const belongs = i >= 18 && (i < 21 ? /\d/ : /[A-Z]/).test(other);
        const verdict = check(number.slice(0, i) + other + number.slice(i + 1));
        if (belongs) expect(verdict.kind).toBe('VALID');
        else expect(verdict).toMatchObject({ kind: 'INVALID', position: i + 1 });
      }
    }
  });
});

describe('filing and contract numbers', () => {
  const required: readonly CredentialKind[] = ['RECYCLER_FILING', 'HAZARDOUS_WASTE_CONTRACT'];
  const optional: readonly CredentialKind[] = ['NORMATIVE_LISTING', 'ENVIRONMENTAL_GRADE'];

  test.each(required)('%s needs a number', kind => {
    expect(checkCredentialNumber(kind, null, FIRM)).toEqual({ kind: 'INVALID', position: 1, fault: 'NUMBER_MISSING' });
  });

  test.each(optional)('%s may do without a number', kind => {
    expect(checkCredentialNumber(kind, null, null)).toEqual({ kind: 'VALID', notes: [] });
  });

  test.each([...required, ...optional])('%s takes any 1 to 64 printable characters, with or without a code', kind => {
    for (const number of ['1', '粤再生备〔2024〕第 0017 号', '字'.repeat(64), '🜂'.repeat(64)]) {
      expect(checkCredentialNumber(kind, number, null)).toEqual({ kind: 'VALID', notes: [] });
    }
  });

  test.each([
    ['a blank number', '  ', 1, 'NUMBER_MISSING'],
    ['an empty number', '', 1, 'NUMBER_MISSING'],
    ['65 characters', 'A'.repeat(65), 65, 'WRONG_LENGTH'],
    ['a line feed', 'AB\nC', 3, 'WRONG_CHARACTER'],
    ['a zero-width space', 'A\u200bB', 2, 'WRONG_CHARACTER'],
    ['a right-to-left override', 'A\u202eB', 2, 'WRONG_CHARACTER'],
    ['half a surrogate pair', 'ABC\ud800', 4, 'WRONG_CHARACTER'],
  ] as const)('refuses %s', (_rule, number, position, fault) => {
    for (const kind of [...required, ...optional]) {
      expect(checkCredentialNumber(kind, number, FIRM)).toEqual({ kind: 'INVALID', position, fault });
    }
  });

  test('any text of any kind gets a verdict', () => {
    const kinds: readonly CredentialKind[] = ['DISCHARGE_PERMIT', ...required, ...optional];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary', maxLength: 80 }), (kind, number) => {
        const verdict = checkCredentialNumber(kind, number, FIRM);
        if (verdict.kind === 'INVALID') expect(verdict.position).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
