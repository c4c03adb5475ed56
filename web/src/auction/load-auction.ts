import { type Answer, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import { type Auction, readAuction } from './auction.js';
import {
  type AuctionPageQuery,
  auctionPageQuery,
  auctionTradeQuery,
  soonestAuctionPageQuery,
} from './auction-page.operations.js';
import type { DescribedLot } from './lot.js';
import { type PublicTerms, readTerms } from './terms.js';

export interface AuctionWithLot {
  readonly auction: Auction;
  readonly terms: PublicTerms;
  readonly lot: DescribedLot;
}

/** One auction; null when there is none of that id. */
export async function loadAuction(id: string, language: Language): Promise<Answer<AuctionWithLot | null>> {
  const answer = await post(auctionPageQuery, { id }, language);
  if (answer.kind === 'FAILED' && (answer.code === 'BAD_USER_INPUT' || answer.code === 'NOT_FOUND')) return NONE;
  return answer.kind === 'ANSWER' ? found(answer.data.auction) : answer;
}

/** The open auction that closes first; null when none is open. */
export async function loadSoonest(language: Language): Promise<Answer<AuctionWithLot | null>> {
  const answer = await post(soonestAuctionPageQuery, {}, language);
  return answer.kind === 'ANSWER' ? found(answer.data.lots.edges[0]?.node.auction ?? null) : answer;
}

/** The trade that came of it; null for who is no party, and in the second before it is made. */
export async function loadTradeId(auctionId: string, language: Language): Promise<Answer<string | null>> {
  const answer = await post(auctionTradeQuery, { id: auctionId }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.auction?.trade?.id ?? null } : answer;
}

const NONE = { kind: 'ANSWER', data: null } as const;

function found(wire: AuctionPageQuery['auction']): Answer<AuctionWithLot | null> {
  if (wire === null) return NONE;
  const { lot, ...auction } = wire;
  return { kind: 'ANSWER', data: { auction: readAuction(auction), terms: readTerms(auction), lot } };
}
