import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/** The contents list was read (categories, requirements, sources, incoming inspection), the table of classes was not: one grade, no limits. */
export const gbt403862021: StandardTable = {
  id: 'gbt-40386-2021',
  title: 'GB/T 40386 再生纯铝原料 Recycled pure aluminium raw material',
  edition: '2021 (in force 2022-03-01)',
  source: 'Preview and record of GB/T 40386-2021 (issued 2021-08-20); its table of classes was not read',
  grades,
};
