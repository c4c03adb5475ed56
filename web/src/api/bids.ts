import type { Language } from '../language/language.js';
import { type PlaceBidMutation, placeBidMutation } from './bids.operations.js';
import { type Answer, partOf, post } from './graphql.js';

/** A bid with the id that stays with it, however often it has to be sent. Prices are CNY per tonne in decimal text. */
export interface Bid {
  readonly bidId: string;
  readonly auctionId: string;
  readonly pricePerTonne: string;
  readonly maxPricePerTonne: string | null;
}

export type BidVerdict = PlaceBidMutation['placeBid'];

/** Sends the bid. Sending the same bid again is safe: the server answers with the verdict that it gave before. */
export async function placeBid(bid: Bid, language: Language): Promise<Answer<BidVerdict>> {
  return partOf(await post(placeBidMutation, { input: bid }, language), answer => answer.placeBid);
}
