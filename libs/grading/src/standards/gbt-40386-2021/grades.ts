import { type GradeRow, rowsOf } from '../table.js';

const grade = rowsOf('gbt-40386-2021');

/** Agrees row by row with data/grades.json; a spec holds the two together. */
export const grades: readonly GradeRow[] = [
  grade('再生纯铝原料', {
    names: { en: 'Recycled pure aluminium raw material', zh: '再生纯铝原料' },
    material: ['mixed', 'pure', 'either'],
    description: 'Sorted pure-aluminium scrap ready for melting; class table not read.',
    certainty:
      'contents list read (clause 4 categories, 5 requirements, annex A sources, annex B incoming inspection), numbers not read',
  }),
];
