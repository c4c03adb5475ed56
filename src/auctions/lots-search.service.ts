import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import type { LotFilterCommand, LotOrderBy, Page } from './auctions.input.js';
import { type Facet, type FacetCount, type LotPage, LotsSearchStore } from './lots-search.store.js';

/** Finding lots: by words, grade, form, place, mass and what their latest auction does. */
@Injectable()
export class LotsSearchService {
  constructor(
    private readonly database: Database,
    private readonly store: LotsSearchStore,
  ) {}

  /** Null: the cursor belongs to another list. */
  async page(filter: LotFilterCommand, orderBy: LotOrderBy, page: Page): Promise<LotPage | null> {
    return this.database.read(tx => this.store.page(tx, filter, orderBy, page));
  }

  async count(filter: LotFilterCommand): Promise<number> {
    return this.database.read(tx => this.store.count(tx, filter));
  }

  /** How many lots of the filter have each value; the caller leaves the facet's own condition out. */
  async facet(filter: LotFilterCommand, facet: Facet): Promise<readonly FacetCount[]> {
    return this.database.read(tx => this.store.facet(tx, filter, facet));
  }
}
