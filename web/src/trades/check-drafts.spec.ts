import { describe, expect, test } from '@jest/globals';
import { checkInspection, checkTicket, type InspectionDraft, type TicketDraft, wallClockOf } from './check-drafts.js';

const NOW = Date.parse('2026-11-24T02:00:00Z');
const ticket: TicketDraft = {
  grossKg: '32,480',
  tareKg: '14260',
  plate: ' 粤E·7K211 ',
  weighedAt: '2026-11-24T09:02',
  scaleId: '',
};
const problems = (change: Partial<TicketDraft>) => {
  const checked = checkTicket({ ...ticket, ...change }, NOW);
  return checked.kind === 'WRONG' ? checked.problems : null;
};

describe('a ticket', () => {
  test('is read with its Beijing time', () => {
    expect(checkTicket(ticket, NOW)).toEqual({
      kind: 'READY',
      ready: {
        grossKg: '32480',
        tareKg: '14260',
        plate: '粤E·7K211',
        weighedAt: '2026-11-24T01:02:00.000Z',
        scaleId: null,
      },
    });
    expect(wallClockOf(NOW)).toBe('2026-11-24T10:00');
  });
  test.each<[string, Partial<TicketDraft>, object]>([
    ['a tare of the gross', { tareKg: '32480.000' }, { tareKg: 'NOT_BELOW_GROSS' }],
    ['no mass', { grossKg: '32t' }, { grossKg: 'NOT_A_MASS' }],
    ['too many decimals', { grossKg: '32480.1234' }, { grossKg: 'NOT_A_MASS' }],
    ['more than a bridge carries', { grossKg: '10000000.001' }, { grossKg: 'TOO_HEAVY' }],
    ['no plate', { plate: ' ' }, { plate: 'REQUIRED' }],
    ['no time', { weighedAt: '' }, { weighedAt: 'NOT_A_TIME' }],
    ['a time to come', { weighedAt: '2026-11-24T10:06' }, { weighedAt: 'IN_THE_FUTURE' }],
  ])('with %s is stopped at its field', (_name, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});

const empty: InspectionDraft = {
  moisturePercent: '',
  inclusionPercent: '',
  metalRecoveryPercent: '',
  metalContentPercent: '',
  freeIronPercent: '',
  oilGreasePercent: '',
  finesPercent: '',
  Si: '',
  Fe: '',
  Cu: '',
  Mn: '',
  Mg: '',
  Zn: '',
  method: '',
  radioactivity: 'NOT_MEASURED',
};

describe('an inspection', () => {
  test('leaves out what was not measured', () => {
    expect(checkInspection({ ...empty, moisturePercent: '3.2%', Fe: '0.79', radioactivity: 'FAILED' })).toEqual({
      kind: 'READY',
      ready: {
        method: null,
        sample: {
          moisturePercent: '3.2',
          radioactivityPassed: false,
          composition: [{ element: 'Fe', massPercent: '0.79' }],
        },
      },
    });
    expect(checkInspection(empty)).toEqual({
      kind: 'READY',
      ready: { method: null, sample: { radioactivityPassed: null, composition: [] } },
    });
  });
  test('with a share above 100 % or elements above it together is stopped at its field', () => {
    expect(checkInspection({ ...empty, moisturePercent: '100.0001' })).toEqual({
      kind: 'WRONG',
      problems: { moisturePercent: 'NOT_A_PERCENT' },
    });
    expect(checkInspection({ ...empty, Si: '60', Zn: '40.1' })).toEqual({
      kind: 'WRONG',
      problems: { Zn: 'OVER_WHOLE' },
    });
  });
});
