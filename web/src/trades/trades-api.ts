import { type Answer, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import type { Figure, Trade, TradeRow } from './trade.js';

const ROW = `id unitPrice status awardedAt reweighNeeded
  seller { id name verified } buyer { id name verified }`;
const LIST = `query MyTrades { myTrades {
  ${ROW} lot { id title grade { code } } tickets { side superseded } settlement { amount confirmedBy }
} }`;
const WHOLE = `fragment Whole on Trade {
  ${ROW} settledAt
  lot { id title massKg region grade { code } composition { element massPercent } }
  tickets { id side grossKg tareKg netKg plate weighedAt recordedAt scaleId superseded }
  inspection {
    method recordedAt radioactivityPassed composition { element massPercent }
    moisturePercent inclusionPercent metalRecoveryPercent metalContentPercent freeIronPercent oilGreasePercent finesPercent
  }
  settlement {
    netKg settlementKg amount amountExcludingTax confirmedBy
    lines { kind sign massKg baseKg measuredPercent allowedPercent excessPercent amount unitPrice taxMode taxRatePercent }
  }
}`;
const RESULT = '__typename ...Whole ... on Refusal { code message }';

/** The trades of the viewer's organisation on either side, newest first, at most 100. */
export async function loadTrades(language: Language): Promise<Answer<readonly TradeRow[]>> {
  const answer = await post<{ myTrades: readonly TradeRow[] }>(LIST, {}, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.myTrades } : answer;
}

/** One trade; null when there is none that the viewer may see. */
export async function loadTrade(id: string, language: Language): Promise<Answer<Trade | null>> {
  const answer = await post<{ trade: Trade | null }>(
    `query Trade($id: ID!) { trade(id: $id) { ...Whole } } ${WHOLE}`,
    { id },
    language,
  );
  if (answer.kind === 'FAILED' && answer.code === 'BAD_USER_INPUT') return { kind: 'ANSWER', data: null };
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.trade } : answer;
}

/** What came of an act on a trade: the trade as it is now, or why it stays as it was. */
export type TradeResult =
  | ({ readonly __typename: 'Trade' } & Trade)
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

/** A ticket with the id that stays with it, however often it has to be sent. */
export interface TicketInput {
  readonly id: string;
  readonly tradeId: string;
  readonly grossKg: string;
  readonly tareKg: string;
  readonly plate: string;
  readonly weighedAt: string;
  readonly scaleId: string | null;
}

/** An inspection with the id that stays with it. */
export interface InspectionInput {
  readonly id: string;
  readonly tradeId: string;
  readonly method: string | null;
  readonly sample: Readonly<Partial<Record<Figure, string>>> & {
    readonly radioactivityPassed: boolean | null;
    readonly composition: readonly { readonly element: string; readonly massPercent: string }[];
  };
}

/** A confirmation; its trade is its id: the server answers a second one with the state as it is. */
export interface Confirmation {
  readonly tradeId: string;
  /** what was confirmed, for the eye */
  readonly amount: string;
}

export const sendTicket = (input: TicketInput, language: Language): Promise<Answer<TradeResult>> =>
  act('recordWeighbridgeTicket', 'input', 'WeighbridgeTicketInput!', input, language);

export const sendInspection = (input: InspectionInput, language: Language): Promise<Answer<TradeResult>> =>
  act('recordInspection', 'input', 'RecordInspectionInput!', input, language);

export const sendConfirmation = ({ tradeId }: Confirmation, language: Language): Promise<Answer<TradeResult>> =>
  act('confirmSettlement', 'tradeId', 'ID!', tradeId, language);

/** Sending the same input again is safe: the server answers an id that it knows with the trade as it is. */
async function act(
  mutation: string,
  argument: string,
  type: string,
  value: unknown,
  language: Language,
): Promise<Answer<TradeResult>> {
  const answer = await post<{ answer: TradeResult }>(
    `mutation Act($value: ${type}) { answer: ${mutation}(${argument}: $value) { ${RESULT} } } ${WHOLE}`,
    { value },
    language,
  );
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.answer } : answer;
}
