import { type GradeRow, rowsOf } from '../table.js';

const grade = rowsOf('gbt-40382-2021');

/** Agrees row by row with data/grades.json; a spec holds the two together. */
export const grades: readonly GradeRow[] = [
  grade('再生变形铝合金原料', {
    names: { en: 'Recycled wrought aluminium raw material', zh: '再生变形铝合金原料' },
    material: ['mixed', 'wrought', 'either'],
    description: 'Sorted wrought-alloy scrap ready for melting; class table not read.',
    certainty: 'scope read, numbers not read',
  }),
];
