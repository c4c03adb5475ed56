import type { HeatInputSource, MetalOrigin } from '@app/recycled-content';
import { type Answer, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import type { Period } from './period.js';

/** Kilograms and percents are decimal text. */
export interface Figures {
  readonly recycledShare: string;
  readonly postConsumerShare: string;
  readonly recycledMetalKg: string;
  readonly preConsumerMetalKg: string;
  readonly postConsumerMetalKg: string;
  readonly totalMetalKg: string;
  readonly internalMetalKg: string;
  readonly assumedMetalKg: string;
}
export interface MonthFigures extends Figures {
  /** YYYY-MM */
  readonly month: string;
}
export interface AlloyFigures extends Figures {
  readonly alloy: string;
}
export interface YearFigures {
  readonly recycledShare: string;
  readonly postConsumerShare: string;
  readonly recycledMetalKg: string;
  readonly totalMetalKg: string;
  readonly assumedMetalKg: string;
  readonly target: string | null;
  readonly gapKg: string | null;
  readonly avoidedCo2Kg: string;
  readonly factorSet: string;
  readonly factorVerified: boolean;
}
export interface HeatLine {
  readonly source: HeatInputSource;
  readonly origin: MetalOrigin | null;
  readonly massKg: number;
  readonly aluminiumPercent: string;
  readonly aluminiumAssumed: boolean;
}
export interface Heat {
  readonly id: string;
  readonly alloy: string;
  readonly meltedAt: string;
  readonly productKg: number;
  readonly drossKg: number;
  readonly recycledContent: string;
  readonly assumedMetalKg: string;
  readonly inputs: readonly HeatLine[];
}
export interface HeatPage {
  readonly nodes: readonly Heat[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}
export interface Share {
  readonly year: YearFigures;
  readonly months: readonly MonthFigures[];
  readonly alloys: readonly AlloyFigures[];
  readonly heats: HeatPage;
}
export interface Stock {
  readonly tradeId: string;
  readonly lotTitle: string;
  readonly origin: MetalOrigin;
  readonly aluminiumPercent: string | null;
  readonly settlementKg: string;
  readonly leftKg: string;
}

const FIGURES =
  'recycledShare postConsumerShare recycledMetalKg preConsumerMetalKg postConsumerMetalKg totalMetalKg internalMetalKg assumedMetalKg';
const HEAT = `id alloy meltedAt productKg drossKg recycledContent assumedMetalKg
  inputs { source origin massKg aluminiumPercent aluminiumAssumed }`;
const PERIOD = 'organisationId: $organisationId, from: $from, to: $to';
const SHARE = `query Share($organisationId: ID!, $from: Date!, $to: Date!) {
  year: recycledShare(${PERIOD}) {
    recycledShare postConsumerShare recycledMetalKg totalMetalKg assumedMetalKg target gapKg avoidedCo2Kg factorSet factorVerified
  }
  months: recycledShareByMonth(${PERIOD}) { month ${FIGURES} }
  alloys: recycledShareByAlloy(${PERIOD}) { alloy ${FIGURES} }
  heats(${PERIOD}, first: 20) { nodes { ${HEAT} } endCursor hasNextPage }
}`;
const MORE = `query Heats($organisationId: ID!, $from: Date!, $to: Date!, $after: String) {
  heats(${PERIOD}, first: 20, after: $after) { nodes { ${HEAT} } endCursor hasNextPage }
}`;
const STOCK = '{ metalStock { tradeId lotTitle origin aluminiumPercent settlementKg leftKg } }';

export const loadShare = (organisationId: string, period: Period, language: Language): Promise<Answer<Share>> =>
  post<Share>(SHARE, { organisationId, ...period }, language);

export async function loadMoreHeats(
  organisationId: string,
  period: Period,
  after: string | null,
  language: Language,
): Promise<Answer<HeatPage>> {
  const answer = await post<{ heats: HeatPage }>(MORE, { organisationId, ...period, after }, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.heats } : answer;
}

export async function loadStock(language: Language): Promise<Answer<readonly Stock[]>> {
  const answer = await post<{ metalStock: readonly Stock[] }>(STOCK, {}, language);
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.metalStock } : answer;
}

/** What recordHeat takes, with the id that stays with it however often it has to be sent. */
export interface HeatCommand {
  readonly id: string;
  readonly meltedAt: string;
  readonly alloy: string;
  readonly productKg: number;
  readonly drossKg: number;
  readonly inputs: readonly {
    readonly source: HeatInputSource;
    readonly tradeId: string | null;
    readonly massKg: number;
    readonly aluminiumPercent: string | null;
  }[];
}
export type HeatVerdict =
  | { readonly __typename: 'Heat'; readonly alloy: string; readonly recycledContent: string }
  | { readonly __typename: 'Refused'; readonly code: string; readonly message: string };

/** Sends the heat. Sending the same one again is safe: its id is recorded once. */
export async function recordHeat(command: HeatCommand, language: Language): Promise<Answer<HeatVerdict>> {
  const answer = await post<{ recordHeat: HeatVerdict }>(
    `mutation RecordHeat($input: RecordHeatInput!) {
      recordHeat(input: $input) { __typename ... on Heat { alloy recycledContent } ... on Refusal { code message } }
    }`,
    { input: { ...command } },
    language,
  );
  return answer.kind === 'ANSWER' ? { kind: 'ANSWER', data: answer.data.recordHeat } : answer;
}
