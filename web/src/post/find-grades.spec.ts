import { searchNames, standards } from '@app/grading';
import { describe, expect, test } from '@jest/globals';
import { findGrades } from './find-grades.js';

const codes = (typed: string): string[] => findGrades(typed, null).flatMap(({ grades }) => grades.map(g => g.code));

describe('a grade is found by', () => {
  test.each([
    ['its Chinese name', '轮毂铝', 'LUN-GU-LV'],
    ['part of its Chinese name', '毂', 'LUN-GU-LV'],
    ['pinyin with tones', 'lún gǔ lǚ', 'LUN-GU-LV'],
    ['pinyin with tones in one word', 'lúngǔlǚ', 'LUN-GU-LV'],
    ['pinyin without tones', 'lun gu lv', 'LUN-GU-LV'],
    ['pinyin without tones with ü', 'lungulü', 'LUN-GU-LV'],
    ['its English name', 'wheel alum', 'LUN-GU-LV'],
    ['its code in any case', 'twitch', 'Twitch'],
    ['half of a double code', 'tabor', 'Taint/Tabor'],
    ['its code with a share', 'Zorba 90', 'Zorba'],
  ])('%s', (_how, typed, code) => {
    expect(codes(typed)).toContain(code);
  });

  test('every name that the library lists for it', () => {
    for (const grade of standards.flatMap(({ grades }) => grades))
      for (const name of searchNames(grade)) expect(codes(name)).toContain(grade.code);
  });
});

test('what is it exactly comes before what merely holds it', () => {
  const [trade] = findGrades('生铝', 'cn-trade');
  expect(trade?.grades[0]?.code).toBe('SHENG-LV');
  expect(trade?.grades.length).toBeGreaterThan(1);
});

test('nothing typed shows everything, trade names first', () => {
  expect(findGrades(' ', null).map(({ standard, grades }) => [standard, grades.length])).toEqual([
    ['cn-trade', 40],
    ['rema-2022', 50],
    ['rema-2026', 56],
    ['en-13920-2003', 15],
    ['gbt-38472-2023', 3],
    ['gbt-40382-2021', 1],
    ['gbt-40386-2021', 1],
    ['gbt-13586-2021', 1],
  ]);
});

test('only the chosen standard is searched, and what is not there is not invented', () => {
  expect(findGrades('twitch', 'cn-trade')).toEqual([]);
  expect(findGrades('no such metal', null)).toEqual([]);
});
