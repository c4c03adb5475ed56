import { type GradeRow, rowsOf } from '../table.js';

const grade = rowsOf('gbt-13586-2021');

/** Agrees row by row with data/grades.json; a spec holds the two together. */
export const grades: readonly GradeRow[] = [
  grade('回收铝', {
    names: { en: 'Recovered aluminium', zh: '回收铝' },
    material: ['mixed', 'unspecified', 'either'],
    description: 'Domestic recovered aluminium sorted in society or plant; class table not read.',
    certainty: 'scope read, numbers not read',
  }),
];
