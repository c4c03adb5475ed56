import { fenOf } from '../format/price.js';
import type { AuctionEvent } from './auction.js';

/** One rung: what happened, and by how much the price moved with it. */
export interface Rung {
  readonly event: AuctionEvent;
  /** the event set or confirmed a price; on the others it would only repeat */
  readonly priced: boolean;
  /** fen per tonne since the price before; null: it did not move, or there is none before it to compare with */
  readonly moved: bigint | null;
}

const PRICED_KINDS: ReadonlySet<string> = new Set(['BID_ACCEPTED', 'PROXY_RAISED', 'PRICE_DROPPED', 'AUCTION_CLOSED']);
/** Events that may move a price. */
const MOVING_KINDS: ReadonlySet<string> = new Set(['BID_ACCEPTED', 'PROXY_RAISED', 'PRICE_DROPPED']);

/** The history as a ladder, newest first. `events` ascending, without a gap; what is older than they are is not guessed. */
export function ladder(events: readonly AuctionEvent[]): Rung[] {
  let before: bigint | null = null;
  const rungs = events.map((event): Rung => {
    const price = event.price === null ? null : fenOf(event.price);
    const moves = price !== null && MOVING_KINDS.has(event.kind);
    const moved = moves && before !== null && price !== before ? price - before : null;
    if (price !== null) before = price;
    return { event, priced: price !== null && PRICED_KINDS.has(event.kind), moved };
  });
  return rungs.toReversed();
}
