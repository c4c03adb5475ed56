import type { Language } from '../language/language.js';
import { type Answer, post } from './graphql.js';

/** A bid with the id that stays with it, however often it has to be sent. Prices are CNY per tonne in decimal text. */
export interface Bid {
  readonly bidId: string;
  readonly auctionId: string;
  readonly pricePerTonne: string;
  readonly maxPricePerTonne: string | null;
}

export type BidVerdict =
  | { readonly __typename: 'BidAccepted'; readonly pricePerTonne: string; readonly leading: boolean | null }
  | Refusal<'BidTooLow', { readonly minimumNextPrice: string }>
  | Refusal<'BidderNotEligible', { readonly reasons: readonly { readonly code: string; readonly message: string }[] }>
  | Refusal<'Overloaded', { readonly retryAfterMs: number }>
  | Refusal<'Refused', object>;
type Refusal<Name extends string, Detail> = {
  readonly __typename: Name;
  readonly code: string;
  readonly message: string;
} & Detail;

const PLACE_BID = `mutation PlaceBid($input: PlaceBidInput!) {
  placeBid(input: $input) {
    __typename
    ... on BidAccepted { pricePerTonne leading }
    ... on Refusal { code message }
    ... on BidTooLow { minimumNextPrice }
    ... on BidderNotEligible { reasons { code message } }
    ... on Overloaded { retryAfterMs }
  }
}`;

/** Sends the bid. Sending the same bid again is safe: the server answers with the verdict that it gave before. */
export async function placeBid(bid: Bid, language: Language): Promise<Answer<BidVerdict>> {
  const answer = await post<{ placeBid: BidVerdict }>(PLACE_BID, { input: { ...bid } }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.placeBid } : answer;
}
