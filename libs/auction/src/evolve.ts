import type { AuctionEvent } from './event.js';
import type { AuctionState } from './state.js';

/**
 * The auction after one more event. The only place where a state is made from another one, so a replay of the stored history gives
 * exactly what `decide` gave. Throws (defect) when the event's version is not the next one.
 */
export function evolve(state: AuctionState, event: AuctionEvent): AuctionState {
  if (event.version !== state.version + 1) {
    throw new RangeError(`evolve: event ${event.version} cannot follow version ${state.version}`);
  }
  const { version, at } = event;
  switch (event.kind) {
    case 'AUCTION_OPENED':
      return { ...state, version, lastAt: at, status: 'OPEN', price: event.price, closesAt: event.closesAt };
    case 'BID_ACCEPTED':
      return {
        ...state,
        version,
        lastAt: at,
        price: event.price,
        leader: { bidderId: event.private.organisationId, alias: event.bidderAlias, limit: event.private.limit },
        bidCount: state.bidCount + 1,
        aliasCount: Math.max(state.aliasCount, event.bidderAlias),
      };
    case 'PROXY_RAISED':
      return {
        ...state,
        version,
        lastAt: at,
        price: event.price,
        leader: { bidderId: event.private.organisationId, alias: event.bidderAlias, limit: event.private.limit },
      };
    case 'CLOSE_EXTENDED':
      return { ...state, version, lastAt: at, closesAt: event.closesAt };
    case 'PRICE_DROPPED':
      return { ...state, version, lastAt: at, price: event.price };
    case 'EXTENDED_OUTAGE':
      return {
        ...state,
        version,
        lastAt: at,
        closesAt: event.closesAt,
        outageExtensionMs: state.outageExtensionMs + event.closesAt - state.closesAt,
      };
    case 'AUCTION_CLOSED':
      return { ...state, version, lastAt: at, status: 'CLOSED', outcome: event.outcome };
    case 'AUCTION_CANCELLED':
      return { ...state, version, lastAt: at, status: 'CANCELLED' };
    default:
      return unknownEvent(event);
  }
}

/** Not ignored like on a client: a state that misses an event would decide wrongly. */
function unknownEvent(event: never): never {
  throw new TypeError(`evolve: unknown event ${(event as AuctionEvent).kind}`);
}
