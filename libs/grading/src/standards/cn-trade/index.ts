import type { StandardTable } from '../table.js';
import { grades } from './grades.js';

/** The names under which scrap aluminium is traded in China. Usage, not a standard: there is no issuer and there are no limits. */
export const cnTrade: StandardTable = {
  id: 'cn-trade',
  title: '废铝市场品名 Chinese trade names',
  edition: 'market usage',
  source: 'Product names in public Chinese scrap price lists, and field knowledge where a grade says so',
  grades,
};
