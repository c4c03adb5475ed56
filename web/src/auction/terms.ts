import { type AuctionTerms, type Instant, incrementAt } from '@app/auction';
import type { CredentialKind } from '@app/compliance';
import { type Money, money } from '@app/units';
import { fenOf } from '../format/price.js';
import type { Auction } from './auction.js';
import type { AuctionPageQuery } from './auction-page.operations.js';

/** What the seller promised before the first bid, as everybody may read it: all but the reserve. Prices in fen per tonne. */
export interface PublicTerms
  extends Pick<
    AuctionTerms,
    | 'format'
    | 'opensAt'
    | 'startPrice'
    | 'increment'
    | 'incrementTiers'
    | 'stepSeconds'
    | 'floorPrice'
    | 'softCloseWindowSeconds'
    | 'softCloseExtensionSeconds'
    | 'hardCloseAt'
  > {
  readonly requiredCredentials: readonly CredentialKind[];
}

type WireTerms = Pick<
  NonNullable<AuctionPageQuery['auction']>,
  | 'format'
  | 'opensAt'
  | 'startPrice'
  | 'increment'
  | 'incrementTiers'
  | 'stepSeconds'
  | 'floorPrice'
  | 'softCloseWindowSeconds'
  | 'softCloseExtensionSeconds'
  | 'hardCloseAt'
  | 'requiredCredentials'
>;

export const readTerms = (wire: WireTerms): PublicTerms => ({
  format: wire.format,
  opensAt: Date.parse(wire.opensAt),
  startPrice: fenOf(wire.startPrice),
  increment: wire.increment === null ? null : fenOf(wire.increment),
  incrementTiers:
    wire.incrementTiers?.map(tier => ({ from: fenOf(tier.from), increment: fenOf(tier.increment) })) ?? null,
  stepSeconds: wire.stepSeconds,
  floorPrice: wire.floorPrice === null ? null : fenOf(wire.floorPrice),
  softCloseWindowSeconds: wire.softCloseWindowSeconds,
  softCloseExtensionSeconds: wire.softCloseExtensionSeconds,
  hardCloseAt: wire.hardCloseAt === null ? null : Date.parse(wire.hardCloseAt),
  requiredCredentials: wire.requiredCredentials,
});

/** The least raise above `price`, both in fen per tonne. Throws (defect) below the first tier, where no price is. */
export const leastRaise = (terms: PublicTerms, price: bigint): Money =>
  // the rule reads the increments alone; the rest is there for its type
  incrementAt({ ...terms, auctionId: '', lotId: '', closesAt: terms.opensAt, reserve: null }, money(price));

/** The least price that a bid needs now, in fen per tonne; null while none is taken. It is what the server asks for, worked out here
 *  because events tell the price alone: start price, then current price + least raise; DUTCH the clock's; SEALED the start price. */
export function nextMinimum(terms: PublicTerms, { status, currentPrice }: Auction): bigint | null {
  if (status !== 'OPEN') return null;
  const price = currentPrice === null ? null : fenOf(currentPrice);
  switch (terms.format) {
    case 'ENGLISH':
      return price === null ? terms.startPrice : price + leastRaise(terms, price);
    case 'SEALED_FIRST_PRICE':
      return terms.startPrice;
    case 'DUTCH':
      return price ?? terms.startPrice;
  }
}

/**
 * When the auction closes after a bid at `at` that changes price or leader; null: the bid moves nothing. All epoch milliseconds.
 * closesAt' = max(closesAt, min(at + extension, hardCloseAt)) once closesAt − at ≤ window. Source: docs/semantics.md, "In time".
 */
export function closeAfterBid(terms: PublicTerms, closesAt: Instant, at: Instant): Instant | null {
  if (!inSoftClose(terms, closesAt, at)) return null;
  const wished = at + terms.softCloseExtensionSeconds * 1_000;
  const moved = Math.max(closesAt, Math.min(wished, terms.hardCloseAt ?? Number.POSITIVE_INFINITY));
  return moved === closesAt ? null : moved;
}

/** Whether the soft-close window has begun and the close has not come; never outside of ENGLISH, nor with a window of 0. */
export const inSoftClose = (terms: PublicTerms, closesAt: Instant, at: Instant): boolean =>
  terms.format === 'ENGLISH' &&
  terms.softCloseWindowSeconds > 0 &&
  at < closesAt &&
  closesAt - at <= terms.softCloseWindowSeconds * 1_000;
