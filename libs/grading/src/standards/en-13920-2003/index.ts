import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/**
 * EN 13920, one grade per part. Part 1 holds general requirements, sampling and tests and is no grade. The yield that each part fixes was
 * read of part 16 alone. A figure that is usual (part 2, yield), holds for unalloyed wire alone (part 3) or is printed without saying
 * which side it refuses (part 14) is no limit to judge a lot by: it stands here unverified.
 */
export const en139202003: StandardTable = {
  id: 'en-13920-2003',
  title: 'EN 13920 Aluminium and aluminium alloys: scrap',
  edition: '2003',
  source:
    'Titles and scopes of EN 13920 parts 2 to 16 in the catalogues of the national standards bodies, and extracts of parts 2 and 9; the tables were not read',
  grades,
};
