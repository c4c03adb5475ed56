import type { Auction } from '../auction/auction.js';

/** The most that my standing bid may go to: its limit, or without one the bid itself. Null without a bid. */
export const standingLimit = ({ myBid }: Auction): string | null =>
  myBid === null ? null : (myBid.maxPricePerTonne ?? myBid.pricePerTonne);
