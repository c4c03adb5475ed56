import { describe, expect, test } from '@jest/globals';
import {
  type CredentialDecision,
  type CredentialStatus,
  effectiveStatus,
  reviewCredential,
  shanghaiDate,
} from './index.js';

const at = (text: string) => Date.parse(text);
const STATUSES: readonly CredentialStatus[] = ['SUBMITTED', 'VERIFIED', 'EXPIRED', 'SUSPENDED', 'REVOKED', 'REJECTED'];
const DECISIONS: readonly CredentialDecision[] = ['VERIFY', 'REJECT', 'SUSPEND', 'REVOKE'];

describe('the day in Asia/Shanghai', () => {
  test.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23'],
    ['2026-11-23T16:00:00.000Z', '2026-11-24'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
    ['0099-12-31T16:00:00.000Z', '0100-01-01'],
  ])('at %s is %s', (instant, day) => {
    expect(shanghaiDate(at(instant))).toBe(day);
  });

  test.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY, at('9999-12-31T16:00:00.000Z')])('%s is no instant', now => {
    expect(() => shanghaiDate(now)).toThrow(RangeError);
  });
});

describe('effective status', () => {
  const verified = { status: 'VERIFIED', validTo: '2026-11-23' } as const;

  test('validTo is the last valid day: VERIFIED reads EXPIRED from the next midnight in Shanghai on', () => {
    expect(effectiveStatus(verified, at('2026-11-23T15:59:59.999Z'))).toBe('VERIFIED');
    expect(effectiveStatus(verified, at('2026-11-23T16:00:00.000Z'))).toBe('EXPIRED');
  });

  test('without validTo it never expires', () => {
    expect(effectiveStatus({ status: 'VERIFIED', validTo: null }, at('9000-01-01T00:00:00Z'))).toBe('VERIFIED');
  });

  test('only VERIFIED turns into EXPIRED; every other status reads as stored', () => {
    for (const status of STATUSES.filter(each => each !== 'VERIFIED')) {
      expect(effectiveStatus({ status, validTo: '2000-01-01' }, at('2026-11-23T00:00:00Z'))).toBe(status);
    }
  });
});

describe('review', () => {
  test('a submission is verified or rejected, nothing else', () => {
    expect(DECISIONS.map(decision => reviewCredential('SUBMITTED', decision))).toEqual([
      'VERIFIED',
      'REJECTED',
      'NOT_ALLOWED',
      'NOT_ALLOWED',
    ]);
  });

  test('a verified credential can be suspended and revoked, no longer rejected', () => {
    expect(reviewCredential('VERIFIED', 'SUSPEND')).toBe('SUSPENDED');
    expect(reviewCredential('VERIFIED', 'REVOKE')).toBe('REVOKED');
    expect(reviewCredential('VERIFIED', 'REJECT')).toBe('NOT_ALLOWED');
  });

  test('VERIFY lifts a suspension, REVOKE ends it', () => {
    expect(reviewCredential('SUSPENDED', 'VERIFY')).toBe('VERIFIED');
    expect(reviewCredential('SUSPENDED', 'REVOKE')).toBe('REVOKED');
    expect(reviewCredential('SUSPENDED', 'REJECT')).toBe('NOT_ALLOWED');
  });

  test('an expired credential is renewed by a new submission, but can still be revoked', () => {
    expect(DECISIONS.map(decision => reviewCredential('EXPIRED', decision))).toEqual([
      'NOT_ALLOWED',
      'NOT_ALLOWED',
      'NOT_ALLOWED',
      'REVOKED',
    ]);
  });

  test('REJECTED and REVOKED are final', () => {
    for (const final of ['REJECTED', 'REVOKED'] as const) {
      const reached = DECISIONS.map(decision => reviewCredential(final, decision));
      expect(new Set(reached)).toEqual(new Set([final, 'NOT_ALLOWED']));
    }
  });

  test('the same decision again answers the state that it reached', () => {
    for (const status of STATUSES) {
      for (const decision of DECISIONS) {
        const reached = reviewCredential(status, decision);
        if (reached !== 'NOT_ALLOWED') expect(reviewCredential(reached, decision)).toBe(reached);
      }
    }
  });
});
