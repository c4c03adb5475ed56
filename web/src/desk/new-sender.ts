import { placeBid } from '../api/bids.js';
import { BidSender } from '../bidding/bid-sender.js';
import { bidPlace } from '../bidding/kept-bid.js';
import type { Language } from '../language/language.js';

/** The sender of one cell. A bid left without a verdict is the same bid on the lot's own page and here. */
export function newSender(organisationId: string, auctionId: string, language: () => Language): BidSender {
  return new BidSender({
    send: bid => placeBid(bid, language()),
    ...bidPlace(organisationId, auctionId),
    now: () => Date.now(),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
