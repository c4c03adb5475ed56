import { type Answer, partOf, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import type { Trade, TradeRow } from './trade.js';
import {
  confirmSettlementMutation,
  myTradesQuery,
  type RecordInspectionInput,
  recordInspectionMutation,
  recordTicketMutation,
  type TradeOrRefusalFragment,
  tradeQuery,
  type WeighbridgeTicketInput,
} from './trades.operations.js';

/** The trades of the viewer's organisation on either side, newest first, at most 100. */
export async function loadTrades(language: Language): Promise<Answer<readonly TradeRow[]>> {
  return partOf(await post(myTradesQuery, {}, language), ({ myTrades }) => myTrades);
}

/** One trade; null when there is none that the viewer may see. */
export async function loadTrade(id: string, language: Language): Promise<Answer<Trade | null>> {
  const answer = await post(tradeQuery, { id }, language);
  if (answer.kind === 'FAILED' && answer.code === 'BAD_USER_INPUT') return { kind: 'ANSWER', data: null };
  return partOf(answer, ({ trade }) => trade);
}

/** What came of an act on a trade: the trade as it is now, or why it stays as it was. */
export type TradeResult = TradeOrRefusalFragment;

/** A ticket with the id that stays with it, however often it has to be sent. */
export type TicketInput = WeighbridgeTicketInput;

/** An inspection with the id that stays with it. */
export type InspectionInput = RecordInspectionInput;

/** A confirmation; its trade is its id: the server answers a second one with the state as it is. */
export interface Confirmation {
  readonly tradeId: string;
  /** what was confirmed, for the eye */
  readonly amount: string;
}

/* Sending the same input again is safe: the server answers an id that it knows with the trade as it is. */

export async function sendTicket(input: TicketInput, language: Language): Promise<Answer<TradeResult>> {
  return partOf(await post(recordTicketMutation, { input }, language), answer => answer.recordWeighbridgeTicket);
}

export async function sendInspection(input: InspectionInput, language: Language): Promise<Answer<TradeResult>> {
  return partOf(await post(recordInspectionMutation, { input }, language), answer => answer.recordInspection);
}

export async function sendConfirmation({ tradeId }: Confirmation, language: Language): Promise<Answer<TradeResult>> {
  return partOf(await post(confirmSettlementMutation, { tradeId }, language), answer => answer.confirmSettlement);
}
