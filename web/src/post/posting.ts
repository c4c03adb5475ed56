import { type Answer, partOf, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import { SOFT_CLOSE_SECONDS, type Terms } from './check-post.js';
import {
  type CreateLotInput,
  type CreateLotMutation,
  createLotMutation,
  type OpenAuctionMutation,
  type OpenedAuctionQuery,
  openAuctionMutation,
  openedAuctionQuery,
} from './posting.operations.js';

export type LotVerdict = CreateLotMutation['createLot'];
export type AuctionVerdict = OpenAuctionMutation['openAuction'];
export type FoundAuction = NonNullable<OpenedAuctionQuery['auction']>;

/** An auction to open: its id stays with it, however often it has to be sent. */
export interface Opening {
  readonly id: string;
  readonly lotId: string;
  readonly terms: Terms;
  /** epoch milliseconds */
  readonly closesAt: number;
}

/** Posts the lot. Sending the same lot again is safe: the server answers with the lot that the id stands for. */
export async function createLot(input: CreateLotInput, language: Language): Promise<Answer<LotVerdict>> {
  return partOf(await post(createLotMutation, { input }, language), answer => answer.createLot);
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
  } as const;
  return partOf(await post(openAuctionMutation, { input }, language), answer => answer.openAuction);
}

/** Null: there is none with this id. */
export async function findAuction(id: string, language: Language): Promise<Answer<FoundAuction | null>> {
  return partOf(await post(openedAuctionQuery, { id }, language), ({ auction }) => auction);
}
