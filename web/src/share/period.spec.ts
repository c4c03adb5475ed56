import { expect, test } from '@jest/globals';
import { checkPeriod, periodOf, twelveMonthsTo, yearBefore, yearOf } from './period.js';

const asked = (query: string) => periodOf(new URLSearchParams(query), '2026-11-23');

test('the address names the period; without one, or with one that is none, it is the calendar year', () => {
  expect(asked('from=2026-03-01&to=2026-03-31')).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  const year = { from: '2026-01-01', to: '2026-12-31' };
  for (const query of [
    '',
    'from=2026-03-01',
    'from=2026-02-30&to=2026-03-01',
    'from=2026-03-02&to=2026-03-01',
    'from=x&to=y',
  ]) {
    expect(asked(query)).toEqual(year);
  }
});

test('a period reaches over 36 calendar months at most', () => {
  expect(checkPeriod({ from: '2024-01-31', to: '2026-12-01' })).toBeNull();
  expect(checkPeriod({ from: '2023-12-31', to: '2026-12-01' })).toBe('TOO_LONG');
});

test('the presets are whole years, and twelve months that end today', () => {
  expect(yearOf('2026-11-23')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(yearBefore('2026-01-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  expect(twelveMonthsTo('2026-11-23')).toEqual({ from: '2025-12-01', to: '2026-11-23' });
  expect(twelveMonthsTo('2026-12-01')).toEqual({ from: '2026-01-01', to: '2026-12-01' });
});
