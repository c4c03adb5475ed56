import type { Facets } from './lots.js';
import type { MarketFilter } from './market-filter.js';

/** What every facet is given. */
export interface FacetProps {
  readonly filter: MarketFilter;
  readonly facets: Facets | null;
  readonly onFilter: (filter: MarketFilter) => void;
}
