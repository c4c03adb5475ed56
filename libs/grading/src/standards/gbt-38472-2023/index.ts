import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/** The class names are those of the edition of 2019; the revision changed every number, and none was readable: no limits. */
export const gbt384722023: StandardTable = {
  id: 'gbt-38472-2023',
  title: 'GB/T 38472 再生铸造铝合金原料 Recycled cast aluminium raw material',
  edition: '2023 (in force 2023-12-01)',
  source: 'Records and a reading of GB/T 38472-2023 (issued 2023-05-23, replaces 2019); its tables were not read',
  grades,
};
