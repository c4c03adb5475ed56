import type { Auction } from '../auction/auction.js';
import type { PublicTerms } from '../auction/terms.js';
import { decimalOf } from '../format/price.js';

/** The one number of the page and what it is called; `price` null: there is none to show, and `HIDDEN` says that there may be one. */
export interface PriceShown {
  readonly name: 'CURRENT' | 'START' | 'CLOCK' | 'HAMMER' | 'FINAL' | 'HIDDEN';
  /** CNY per tonne in decimal text */
  readonly price: string | null;
}

/** What everybody may see as the price now. Of a sealed auction nothing before the opening, and after a cancellation nothing ever. */
export function priceShown(terms: PublicTerms, auction: Auction): PriceShown {
  const { status, outcome, currentPrice } = auction;
  const sealed = terms.format === 'SEALED_FIRST_PRICE';
  switch (status) {
    case 'CLOSED':
      return { name: outcome === 'SOLD' ? 'HAMMER' : 'FINAL', price: currentPrice };
    case 'CANCELLED':
      return sealed ? { name: 'HIDDEN', price: null } : { name: 'FINAL', price: currentPrice };
    case 'SCHEDULED':
    case 'OPEN':
      if (sealed) return { name: 'HIDDEN', price: null };
      if (terms.format === 'DUTCH') return { name: 'CLOCK', price: currentPrice ?? decimalOf(terms.startPrice) };
      return currentPrice === null
        ? { name: 'START', price: decimalOf(terms.startPrice) }
        : { name: 'CURRENT', price: currentPrice };
  }
}
