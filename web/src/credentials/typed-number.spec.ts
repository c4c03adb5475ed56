import { describe, expect, test } from '@jest/globals';
import { judgeTyped, readNumber } from './typed-number.js';

const CODE = '91350100M000100Y43';

describe('a number while it is typed', () => {
  const permit = (typed: string) => judgeTyped('DISCHARGE_PERMIT', readNumber('DISCHARGE_PERMIT', typed), CODE);

  test('what is right so far is no mistake', () => {
    expect(permit('')).toEqual({ kind: 'NOTHING' });
    expect(permit(CODE)).toEqual({ kind: 'GOING_ON', typed: 18, total: 22 });
    expect(permit(`${CODE}001`)).toEqual({ kind: 'GOING_ON', typed: 21, total: 22 });
  });
  test('the first wrong character is named at once', () => {
    expect(permit('9135X')).toEqual({ kind: 'WRONG', position: 5, fault: 'WRONG_CHARACTER' });
    expect(permit(`${CODE}0A1P`)).toMatchObject({ kind: 'WRONG', position: 20 });
    expect(permit(`${CODE}001PP`)).toMatchObject({ kind: 'WRONG', position: 23, fault: 'WRONG_LENGTH' });
  });
  test('a copied number may have spaces, small letters and full-width figures', () => {
    expect(readNumber('DISCHARGE_PERMIT', ' 91350100 m000100y43 ００1p ')).toBe(`${CODE}001P`);
    expect(readNumber('RECYCLER_FILING', ' 备案 7a ')).toBe('备案 7a');
    expect(readNumber('RECYCLER_FILING', '  ')).toBeNull();
  });
  test('a registration receipt is right and said to be no permit', () => {
    expect(permit(`${CODE}001P`)).toEqual({ kind: 'RIGHT', registrationOnly: false });
    expect(permit(`${CODE}001W`)).toEqual({ kind: 'RIGHT', registrationOnly: true });
  });
  test('a natural person can have no permit', () => {
    expect(judgeTyped('DISCHARGE_PERMIT', '9', null)).toMatchObject({ kind: 'WRONG', fault: 'NO_SOCIAL_CREDIT_CODE' });
  });
});
