import type { AuctionPageQuery } from './auction-page.operations.js';

export type ScrapOrigin = 'PRE_CONSUMER' | 'POST_CONSUMER' | 'UNKNOWN';
export type TaxMode = 'VAT13' | 'VAT3' | 'VAT1' | 'NONE';

/** What is sold, as much as a bidder has to see beside the price. */
export interface Lot {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** its name in both languages, so that switching asks nobody */
  readonly grade: { readonly standard: string; readonly code: string; readonly zh: string; readonly en: string };
  readonly origin: ScrapOrigin;
  readonly massKg: number;
  readonly region: string;
  readonly taxMode: TaxMode;
  readonly declaredDeviations: readonly string[];
  /** null: a natural person, who is nobody's business before the award */
  readonly seller: { readonly id: string; readonly name: string; readonly verified: boolean } | null;
}

/** The same with the limits of its grade and the declared composition, for its own page. */
export type DescribedLot = NonNullable<AuctionPageQuery['auction']>['lot'];
export type ScrapForm = DescribedLot['form'];
export type GradeLimit = DescribedLot['grade']['limits'][number];
export type ElementShare = DescribedLot['composition'][number];
