import type { Auction } from '../auction/auction.js';
import { standingLimit } from '../bidding/standing-limit.js';
import { decimalOf, fenOf } from '../format/price.js';

/** Where the viewer stands in an auction, as far as the server has said. Prices are decimal text. */
export type Standing =
  | { readonly kind: 'LEADING' }
  /** the limit lies above the price: the proxy goes on by itself */
  | { readonly kind: 'PROXY_LEADING'; readonly limit: string }
  /** `by`: how far the price is above what I would have paid; null: not above, the earlier of two alike leads */
  | { readonly kind: 'OUTBID'; readonly by: string | null }
  | { readonly kind: 'SEALED'; readonly mine: string | null }
  | { readonly kind: 'WATCHING' | 'SCHEDULED' | 'CHECKING_OUTCOME' | 'WON' | 'SOLD' | 'PASSED_IN' | 'CANCELLED' };

export function standingOf(auction: Auction): Standing {
  const { status, outcome, leading, format, currentPrice } = auction;
  switch (status) {
    case 'SCHEDULED':
      return { kind: 'SCHEDULED' };
    case 'CANCELLED':
      return { kind: 'CANCELLED' };
    case 'CLOSED':
      if (outcome === null) return { kind: 'CHECKING_OUTCOME' };
      if (outcome === 'PASSED_IN') return { kind: 'PASSED_IN' };
      return { kind: leading === true ? 'WON' : 'SOLD' };
    case 'OPEN':
      break;
  }
  const limit = standingLimit(auction);
  if (format === 'SEALED_FIRST_PRICE') return { kind: 'SEALED', mine: auction.myBid?.pricePerTonne ?? null };
  if (leading === true)
    return limit !== null && currentPrice !== null && fenOf(limit) > fenOf(currentPrice)
      ? { kind: 'PROXY_LEADING', limit }
      : { kind: 'LEADING' };
  if (leading === null) return { kind: 'WATCHING' };
  const by = limit === null || currentPrice === null ? 0n : fenOf(currentPrice) - fenOf(limit);
  return { kind: 'OUTBID', by: by > 0n ? decimalOf(by) : null };
}
