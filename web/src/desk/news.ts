import type { Instant } from '@app/auction';
import type { Auction } from '../auction/auction.js';
import { spokenSeconds } from '../format/countdown.js';

/** Something that a bidder with six auctions must not overlook. */
export type Happening =
  | { readonly kind: 'OUTBID' | 'LEADING' | 'PROXY_RAISED'; readonly price: string }
  | { readonly kind: 'EXTENDED'; readonly closesAt: Instant }
  | { readonly kind: 'CLOSING'; readonly seconds: 300 | 60 | 10 }
  | { readonly kind: 'OPENED' | 'WON' | 'SOLD' | 'PASSED_IN' | 'CANCELLED' };

/** What happened to an auction between two states of it, as this viewer has to hear it; the most important first. */
export function happenings(before: Auction, after: Auction): readonly Happening[] {
  const happened: Happening[] = [];
  const price = after.currentPrice;
  if (before.status === 'SCHEDULED' && after.status === 'OPEN') happened.push({ kind: 'OPENED' });
  if (after.status === 'OPEN' && price !== null) {
    if (before.leading === true && after.leading === false) happened.push({ kind: 'OUTBID', price });
    if (before.leading !== true && after.leading === true) happened.push({ kind: 'LEADING', price });
    if (before.leading === true && after.leading === true && before.currentPrice !== price)
      happened.push({ kind: 'PROXY_RAISED', price });
  }
  if (after.status === 'OPEN' && before.status === 'OPEN' && after.closesAt > before.closesAt)
    happened.push({ kind: 'EXTENDED', closesAt: after.closesAt });
  if (before.status !== 'CANCELLED' && after.status === 'CANCELLED') happened.push({ kind: 'CANCELLED' });
  if (before.outcome === null && after.outcome === 'PASSED_IN') happened.push({ kind: 'PASSED_IN' });
  if (before.outcome === null && after.outcome === 'SOLD')
    happened.push({ kind: after.leading === true ? 'WON' : 'SOLD' });
  return happened;
}

/** The mark before the close that lies between two looks at the clock; null: none. */
export function closingMark(beforeMs: number, nowMs: number): Happening | null {
  const seconds = spokenSeconds(beforeMs, nowMs);
  return seconds === null ? null : { kind: 'CLOSING', seconds };
}
