// written by `npm run operations`; change the .graphql file instead
import type { Operation } from '../api/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type HeatInput = {
  /** default: what the trade's inspection measured, else 100 and flagged */
  readonly aluminiumPercent?: string | null | undefined;
  readonly massKg: number;
  readonly source: HeatInputSource;
  /** exactly with TRADE: a settled purchase of your own */
  readonly tradeId?: string | null | undefined;
};

export type HeatInputSource =
  | 'ALLOYING'
  | 'INTERNAL'
  | 'POST_CONSUMER'
  | 'PRE_CONSUMER'
  | 'PRIMARY'
  | 'TRADE'
  | 'UNKNOWN';

export type RecordHeatInput = {
  readonly alloy: string;
  /** default 0 */
  readonly drossKg?: number | null | undefined;
  readonly id: string;
  /** 1 to 100; several of one trade add up */
  readonly inputs: ReadonlyArray<HeatInput>;
  readonly meltedAt: string;
  readonly productKg: number;
};

export type ScrapOrigin =
  | 'POST_CONSUMER'
  | 'PRE_CONSUMER'
  | 'UNKNOWN';

export type ShareQueryVariables = Exact<{
  organisationId: string;
  from: string;
  to: string;
}>;


export type ShareQuery = { readonly year: { readonly recycledShare: string, readonly postConsumerShare: string, readonly recycledMetalKg: string, readonly totalMetalKg: string, readonly assumedMetalKg: string, readonly target: string | null, readonly gapKg: string | null, readonly avoidedCo2Kg: string, readonly factorSet: string, readonly factorVerified: boolean }, readonly months: ReadonlyArray<{ readonly month: string, readonly recycledShare: string, readonly postConsumerShare: string, readonly recycledMetalKg: string, readonly preConsumerMetalKg: string, readonly postConsumerMetalKg: string, readonly totalMetalKg: string, readonly internalMetalKg: string, readonly assumedMetalKg: string }>, readonly alloys: ReadonlyArray<{ readonly alloy: string, readonly recycledShare: string, readonly postConsumerShare: string, readonly recycledMetalKg: string, readonly preConsumerMetalKg: string, readonly postConsumerMetalKg: string, readonly totalMetalKg: string, readonly internalMetalKg: string, readonly assumedMetalKg: string }>, readonly heats: { readonly endCursor: string | null, readonly hasNextPage: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly alloy: string, readonly meltedAt: string, readonly productKg: number, readonly drossKg: number, readonly recycledContent: string, readonly assumedMetalKg: string, readonly inputs: ReadonlyArray<{ readonly source: HeatInputSource, readonly origin: ScrapOrigin | null, readonly massKg: number, readonly aluminiumPercent: string, readonly aluminiumAssumed: boolean }> }> } };

export type MoreHeatsQueryVariables = Exact<{
  organisationId: string;
  from: string;
  to: string;
  after?: string | null | undefined;
}>;


export type MoreHeatsQuery = { readonly heats: { readonly endCursor: string | null, readonly hasNextPage: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly alloy: string, readonly meltedAt: string, readonly productKg: number, readonly drossKg: number, readonly recycledContent: string, readonly assumedMetalKg: string, readonly inputs: ReadonlyArray<{ readonly source: HeatInputSource, readonly origin: ScrapOrigin | null, readonly massKg: number, readonly aluminiumPercent: string, readonly aluminiumAssumed: boolean }> }> } };

export type MetalStockQueryVariables = Exact<{ [key: string]: never; }>;


export type MetalStockQuery = { readonly metalStock: ReadonlyArray<{ readonly tradeId: string, readonly lotTitle: string, readonly origin: ScrapOrigin, readonly aluminiumPercent: string | null, readonly settlementKg: string, readonly leftKg: string }> };

export type RecordHeatMutationVariables = Exact<{
  input: RecordHeatInput;
}>;


export type RecordHeatMutation = { readonly recordHeat:
    | { readonly __typename: 'Heat', readonly alloy: string, readonly recycledContent: string }
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
   };

export type HeatPageFragment = { readonly endCursor: string | null, readonly hasNextPage: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly alloy: string, readonly meltedAt: string, readonly productKg: number, readonly drossKg: number, readonly recycledContent: string, readonly assumedMetalKg: string, readonly inputs: ReadonlyArray<{ readonly source: HeatInputSource, readonly origin: ScrapOrigin | null, readonly massKg: number, readonly aluminiumPercent: string, readonly aluminiumAssumed: boolean }> }> };

export const shareQuery: Operation<ShareQuery, ShareQueryVariables> = {
  text: "query Share($organisationId:ID!$from:Date!$to:Date!){year:recycledShare(organisationId:$organisationId from:$from to:$to){recycledShare postConsumerShare recycledMetalKg totalMetalKg assumedMetalKg target gapKg avoidedCo2Kg factorSet factorVerified}months:recycledShareByMonth(organisationId:$organisationId from:$from to:$to){month recycledShare postConsumerShare recycledMetalKg preConsumerMetalKg postConsumerMetalKg totalMetalKg internalMetalKg assumedMetalKg}alloys:recycledShareByAlloy(organisationId:$organisationId from:$from to:$to){alloy recycledShare postConsumerShare recycledMetalKg preConsumerMetalKg postConsumerMetalKg totalMetalKg internalMetalKg assumedMetalKg}heats(organisationId:$organisationId from:$from to:$to first:20){...HeatPage}}fragment HeatPage on HeatConnection{nodes{id alloy meltedAt productKg drossKg recycledContent assumedMetalKg inputs{source origin massKg aluminiumPercent aluminiumAssumed}}endCursor hasNextPage}",
};

export const moreHeatsQuery: Operation<MoreHeatsQuery, MoreHeatsQueryVariables> = {
  text: "query MoreHeats($organisationId:ID!$from:Date!$to:Date!$after:String){heats(organisationId:$organisationId from:$from to:$to first:20 after:$after){...HeatPage}}fragment HeatPage on HeatConnection{nodes{id alloy meltedAt productKg drossKg recycledContent assumedMetalKg inputs{source origin massKg aluminiumPercent aluminiumAssumed}}endCursor hasNextPage}",
};

export const metalStockQuery: Operation<MetalStockQuery, MetalStockQueryVariables> = {
  text: "query MetalStock{metalStock{tradeId lotTitle origin aluminiumPercent settlementKg leftKg}}",
};

export const recordHeatMutation: Operation<RecordHeatMutation, RecordHeatMutationVariables> = {
  text: "mutation RecordHeat($input:RecordHeatInput!){recordHeat(input:$input){__typename ...on Heat{alloy recycledContent}...on Refusal{code message}}}",
};
