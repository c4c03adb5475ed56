import { type GradeRow, rowsOf } from '../table.js';

const grade = rowsOf('gbt-38472-2023');

/** Agrees row by row with data/grades.json; a spec holds the two together. */
export const grades: readonly GradeRow[] = [
  grade('铸件', {
    names: { en: 'Recycled cast aluminium raw material: castings', zh: '铸件' },
    material: ['casting', 'cast', 'either'],
    description: 'Cast alloy parts sorted for direct melting.',
    certainty: 'class name carried over; the revision changed every number and none was read',
  }),
  grade('再生铝锭', {
    names: { en: 'Recycled cast aluminium raw material: recycled ingot', zh: '再生铝锭' },
    material: ['ingot', 'cast', 'either'],
    description: 'Ingot made by melting recovered aluminium.',
    certainty: 'class name carried over; the revision changed every number and none was read',
  }),
  grade('铝块', {
    names: { en: 'Recycled cast aluminium raw material: shred or blocks', zh: '铝块' },
    material: ['shred', 'cast', 'either'],
    description: 'Crushed and sorted pieces, mainly from vehicles.',
    certainty: 'class name carried over; the revision changed every number and none was read',
    note: '2023 text adds composition types and packing for blocks, inclusion limits for bales/blocks, and moves sizes into the classes.',
  }),
];
