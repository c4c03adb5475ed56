import { type Ppm, parseDecimal, ppm } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import { type Sample, suggestGrades } from './index.js';

const percent = (text: string): Ppm => ppm(parseDecimal(text, 4) ?? -1n);
const sampleOf = (given: Partial<Sample>): Sample => ({
  form: null,
  composition: [],
  moisture: null,
  inclusion: null,
  metalRecovery: null,
  metalContent: null,
  freeIron: null,
  oilGrease: null,
  fines: null,
  radioactivityPassed: null,
  ...given,
});
const containing = (element: string, share: string): Partial<Sample> => ({
  composition: [{ element, share: percent(share), plusMinus: null }],
});
const suggested = (standard: string, given: Partial<Sample>) =>
  suggestGrades(standard, sampleOf(given))?.map(({ grade }) => grade.code);

describe('suggested first is', () => {
  test('the stricter of two that are met: wire of 99.6 % is Talon before Tease, of 99.2 % Tease and no longer Talon', () => {
    expect(suggested('rema-2026', { form: 'WIRE', ...containing('Al', '99.6') })?.slice(0, 2)).toEqual([
      'Talon',
      'Tease',
    ]);
    const lesser = suggested('rema-2026', { form: 'WIRE', ...containing('Al', '99.2') });
    expect(lesser?.[0]).toBe('Tease');
    expect(lesser).not.toContain('Talon');
  });

  test('by their analytical iron: Vesper, then Twitch, then Tweak and Twire', () => {
    const shred = (iron: string) =>
      suggested('rema-2026', { form: 'FRAGMENTS', ...containing('Fe', iron) })?.filter(code =>
        ['Vesper', 'Twitch', 'Tweak', 'Twire'].includes(code),
      );
    expect(shred('0.4')).toEqual(['Vesper', 'Twitch', 'Tweak', 'Twire']);
    expect(shred('0.8')).toEqual(['Twitch', 'Tweak', 'Twire']);
    expect(shred('1.2')).toEqual(['Tweak', 'Twire']);
    expect(shred('1.6')).toEqual([]);
  });

  test('what more was measured of: turnings with fines and iron are Telic before Teens, with fines alone Teens', () => {
    const turnings = { form: 'TURNINGS', fines: percent('2') };
    expect(suggested('rema-2022', { ...turnings, freeIron: percent('1') })?.slice(0, 2)).toEqual(['Telic', 'Teens']);
    expect(suggested('rema-2022', turnings)?.slice(0, 2)).toEqual(['Teens', 'Telic']);
  });

  test('what is proven by as many limits before what leaves some open: oil alone proves Tense, not Taboo', () => {
    const oily = suggested('rema-2022', { oilGrease: percent('0.5') })?.filter(code =>
      ['Taboo', 'Tense'].includes(code),
    );
    expect(oily).toEqual(['Tense', 'Taboo']);
  });

  test.each([
    ['rema-2026', 'WHEEL', 'Troma'],
    ['en-13920-2003', 'WHEEL', '7'],
    ['en-13920-2003', 'CAN', '10'],
    ['gbt-38472-2023', 'INGOT', '再生铝锭'],
    ['cn-trade', 'FOIL', 'LV-BO'],
    ['cn-trade', 'wheel', 'LUN-GU-LV'],
  ])('under %s for the form %s the grade %s', (standard, form, code) => {
    expect(suggested(standard, { form, oilGrease: percent('0.1') })?.[0]).toBe(code);
  });
});

test('without a form and without a measurement the standard’s order stands behind the count of limits left open', () => {
  expect(suggested('cn-trade', {})?.slice(0, 3)).toEqual(['SHU-LV', 'SHENG-LV', 'JI-SHENG-LV']);
  expect(suggested('cn-trade', { form: 'no such form' })).toEqual(suggested('cn-trade', {}));
});

test('an unverified limit neither strikes a grade out nor lifts it', () => {
  const iron = (share: string) => suggested('rema-2022', { form: 'FRAGMENTS', ...containing('Fe', share) });
  expect(iron('9')).toContain('Twitch');
  expect(iron('0.1')?.[0]).toBe('Twire');
});

test('dross, what is no aluminium grade, and anything for a radioactive sample is never suggested', () => {
  const all = ['rema-2022', 'rema-2026', 'en-13920-2003', 'cn-trade'].flatMap(id => suggested(id, {}) ?? []);
  for (const code of ['Thirl', 'Zebra', 'Zurik', '16', 'LV-HUI']) expect(all).not.toContain(code);
  expect(suggested('rema-2026', { radioactivityPassed: false })).toEqual([]);
});

test('an unknown standard has no suggestions to give', () => {
  expect(suggestGrades('no-such-standard', sampleOf({}))).toBeNull();
});
