import { describe, expect, test } from '@jest/globals';
import { validity } from './validity.js';

describe('the days of a credential', () => {
  const until = (validTo: string) => validity({ validFrom: null, validTo }, '2026-11-23');

  test('the last day is a day of the credential', () => {
    expect(until('2026-11-23')).toEqual({ kind: 'LEFT', days: 0, soon: true });
    expect(until('2026-11-22')).toEqual({ kind: 'OVER', days: 1 });
  });
  test('thirty days before the end it is time to renew', () => {
    expect(until('2026-12-23')).toEqual({ kind: 'LEFT', days: 30, soon: true });
    expect(until('2026-12-24')).toEqual({ kind: 'LEFT', days: 31, soon: false });
  });
  test('a credential whose first day is to come is not valid yet', () => {
    expect(validity({ validFrom: '2026-11-24', validTo: null }, '2026-11-23')).toEqual({ kind: 'NOT_YET', days: 1 });
    expect(validity({ validFrom: '2026-11-23', validTo: null }, '2026-11-23')).toEqual({ kind: 'UNBOUNDED' });
  });
  test('leap days count', () => {
    expect(validity({ validFrom: null, validTo: '2028-03-01' }, '2028-02-28')).toMatchObject({ days: 2 });
  });
});
