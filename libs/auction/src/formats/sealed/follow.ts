import { type ChainFault, illegal, type PublicHistory, type Succession, type TranscriptEvent } from '../../history.js';

/** The opening as anybody can check it: from the close on, all bids at once, ascending, each by a new bidder, and then the close. */
export function follow(history: PublicHistory, event: TranscriptEvent): Succession {
  if (event.kind !== 'BID_ACCEPTED') return illegal('KIND_UNKNOWN');
  const { price, bidderAlias: alias } = event;
  const { bid } = history;
  if (history.status !== 'OPEN' || event.at < history.closesAt) return illegal('AUCTION_NOT_OPEN');
  if (bid !== null && event.at !== bid.at) return illegal('CLOSE_MISSING');
  if (price === null || event.closesAt !== null) return illegal('FIELD_MISMATCH');
  if (alias !== history.aliasCount + 1) return illegal('ALIAS_MISMATCH');
  if (price < (history.price ?? history.terms.startPrice)) return illegal('PRICE_MISMATCH');
  return {
    ...history,
    price,
    leaderAlias: alias,
    aliasCount: alias,
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

/** Once bids are open, the close of that very moment is the only thing left. */
export function missingBefore({ bid }: PublicHistory, event: TranscriptEvent): ChainFault | null {
  return bid === null || (event.kind === 'AUCTION_CLOSED' && event.at === bid.at) ? null : 'CLOSE_MISSING';
}
