import { type Auction, readAuction } from '../auction/auction.js';
import type { Lot } from '../auction/lot.js';
import type { Language } from '../language/language.js';
import { type AuctionQuery, auctionQuery, soonestAuctionQuery } from './auctions.operations.js';
import { type Answer, post } from './graphql.js';

export interface AuctionWithLot {
  readonly auction: Auction;
  readonly lot: Lot;
}

/** One auction; null when there is none of that id. */
export async function loadAuction(id: string, language: Language): Promise<Answer<AuctionWithLot | null>> {
  const answer = await post(auctionQuery, { id }, language);
  if (answer.kind === 'FAILED' && (answer.code === 'BAD_USER_INPUT' || answer.code === 'NOT_FOUND')) return NONE;
  return answer.kind === 'ANSWER' ? found(answer.data.auction) : answer;
}

/** The open auction that closes first; null when none is open. */
export async function loadSoonest(language: Language): Promise<Answer<AuctionWithLot | null>> {
  const answer = await post(soonestAuctionQuery, {}, language);
  return answer.kind === 'ANSWER' ? found(answer.data.lots.edges[0]?.node.auction ?? null) : answer;
}

const NONE = { kind: 'ANSWER', data: null } as const;

function found(wire: AuctionQuery['auction']): Answer<AuctionWithLot | null> {
  if (wire === null) return NONE;
  const { lot, ...auction } = wire;
  return { kind: 'ANSWER', data: { auction: readAuction(auction), lot } };
}
