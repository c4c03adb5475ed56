import { type Answer, partOf, post } from '../api/graphql.js';
import type { Language } from '../language/language.js';
import type { Period } from './period.js';
import {
  type HeatPageFragment,
  type MetalStockQuery,
  metalStockQuery,
  moreHeatsQuery,
  type RecordHeatInput,
  type RecordHeatMutation,
  recordHeatMutation,
  type ShareQuery,
  shareQuery,
} from './share.operations.js';

/** A period of an organisation: its one number, its months, its alloys and its newest heats. Kilograms and percents are decimal text. */
export type Share = ShareQuery;
export type YearFigures = Share['year'];
export type MonthFigures = Share['months'][number];
export type AlloyFigures = Share['alloys'][number];
/** What months and alloys are told by alike. */
export type Figures = Omit<MonthFigures, 'month'>;
export type HeatPage = HeatPageFragment;
export type Heat = HeatPage['nodes'][number];
export type HeatLine = Heat['inputs'][number];
export type Stock = MetalStockQuery['metalStock'][number];

export const loadShare = (organisationId: string, period: Period, language: Language): Promise<Answer<Share>> =>
  post(shareQuery, { organisationId, ...period }, language);

export async function loadMoreHeats(
  organisationId: string,
  period: Period,
  after: string | null,
  language: Language,
): Promise<Answer<HeatPage>> {
  return partOf(await post(moreHeatsQuery, { organisationId, ...period, after }, language), ({ heats }) => heats);
}

export async function loadStock(language: Language): Promise<Answer<readonly Stock[]>> {
  return partOf(await post(metalStockQuery, {}, language), ({ metalStock }) => metalStock);
}

/** What recordHeat takes, with the id that stays with it however often it has to be sent. */
export type HeatCommand = RecordHeatInput;
export type HeatVerdict = RecordHeatMutation['recordHeat'];

/** Sends the heat. Sending the same one again is safe: its id is recorded once. */
export async function recordHeat(input: HeatCommand, language: Language): Promise<Answer<HeatVerdict>> {
  return partOf(await post(recordHeatMutation, { input }, language), answer => answer.recordHeat);
}
