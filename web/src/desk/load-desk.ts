import { type Answer, post } from '../api/graphql.js';
import { type Auction, readAuction } from '../auction/auction.js';
import type { Language } from '../language/language.js';
import type { Raises } from './bid-way.js';
import {
  type DeskEligibilityQuery,
  type DeskLotFragment,
  deskAuctionQuery,
  deskEligibilityQuery,
  deskOffersQuery,
} from './desk.operations.js';
import type { Offer } from './offer-groups.js';

export type DeskLot = DeskLotFragment;

/** One auction of the desk as it was when it was loaded, with what does not change. */
export interface DeskAuction {
  readonly auction: Auction;
  readonly lot: DeskLot;
  readonly startPrice: string;
  readonly raises: Raises;
}

/** Null: there is none of that id. */
export async function loadDeskAuction(id: string, language: Language): Promise<Answer<DeskAuction | null>> {
  const answer = await post(deskAuctionQuery, { id }, language);
  if (answer.kind === 'FAILED' && (answer.code === 'BAD_USER_INPUT' || answer.code === 'NOT_FOUND'))
    return { kind: 'ANSWER', data: null };
  if (answer.kind !== 'ANSWER') return answer;
  const wire = answer.data.auction;
  if (wire === null) return { kind: 'ANSWER', data: null };
  const { lot, startPrice, increment, incrementTiers, ...auction } = wire;
  return {
    kind: 'ANSWER',
    data: { auction: readAuction(auction), lot, startPrice, raises: { increment, incrementTiers } },
  };
}

export type Eligibility = DeskEligibilityQuery['eligibility'];

/** Whether an organisation may bid; with an auction, also by what that auction requires. */
export async function loadEligibility(
  organisationId: string,
  auctionId: string | null,
  language: Language,
): Promise<Answer<Eligibility>> {
  const answer = await post(deskEligibilityQuery, { organisationId, auctionId }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.eligibility } : answer;
}

export interface Offers {
  readonly offers: readonly Offer[];
  /** there are more that close later and were not looked at */
  readonly more: boolean;
}

/** Pages of 100 that are looked through for the auctions that the viewer is in. */
const PAGES_MAX = 3;

/** Open auctions that hold all the words (none: all), the soonest close first. */
export async function loadOffers(text: string, language: Language): Promise<Answer<Offers>> {
  const filter = { auctionStatuses: ['OPEN' as const], ...(text === '' ? {} : { text }) };
  const offers = new Map<string, Offer>();
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: Awaited<ReturnType<typeof askOffers>> = await askOffers(filter, after, language);
    if (answer.kind !== 'ANSWER') return answer;
    const { edges, pageInfo } = answer.data.lots;
    for (const { node } of edges) {
      const { auction, ...lot } = node;
      if (auction === null) continue;
      const { startPrice, requiredCredentials, ...state } = auction;
      offers.set(auction.id, { auction: readAuction(state), lot, startPrice, requires: requiredCredentials });
    }
    if (!pageInfo.hasNextPage || text !== '') return found(offers, pageInfo.hasNextPage);
    after = pageInfo.endCursor;
  }
  return found(offers, true);
}

const askOffers = (filter: { auctionStatuses: 'OPEN'[]; text?: string }, after: string | null, language: Language) =>
  post(deskOffersQuery, { filter, after }, language);

const found = (offers: ReadonlyMap<string, Offer>, more: boolean): Answer<Offers> => ({
  kind: 'ANSWER',
  data: { offers: [...offers.values()], more },
});
