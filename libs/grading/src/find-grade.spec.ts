import { describe, expect, test } from '@jest/globals';
import { findGrade, lotRefusal, type Sample, searchNames, standards } from './index.js';

const radioactive: Sample = {
  form: null,
  composition: [],
  moisture: null,
  inclusion: null,
  metalRecovery: null,
  metalContent: null,
  freeIron: null,
  oilGrease: null,
  fines: null,
  radioactivityPassed: false,
};

describe('a grade is found', () => {
  test.each(['Troma', 'troma', 'TROMA'])('by its code in any case: %s', code => {
    expect(findGrade('rema-2022', code)?.code).toBe('Troma');
  });

  test.each(['Taint/Tabor', 'taint/tabor', 'Tarry A', 'tarry b'])('with the slash or space of its code: %s', code => {
    expect(findGrade('rema-2022', code)?.code.toLowerCase()).toBe(code.toLowerCase());
  });

  test('by a numbered code, which it keeps in the standard’s spelling', () => {
    const zorba = findGrade('rema-2022', 'zorba 90');
    expect(zorba).toEqual({ ...findGrade('rema-2022', 'Zorba'), code: 'Zorba 90' });
    expect(findGrade('rema-2022', 'EM2 85')?.code).toBe('EM2 85');
    expect(findGrade('rema-2022', 'Zorba 1')?.code).toBe('Zorba 1');
    expect(findGrade('rema-2022', 'Zorba 100')?.code).toBe('Zorba 100');
  });

  test.each([
    'Zorba 0',
    'Zorba 101',
    'Zorba 090',
    'Zorba 90 90',
    'Zorba  90',
    'Zorba90',
    'Zorba 90.5',
    'Zorba ',
    'Troma 90',
    'Taint',
    'Tally',
    'Talap',
    '',
    ' ',
    '90',
    'constructor',
  ])('not as "%s"', code => {
    expect(findGrade('rema-2022', code)).toBeNull();
  });

  test('only in its own standard', () => {
    expect(findGrade('cn-trade', 'Troma')).toBeNull();
    expect(findGrade('REMA-2022', 'Troma')).toBeNull();
    expect(findGrade('rema-2022', 'Tally')).toBeNull();
    expect(findGrade('rema-2026', 'Tally')?.code).toBe('Tally');
    expect(findGrade('gbt-38472-2023', '铝块')?.names.zh).toBe('铝块');
    expect(findGrade('cn-trade', 'lun-gu-lv')?.names.zh).toBe('轮毂铝(356)');
  });
});

describe('a lot is refused', () => {
  test.each([
    ['rema-2022', 'Thirl'],
    ['rema-2026', 'Thirl'],
    ['en-13920-2003', '16'],
    ['cn-trade', 'LV-HUI'],
    ['cn-trade', 'lv-hui'],
  ])('as hazardous waste under the dross grade %s %s, radioactive or not', (standard, code) => {
    expect(lotRefusal(standard, code, null)).toBe('HAZARDOUS_WASTE');
    expect(lotRefusal(standard, code, radioactive)).toBe('HAZARDOUS_WASTE');
  });

  test('as radioactive before its grade is judged', () => {
    expect(lotRefusal('rema-2022', 'Troma', radioactive)).toBe('RADIOACTIVE');
    expect(lotRefusal('rema-2022', 'no such code', radioactive)).toBe('RADIOACTIVE');
  });

  test.each([
    ['rema-2022', 'Zebra'],
    ['rema-2022', 'Zurik'],
    ['rema-2022', 'Zurik 60'],
    ['rema-2022', 'Vesper'],
    ['rema-2026', 'Zebra'],
    ['rema-2026', 'Zurik 60'],
    ['en-13920-2003', '1'],
    ['gbt-13586-2021', '铝渣灰'],
    ['no-such-standard', 'Troma'],
  ])('as of unknown grade under %s %s', (standard, code) => {
    expect(lotRefusal(standard, code, null)).toBe('UNKNOWN_GRADE');
  });

  test('by nothing else', () => {
    expect(lotRefusal('rema-2022', 'troma', null)).toBeNull();
    expect(lotRefusal('rema-2022', 'Zorba 90', { ...radioactive, radioactivityPassed: true })).toBeNull();
    expect(lotRefusal('rema-2022', 'Zorba', { ...radioactive, radioactivityPassed: null })).toBeNull();
  });

  test('exactly these grades are dross', () => {
    const dross = standards.flatMap(({ grades }) => grades.filter(({ hazardous }) => hazardous));
    expect(dross.map(({ standard, code }) => `${standard} ${code}`)).toEqual([
      'rema-2022 Thirl',
      'cn-trade LV-HUI',
      'rema-2026 Thirl',
      'en-13920-2003 16',
    ]);
  });
});

describe('search names', () => {
  const namesOf = (standard: string, code: string) => {
    const grade = findGrade(standard, code);
    return grade === null ? [] : searchNames(grade);
  };

  test('a wheel is found in both languages and by pinyin with and without its marks', () => {
    expect(namesOf('cn-trade', 'LUN-GU-LV')).toEqual([
      'LUN-GU-LV',
      'Wheel aluminium',
      '轮毂铝(356)',
      'lún gǔ lǚ',
      'lun gu lv',
      'lungulv',
    ]);
  });

  test('digits inside the pinyin stay, and only ü becomes v', () => {
    expect(namesOf('cn-trade', '6063-XIN-LIAO').slice(-2)).toEqual(['6063 xin liao', '6063xinliao']);
    expect(namesOf('cn-trade', 'LV-SU').slice(-2)).toEqual(['lv su fu he liao', 'lvsufuheliao']);
  });

  test('a numbered code is searched as it is written', () => {
    expect(namesOf('rema-2022', 'Zorba 90')).toContain('Zorba 90');
  });

  test('without pinyin: code and both names', () => {
    expect(namesOf('rema-2022', 'Troma')).toEqual(['Troma', 'Car or truck wheels', '轮毂铝']);
  });
});
