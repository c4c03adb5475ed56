import type { Auction, AuctionEvent } from '../auction/auction.js';
import { decimalOf, fenOf } from '../format/price.js';

/** Rows that a page keeps; older ones are counted, not shown. */
export const EVENTS_KEPT_MAX = 500;

/** An auction together with the history that leads to it, as far as this page has heard. */
export interface Followed {
  readonly auction: Auction;
  /** ascending, without a gap, at most EVENTS_KEPT_MAX */
  readonly events: readonly AuctionEvent[];
  /** of the last event heard in sequence; the next one to apply is this + 1 */
  readonly lastVersion: number;
  /** of the last answer of the server; what came later is derived from events here and wants a new answer */
  readonly answeredVersion: number;
  /** the raise that the server last asked for, in fen: the best guess for the next minimum until it answers again */
  readonly increment: bigint | null;
}

/** Where a page with nothing but the auction itself starts to listen. */
export function begin(auction: Auction): Followed {
  const lastVersion = Math.max(0, auction.version - EVENTS_KEPT_MAX);
  return { auction, events: [], lastVersion, answeredVersion: auction.version, increment: incrementOf(auction) };
}

/**
 * An answer to `watch`: the auction at some version and the events after `afterVersion`. An auction older than what is known already
 * (another node answered) changes nothing; its events are applied all the same.
 */
export function answered(followed: Followed, auction: Auction, events: readonly AuctionEvent[]): Received {
  const known =
    auction.version < followed.auction.version
      ? followed
      : {
          ...followed,
          auction,
          answeredVersion: auction.version,
          increment: incrementOf(auction) ?? followed.increment,
        };
  return receive(known, events);
}

export interface Received {
  readonly followed: Followed;
  /** a version is missing: nothing from there on was applied, and the client must watch again from `lastVersion` */
  readonly gap: boolean;
}

/** Events as they arrive: each is applied iff its version is the next one; known ones are passed over. */
export function receive(followed: Followed, arrived: readonly AuctionEvent[]): Received {
  let { auction, lastVersion } = followed;
  const fresh: AuctionEvent[] = [];
  let gap = false;
  for (const event of arrived) {
    if (event.version <= lastVersion) continue;
    if (event.version !== lastVersion + 1) {
      gap = true;
      break;
    }
    fresh.push(event);
    lastVersion = event.version;
    if (event.version > auction.version) auction = after(auction, event, followed.increment);
  }
  if (fresh.length === 0) return { followed, gap };
  const events = [...followed.events, ...fresh].slice(-EVENTS_KEPT_MAX);
  return { followed: { ...followed, auction, events, lastVersion }, gap };
}

/** Something happened that only the server can judge whole: the new minimum, the reserve, the outcome. */
export const wantsAnswer = (followed: Followed): boolean => followed.auction.version > followed.answeredVersion;

/** Unknown kinds move the version, and the price and close that they state, and nothing else. */
function after(auction: Auction, event: AuctionEvent, increment: bigint | null): Auction {
  const status = STATUS_AFTER[event.kind] ?? auction.status;
  const currentPrice = event.price ?? auction.currentPrice;
  const isBid = event.kind === 'BID_ACCEPTED';
  const namesLeader = isBid || event.kind === 'PROXY_RAISED';
  return {
    ...auction,
    version: event.version,
    status,
    currentPrice,
    closesAt: event.closesAt ?? auction.closesAt,
    bidCount: isBid ? (auction.bidCount ?? 0) + 1 : auction.bidCount,
    // a price that rose may have reached the reserve; only the server knows
    reserveMet: namesLeader && auction.reserveMet === false ? null : auction.reserveMet,
    leading: namesLeader ? leadingAfter(auction, event) : auction.leading,
    minimumNextPrice: status === 'OPEN' ? minimumAfter(auction, currentPrice, increment) : null,
  };
}

const STATUS_AFTER: Readonly<Record<string, Auction['status']>> = {
  AUCTION_OPENED: 'OPEN',
  AUCTION_CLOSED: 'CLOSED',
  AUCTION_CANCELLED: 'CANCELLED',
};

/** The last event that names a bidder names the leader. Null stays null for somebody who never bid. */
function leadingAfter(auction: Auction, event: AuctionEvent): boolean | null {
  if (event.mine === true) return true;
  return auction.leading === null ? null : false;
}

function minimumAfter(auction: Auction, currentPrice: string | null, increment: bigint | null): string | null {
  if (auction.format !== 'ENGLISH' || currentPrice === null) return auction.minimumNextPrice;
  return increment === null ? null : decimalOf(fenOf(currentPrice) + increment);
}

function incrementOf({ format, currentPrice, minimumNextPrice }: Auction): bigint | null {
  if (format !== 'ENGLISH' || currentPrice === null || minimumNextPrice === null) return null;
  return fenOf(minimumNextPrice) - fenOf(currentPrice);
}
