import { type Auction, readAuction, type WireAuction } from '../auction/auction.js';
import type { Lot } from '../auction/lot.js';
import type { Language } from '../language/language.js';
import { type Answer, post } from './graphql.js';

export interface AuctionWithLot {
  readonly auction: Auction;
  readonly lot: Lot;
}

type WireAuctionWithLot = WireAuction & { readonly lot: Lot };

const FIELDS = `fragment Page on Auction {
  id format status outcome opensAt closesAt serverTime version currentPrice minimumNextPrice reserveMet bidCount leading
  myBid { bidId pricePerTonne maxPricePerTonne }
  lot {
    id title description origin massKg region taxMode declaredDeviations
    grade { standard code zh: name(locale: "zh-CN") en: name(locale: "en") }
    seller { id name verified }
  }
}`;

const ONE = `query Auction($id: ID!) { auction(id: $id) { ...Page } } ${FIELDS}`;
const SOONEST = `query Soonest {
  lots(first: 1, filter: { auctionStatuses: [OPEN] }, orderBy: CLOSING_SOONEST) { edges { node { auction { ...Page } } } }
} ${FIELDS}`;

/** One auction; null when there is none of that id. */
export async function loadAuction(id: string, language: Language): Promise<Answer<AuctionWithLot | null>> {
  const answer = await post<{ auction: WireAuctionWithLot | null }>(ONE, { id }, language);
  if (answer.kind === 'FAILED' && (answer.code === 'BAD_USER_INPUT' || answer.code === 'NOT_FOUND')) return NONE;
  return answer.kind === 'ANSWER' ? found(answer.data.auction) : answer;
}

/** The open auction that closes first; null when none is open. */
export async function loadSoonest(language: Language): Promise<Answer<AuctionWithLot | null>> {
  const answer = await post<{ lots: { edges: readonly { node: { auction: WireAuctionWithLot | null } }[] } }>(
    SOONEST,
    {},
    language,
  );
  return answer.kind === 'ANSWER' ? found(answer.data.lots.edges[0]?.node.auction ?? null) : answer;
}

const NONE = { kind: 'ANSWER', data: null } as const;

function found(wire: WireAuctionWithLot | null): Answer<AuctionWithLot | null> {
  if (wire === null) return NONE;
  const { lot, ...auction } = wire;
  return { kind: 'ANSWER', data: { auction: readAuction(auction), lot } };
}
