import { expect, test } from '@jest/globals';
import { gradeGroups } from './grade-groups.js';
import { DEFAULT_FILTER, toggleGrade } from './market-filter.js';

const STANDARDS = [
  {
    id: 'rema-2022',
    title: 'ReMA',
    grades: [
      { code: 'Twitch', zh: '破碎生铝', en: 'Floated fragmentizer' },
      { code: 'Zorba', zh: '有色混合料', en: 'Shredded mix' },
    ],
  },
  { id: 'cn-trade', title: '行业俗称', grades: [{ code: 'LUN-GU-LV', zh: '轮毂铝', en: 'Wheels' }] },
];
const COUNTS = [
  { gradeStandard: 'rema-2022', gradeCode: 'Twitch', count: 3 },
  { gradeStandard: 'rema-2022', gradeCode: 'Zorba 90', count: 2 },
];
const seen = (sought: string, filter = DEFAULT_FILTER) =>
  gradeGroups(STANDARDS, COUNTS, filter, sought).groups.map(({ standard, count, grades }) => [
    standard,
    count,
    grades.map(grade => `${grade.code} ${grade.count}`),
  ]);

test('without words only grades that have lots are listed, those with a percentage as grades of their own', () => {
  expect(seen('')).toEqual([['rema-2022', 5, ['Twitch 3', 'Zorba 90 2']]]);
});

test('words find any grade by its code or its name in both languages', () => {
  expect(seen('轮毂')).toEqual([['cn-trade', 0, ['LUN-GU-LV 0']]]);
  expect(seen('zorba')).toEqual([['rema-2022', 5, ['Zorba 0', 'Zorba 90 2']]]);
  expect(seen('floated TWI')).toEqual([['rema-2022', 5, ['Twitch 3']]]);
  expect(seen('gold')).toEqual([]);
});

test('what is chosen stays in the list, whatever is sought and however few lots it has', () => {
  const chosen = toggleGrade(DEFAULT_FILTER, 'cn-trade', 'LUN-GU-LV');
  expect(seen('', chosen)[1]).toEqual(['cn-trade', 0, ['LUN-GU-LV 0']]);
  expect(seen('gold', chosen)).toEqual([['cn-trade', 0, ['LUN-GU-LV 0']]]);
  const whole = { ...DEFAULT_FILTER, standard: 'cn-trade' };
  expect(seen('', whole)[1]).toEqual(['cn-trade', 0, []]);
});

test('before the counts are known nothing is said about them', () => {
  expect(gradeGroups(STANDARDS, null, DEFAULT_FILTER, 'twitch').groups[0]).toMatchObject({
    count: null,
    grades: [{ code: 'Twitch', count: null }],
  });
});
