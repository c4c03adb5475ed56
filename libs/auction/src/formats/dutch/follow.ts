import { type ChainFault, illegal, type PublicHistory, type Succession, type TranscriptEvent } from '../../history.js';
import { clockPrice } from './clock.js';

/**
 * The Dutch rules as anybody can check them; nothing about the price is hidden. Every price is the clock's at the event's time, a step is
 * announced before anything else happens at the new price, and the first bid ends the auction at once.
 */
export function follow(history: PublicHistory, event: TranscriptEvent): Succession {
  switch (event.kind) {
    case 'PRICE_DROPPED':
      return followDrop(history, event);
    case 'BID_ACCEPTED':
      return followBid(history, event);
    default:
      return illegal('KIND_UNKNOWN');
  }
}

/** A sale comes right after its bid and names its bidder; whatever else ends the auction finds the last step announced. */
export function missingBefore(history: PublicHistory, event: TranscriptEvent): ChainFault | null {
  const { bid } = history;
  if (bid !== null) {
    const isItsSale = event.kind === 'AUCTION_CLOSED' && event.at === bid.at && event.bidderAlias === bid.alias;
    return isItsSale ? null : 'CLOSE_MISSING';
  }
  // An outage may have hidden steps; they are announced after the extension, which is what says how long the clock goes on.
  if (event.kind === 'EXTENDED_OUTAGE') return null;
  return clockPrice(history, event.at) === history.price ? null : 'DROP_MISSING';
}

function followDrop(history: PublicHistory, event: TranscriptEvent): Succession {
  const { price } = event;
  if (history.status !== 'OPEN') return illegal('AUCTION_NOT_OPEN');
  if (history.bid !== null) return illegal('CLOSE_MISSING');
  if (price === null || event.bidderAlias !== null || event.closesAt !== null) return illegal('FIELD_MISMATCH');
  const falls = history.price !== null && price < history.price;
  if (!falls || price !== clockPrice(history, event.at)) return illegal('PRICE_MISMATCH');
  return { ...history, price };
}

function followBid(history: PublicHistory, event: TranscriptEvent): Succession {
  const { price, bidderAlias: alias } = event;
  if (history.status !== 'OPEN' || event.at >= history.closesAt) return illegal('AUCTION_NOT_OPEN');
  if (history.bid !== null) return illegal('CLOSE_MISSING');
  if (price === null || event.closesAt !== null) return illegal('FIELD_MISMATCH');
  if (alias !== 1) return illegal('ALIAS_MISMATCH');
  const offered = clockPrice(history, event.at);
  if (price !== offered) return illegal('PRICE_MISMATCH');
  if (history.price !== offered) return illegal('DROP_MISSING');
  return {
    ...history,
    price,
    leaderAlias: alias,
    aliasCount: alias,
    bid: { at: event.at, alias, price, priceBefore: history.price, leaderAliasBefore: null, isAnswered: false },
  };
}
