import type { Money } from '@app/units';
import { type ChainFault, illegal, type PublicHistory, type Succession, type TranscriptEvent } from '../../history.js';
import type { Instant } from '../../terms.js';
import { nextPrice } from './price.js';
import { extendedClose } from './soft-close.js';

/**
 * The English rules as anybody can check them, without knowing a limit or the reserve: a challenger bids at least the minimum, a
 * leader who bids stays at the price, a proxy answers at once and never downwards, and the close moves exactly as announced.
 * What the hidden limits decide (how far a proxy goes, whether the reserve lifts) is covered by the commitments alone.
 */
export function follow(history: PublicHistory, event: TranscriptEvent): Succession {
  switch (event.kind) {
    case 'BID_ACCEPTED':
      return followBid(history, event);
    case 'PROXY_RAISED':
      return followProxy(history, event);
    case 'CLOSE_EXTENDED':
      return followExtension(history, event);
    default:
      return illegal('KIND_UNKNOWN');
  }
}

/** Whatever comes, a close that the last bid had to extend has been extended. */
export const missingBefore = (history: PublicHistory): ChainFault | null =>
  isSettled(history) ? null : 'EXTENSION_MISSING';

const isSettled = (history: PublicHistory): boolean => history.bid === null || dueClose(history) === history.closesAt;

function followBid(history: PublicHistory, event: TranscriptEvent): Succession {
  const { price, bidderAlias: alias } = event;
  if (history.status !== 'OPEN' || event.at >= history.closesAt) return illegal('AUCTION_NOT_OPEN');
  if (!isSettled(history)) return illegal('EXTENSION_MISSING');
  if (price === null || event.closesAt !== null) return illegal('FIELD_MISMATCH');
  if (alias === null || alias > history.aliasCount + 1) return illegal('ALIAS_MISMATCH');
  const isLegal = alias === history.leaderAlias ? price === history.price : price >= minimum(history);
  if (!isLegal) return illegal('PRICE_MISMATCH');
  return {
    ...history,
    price,
    leaderAlias: alias,
    aliasCount: Math.max(history.aliasCount, alias),
    bid: {
      at: event.at,
      alias,
      price,
      priceBefore: history.price,
      leaderAliasBefore: history.leaderAlias,
      isAnswered: false,
    },
  };
}

function followProxy(history: PublicHistory, event: TranscriptEvent): Succession {
  const { bid } = history;
  const { price, bidderAlias: alias } = event;
  if (bid === null || bid.isAnswered || event.at !== bid.at) return illegal('PROXY_WITHOUT_BID');
  if (price === null || event.closesAt !== null) return illegal('FIELD_MISMATCH');
  const stays = alias === bid.alias;
  if (alias === null || !(stays || alias === bid.leaderAliasBefore)) return illegal('ALIAS_MISMATCH');
  if (price < bid.price || (stays && price === bid.price)) return illegal('PRICE_MISMATCH');
  return { ...history, price, leaderAlias: alias, bid: { ...bid, isAnswered: true } };
}

function followExtension(history: PublicHistory, event: TranscriptEvent): Succession {
  const { bid } = history;
  if (bid === null || event.at !== bid.at) return illegal('EXTENSION_WITHOUT_BID');
  if (event.price !== history.price || event.bidderAlias !== null) return illegal('FIELD_MISMATCH');
  if (isSettled(history) || event.closesAt !== dueClose(history)) return illegal('CLOSE_MISMATCH');
  return { ...history, closesAt: event.closesAt, bid: null };
}

/** Where the close belongs after the last bid and its proxy's answer. */
function dueClose(history: PublicHistory): Instant {
  const { bid } = history;
  if (bid === null) return history.closesAt;
  return history.price !== bid.priceBefore ? extendedClose(history, bid.at) : history.closesAt;
}

const minimum = (history: PublicHistory): Money => nextPrice(history.terms, history.price);
