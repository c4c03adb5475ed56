import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/**
 * The ReMA (formerly ISRI) aluminium codes as listed in January 2026: Tally, Tank, Tease, Trill, Twirl 2.0 and Vesper are new, Talon and
 * Tall are narrowed to conductor metal. That listing was read in an abridged wording (source R26), fuller copies stand behind many codes.
 */
export const rema2026: StandardTable = {
  id: 'rema-2026',
  title: 'ReMA (formerly ISRI) scrap specifications, aluminium',
  edition: 'January 2026',
  source:
    'ReMA nonferrous listing of January 2026 in an abridged wording, and copies of the full wording where a limit names them',
  grades,
};
