import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/** The scope was read, the table of classes was not: one grade, no limits. */
export const gbt403822021: StandardTable = {
  id: 'gbt-40382-2021',
  title: 'GB/T 40382 再生变形铝合金原料 Recycled wrought aluminium raw material',
  edition: '2021 (in force 2022-03-01)',
  source: 'Scope of GB/T 40382-2021; its table of classes was not read',
  grades,
};
