import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkResidentIdentityNumber } from './index.js';

const VALID = '11010519491231002X';

test('the published example ends in X', () => {
  const accepted = [...'0123456789X'].filter(c => checkResidentIdentityNumber(VALID.slice(0, 17) + c).kind === 'VALID');
  expect(accepted).toEqual(['X']);
});

test('with its check character every number is 1 modulo 11, the digits weighed with falling powers of 2 (ISO 7064, MOD 11-2)', () => {
  const digit = fc.constantFrom(...'0123456789');
  fc.assert(
    fc.property(fc.array(digit, { minLength: 17, maxLength: 17 }), digits => {
      const body = digits.join('');
      const accepted = [...'0123456789X'].filter(c => checkResidentIdentityNumber(body + c).kind === 'VALID');
      const sum = digits.reduce((total, each, i) => total + Number(each) * 2 ** (17 - i), 0);
      expect(accepted.map(c => (sum + (c === 'X' ? 10 : Number(c))) % 11)).toEqual([1]);
    }),
  );
});

test('every exchange of a single digit is refused', () => {
  for (let i = 0; i < 17; i++) {
    for (const other of '0123456789') {
      if (other === VALID[i]) continue;
      const flipped = VALID.slice(0, i) + other + VALID.slice(i + 1);
      expect(checkResidentIdentityNumber(flipped)).toEqual({ kind: 'INVALID', position: 18 });
    }
  }
});

test.each([
  ['an X before the end', '1101051949123100X2', 17],
  ['a small x', '11010519491231002x', 18],
  ['a number that is too short', '1101051949', 11],
  ['a number that is too long', '11010519491231002X1', 19],
  ['an empty number', '', 1],
])('refuses %s by its position', (_rule, number, position) => {
  expect(checkResidentIdentityNumber(number)).toEqual({ kind: 'INVALID', position });
});
