import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/** The scope was read, the table of classes was not, and the classes of the edition of 2006 do not stand in for it: one grade, no limits. */
export const gbt135862021: StandardTable = {
  id: 'gbt-13586-2021',
  title: 'GB/T 13586 回收铝 Recovered aluminium',
  edition: '2021 (in force 2022-03-01)',
  source: 'Record of GB/T 13586-2021 (issued 2021-08-20, replaces 2006); its table of classes was not read',
  grades,
};
