import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/**
 * The ReMA (formerly ISRI) aluminium codes as in force in 2022. The wording was read in copies and, where no older copy was found,
 * in the January 2026 listing: limits that stand only there (source R26) are unverified in this edition, Talon and Tall, which that
 * listing narrows, have none, and the six codes that it added are missing here.
 */
export const rema2022: StandardTable = {
  id: 'rema-2022',
  title: 'ReMA (formerly ISRI) scrap specifications, aluminium',
  edition: '2022 (NF-2022)',
  source:
    'ReMA Scrap Specifications Circular, nonferrous part NF-2022, read in copies of its wording and in the abridged January 2026 listing',
  grades,
};
