import { type Answer, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import { type LotInput, SOFT_CLOSE_SECONDS, type TermsInput } from './check-post.js';

interface Refused {
  readonly __typename: 'Refused';
  readonly code: string;
  readonly message: string;
}
export type LotVerdict = { readonly __typename: 'Lot'; readonly id: string } | Refused;
export type AuctionVerdict =
  | { readonly __typename: 'Auction'; readonly id: string; readonly closesAt: string }
  | Refused;

/** An auction to open: its id stays with it, however often it has to be sent. */
export interface Opening {
  readonly id: string;
  readonly lotId: string;
  readonly terms: TermsInput;
  /** epoch milliseconds */
  readonly closesAt: number;
}

/** Posts the lot. Sending the same lot again is safe: the server answers with the lot that the id stands for. */
export async function createLot(input: LotInput, language: Language): Promise<Answer<LotVerdict>> {
  const answer = await post<{ createLot: LotVerdict }>(
    `mutation CreateLot($input: CreateLotInput!) {
      createLot(input: $input) { __typename ... on Lot { id } ... on Refused { code message } }
    }`,
    { input },
    language,
  );
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.createLot } : answer;
}

/** Opens the auction at once; safe to repeat as `createLot` is. */
export async function openAuction(opening: Opening, language: Language): Promise<Answer<AuctionVerdict>> {
  const { startPrice, reservePrice, increment } = opening.terms;
  const input = {
    id: opening.id,
    lotId: opening.lotId,
    format: 'ENGLISH',
    closesAt: new Date(opening.closesAt).toISOString(),
    startPrice,
    reservePrice,
    increment,
    softCloseWindowSeconds: SOFT_CLOSE_SECONDS,
    softCloseExtensionSeconds: SOFT_CLOSE_SECONDS,
  };
  const answer = await post<{ openAuction: AuctionVerdict }>(
    `mutation OpenAuction($input: OpenAuctionInput!) {
      openAuction(input: $input) { __typename ... on Auction { id closesAt } ... on Refused { code message } }
    }`,
    { input },
    language,
  );
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.openAuction } : answer;
}

export interface FoundAuction {
  readonly closesAt: string;
  readonly lot: { readonly id: string };
}

/** Null: there is none with this id. */
export async function findAuction(id: string, language: Language): Promise<Answer<FoundAuction | null>> {
  const answer = await post<{ auction: FoundAuction | null }>(
    'query OpenedAuction($id: ID!) { auction(id: $id) { closesAt lot { id } } }',
    { id },
    language,
  );
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.auction } : answer;
}
