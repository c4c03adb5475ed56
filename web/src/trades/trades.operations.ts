// written by `npm run operations`; change the .graphql file instead
import type { Operation } from '../api/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type ElementShareInput = {
  readonly element: string;
  readonly massPercent: string;
  readonly plusMinus?: string | null | undefined;
};

export type RecordInspectionInput = {
  readonly id: string;
  readonly method?: string | null | undefined;
  readonly sample: SampleInput;
  readonly tradeId: string;
};

export type SampleInput = {
  readonly composition?: ReadonlyArray<ElementShareInput> | null | undefined;
  readonly finesPercent?: string | null | undefined;
  readonly form?: ScrapForm | null | undefined;
  readonly freeIronPercent?: string | null | undefined;
  readonly inclusionPercent?: string | null | undefined;
  readonly metalContentPercent?: string | null | undefined;
  readonly metalRecoveryPercent?: string | null | undefined;
  readonly moisturePercent?: string | null | undefined;
  readonly oilGreasePercent?: string | null | undefined;
  readonly radioactivityPassed?: boolean | null | undefined;
};

export type ScrapForm =
  | 'CAN'
  | 'CAST'
  | 'EXTRUSION'
  | 'FOIL'
  | 'FRAGMENTS'
  | 'INGOT'
  | 'MIXED'
  | 'SHEET'
  | 'TURNINGS'
  | 'WHEEL'
  | 'WIRE';

export type SettlementLineKind =
  | 'AMOUNT'
  | 'AMOUNT_EXCLUDING_TAX'
  | 'GROSS'
  | 'INCLUSION_DEDUCTION'
  | 'MOISTURE_DEDUCTION'
  | 'NET'
  | 'ROUNDING'
  | 'SETTLEMENT_MASS'
  | 'TARE'
  | 'TAX';

export type TaxMode =
  | 'NONE'
  | 'VAT1'
  | 'VAT3'
  | 'VAT13';

export type TradeSide =
  | 'BUYER'
  | 'SELLER';

export type TradeStatus =
  | 'AWARDED'
  | 'CANCELLED'
  | 'DELIVERED'
  | 'DISPUTED'
  | 'INSPECTED'
  | 'SETTLED';

export type WeighbridgeTicketInput = {
  /** the loaded truck */
  readonly grossKg: string;
  readonly id: string;
  readonly plate: string;
  readonly scaleId?: string | null | undefined;
  /** the empty truck */
  readonly tareKg: string;
  readonly tradeId: string;
  readonly weighedAt: string;
};

export type MyTradesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyTradesQuery = { readonly myTrades: ReadonlyArray<{ readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly grade: { readonly code: string } }, readonly tickets: ReadonlyArray<{ readonly side: TradeSide, readonly superseded: boolean }>, readonly settlement: { readonly amount: string, readonly confirmedBy: ReadonlyArray<TradeSide> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } }> };

export type TradeQueryVariables = Exact<{
  id: string;
}>;


export type TradeQuery = { readonly trade: { readonly settledAt: string | null, readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly grade: { readonly code: string }, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> }, readonly tickets: ReadonlyArray<{ readonly id: string, readonly side: TradeSide, readonly grossKg: string, readonly tareKg: string, readonly netKg: string, readonly plate: string, readonly weighedAt: string, readonly recordedAt: string, readonly scaleId: string | null, readonly superseded: boolean }>, readonly inspection: { readonly method: string | null, readonly recordedAt: string, readonly radioactivityPassed: boolean | null, readonly moisturePercent: string | null, readonly inclusionPercent: string | null, readonly metalRecoveryPercent: string | null, readonly metalContentPercent: string | null, readonly freeIronPercent: string | null, readonly oilGreasePercent: string | null, readonly finesPercent: string | null, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> } | null, readonly settlement: { readonly netKg: string, readonly settlementKg: string, readonly amount: string, readonly amountExcludingTax: string, readonly confirmedBy: ReadonlyArray<TradeSide>, readonly lines: ReadonlyArray<{ readonly kind: SettlementLineKind, readonly sign: string, readonly massKg: string | null, readonly baseKg: string | null, readonly measuredPercent: string | null, readonly allowedPercent: string | null, readonly excessPercent: string | null, readonly amount: string | null, readonly unitPrice: string | null, readonly taxMode: TaxMode | null, readonly taxRatePercent: string | null }> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } } | null };

export type RecordTicketMutationVariables = Exact<{
  input: WeighbridgeTicketInput;
}>;


export type RecordTicketMutation = { readonly recordWeighbridgeTicket:
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
    | { readonly __typename: 'Trade', readonly settledAt: string | null, readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly grade: { readonly code: string }, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> }, readonly tickets: ReadonlyArray<{ readonly id: string, readonly side: TradeSide, readonly grossKg: string, readonly tareKg: string, readonly netKg: string, readonly plate: string, readonly weighedAt: string, readonly recordedAt: string, readonly scaleId: string | null, readonly superseded: boolean }>, readonly inspection: { readonly method: string | null, readonly recordedAt: string, readonly radioactivityPassed: boolean | null, readonly moisturePercent: string | null, readonly inclusionPercent: string | null, readonly metalRecoveryPercent: string | null, readonly metalContentPercent: string | null, readonly freeIronPercent: string | null, readonly oilGreasePercent: string | null, readonly finesPercent: string | null, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> } | null, readonly settlement: { readonly netKg: string, readonly settlementKg: string, readonly amount: string, readonly amountExcludingTax: string, readonly confirmedBy: ReadonlyArray<TradeSide>, readonly lines: ReadonlyArray<{ readonly kind: SettlementLineKind, readonly sign: string, readonly massKg: string | null, readonly baseKg: string | null, readonly measuredPercent: string | null, readonly allowedPercent: string | null, readonly excessPercent: string | null, readonly amount: string | null, readonly unitPrice: string | null, readonly taxMode: TaxMode | null, readonly taxRatePercent: string | null }> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } }
   };

export type RecordInspectionMutationVariables = Exact<{
  input: RecordInspectionInput;
}>;


export type RecordInspectionMutation = { readonly recordInspection:
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
    | { readonly __typename: 'Trade', readonly settledAt: string | null, readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly grade: { readonly code: string }, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> }, readonly tickets: ReadonlyArray<{ readonly id: string, readonly side: TradeSide, readonly grossKg: string, readonly tareKg: string, readonly netKg: string, readonly plate: string, readonly weighedAt: string, readonly recordedAt: string, readonly scaleId: string | null, readonly superseded: boolean }>, readonly inspection: { readonly method: string | null, readonly recordedAt: string, readonly radioactivityPassed: boolean | null, readonly moisturePercent: string | null, readonly inclusionPercent: string | null, readonly metalRecoveryPercent: string | null, readonly metalContentPercent: string | null, readonly freeIronPercent: string | null, readonly oilGreasePercent: string | null, readonly finesPercent: string | null, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> } | null, readonly settlement: { readonly netKg: string, readonly settlementKg: string, readonly amount: string, readonly amountExcludingTax: string, readonly confirmedBy: ReadonlyArray<TradeSide>, readonly lines: ReadonlyArray<{ readonly kind: SettlementLineKind, readonly sign: string, readonly massKg: string | null, readonly baseKg: string | null, readonly measuredPercent: string | null, readonly allowedPercent: string | null, readonly excessPercent: string | null, readonly amount: string | null, readonly unitPrice: string | null, readonly taxMode: TaxMode | null, readonly taxRatePercent: string | null }> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } }
   };

export type ConfirmSettlementMutationVariables = Exact<{
  tradeId: string;
}>;


export type ConfirmSettlementMutation = { readonly confirmSettlement:
    | { readonly __typename: 'Refused', readonly code: string, readonly message: string }
    | { readonly __typename: 'Trade', readonly settledAt: string | null, readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly grade: { readonly code: string }, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> }, readonly tickets: ReadonlyArray<{ readonly id: string, readonly side: TradeSide, readonly grossKg: string, readonly tareKg: string, readonly netKg: string, readonly plate: string, readonly weighedAt: string, readonly recordedAt: string, readonly scaleId: string | null, readonly superseded: boolean }>, readonly inspection: { readonly method: string | null, readonly recordedAt: string, readonly radioactivityPassed: boolean | null, readonly moisturePercent: string | null, readonly inclusionPercent: string | null, readonly metalRecoveryPercent: string | null, readonly metalContentPercent: string | null, readonly freeIronPercent: string | null, readonly oilGreasePercent: string | null, readonly finesPercent: string | null, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> } | null, readonly settlement: { readonly netKg: string, readonly settlementKg: string, readonly amount: string, readonly amountExcludingTax: string, readonly confirmedBy: ReadonlyArray<TradeSide>, readonly lines: ReadonlyArray<{ readonly kind: SettlementLineKind, readonly sign: string, readonly massKg: string | null, readonly baseKg: string | null, readonly measuredPercent: string | null, readonly allowedPercent: string | null, readonly excessPercent: string | null, readonly amount: string | null, readonly unitPrice: string | null, readonly taxMode: TaxMode | null, readonly taxRatePercent: string | null }> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } }
   };

export type TradeHeadFragment = { readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } };

export type WholeTradeFragment = { readonly settledAt: string | null, readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly grade: { readonly code: string }, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> }, readonly tickets: ReadonlyArray<{ readonly id: string, readonly side: TradeSide, readonly grossKg: string, readonly tareKg: string, readonly netKg: string, readonly plate: string, readonly weighedAt: string, readonly recordedAt: string, readonly scaleId: string | null, readonly superseded: boolean }>, readonly inspection: { readonly method: string | null, readonly recordedAt: string, readonly radioactivityPassed: boolean | null, readonly moisturePercent: string | null, readonly inclusionPercent: string | null, readonly metalRecoveryPercent: string | null, readonly metalContentPercent: string | null, readonly freeIronPercent: string | null, readonly oilGreasePercent: string | null, readonly finesPercent: string | null, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> } | null, readonly settlement: { readonly netKg: string, readonly settlementKg: string, readonly amount: string, readonly amountExcludingTax: string, readonly confirmedBy: ReadonlyArray<TradeSide>, readonly lines: ReadonlyArray<{ readonly kind: SettlementLineKind, readonly sign: string, readonly massKg: string | null, readonly baseKg: string | null, readonly measuredPercent: string | null, readonly allowedPercent: string | null, readonly excessPercent: string | null, readonly amount: string | null, readonly unitPrice: string | null, readonly taxMode: TaxMode | null, readonly taxRatePercent: string | null }> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } };

type TradeOrRefusal_Refused_Fragment = { readonly __typename: 'Refused', readonly code: string, readonly message: string };

type TradeOrRefusal_Trade_Fragment = { readonly __typename: 'Trade', readonly settledAt: string | null, readonly id: string, readonly unitPrice: string, readonly status: TradeStatus, readonly awardedAt: string, readonly reweighNeeded: ReadonlyArray<TradeSide>, readonly lot: { readonly id: string, readonly title: string, readonly massKg: number, readonly region: string, readonly grade: { readonly code: string }, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> }, readonly tickets: ReadonlyArray<{ readonly id: string, readonly side: TradeSide, readonly grossKg: string, readonly tareKg: string, readonly netKg: string, readonly plate: string, readonly weighedAt: string, readonly recordedAt: string, readonly scaleId: string | null, readonly superseded: boolean }>, readonly inspection: { readonly method: string | null, readonly recordedAt: string, readonly radioactivityPassed: boolean | null, readonly moisturePercent: string | null, readonly inclusionPercent: string | null, readonly metalRecoveryPercent: string | null, readonly metalContentPercent: string | null, readonly freeIronPercent: string | null, readonly oilGreasePercent: string | null, readonly finesPercent: string | null, readonly composition: ReadonlyArray<{ readonly element: string, readonly massPercent: string }> } | null, readonly settlement: { readonly netKg: string, readonly settlementKg: string, readonly amount: string, readonly amountExcludingTax: string, readonly confirmedBy: ReadonlyArray<TradeSide>, readonly lines: ReadonlyArray<{ readonly kind: SettlementLineKind, readonly sign: string, readonly massKg: string | null, readonly baseKg: string | null, readonly measuredPercent: string | null, readonly allowedPercent: string | null, readonly excessPercent: string | null, readonly amount: string | null, readonly unitPrice: string | null, readonly taxMode: TaxMode | null, readonly taxRatePercent: string | null }> } | null, readonly seller: { readonly id: string, readonly name: string, readonly verified: boolean }, readonly buyer: { readonly id: string, readonly name: string, readonly verified: boolean } };

export type TradeOrRefusalFragment =
  | TradeOrRefusal_Refused_Fragment
  | TradeOrRefusal_Trade_Fragment
;

export const myTradesQuery: Operation<MyTradesQuery, MyTradesQueryVariables> = {
  text: "query MyTrades{myTrades{...TradeHead lot{id title grade{code}}tickets{side superseded}settlement{amount confirmedBy}}}fragment TradeHead on Trade{id unitPrice status awardedAt reweighNeeded seller{id name verified}buyer{id name verified}}",
};

export const tradeQuery: Operation<TradeQuery, TradeQueryVariables> = {
  text: "query Trade($id:ID!){trade(id:$id){...WholeTrade}}fragment WholeTrade on Trade{...TradeHead settledAt lot{id title massKg region grade{code}composition{element massPercent}}tickets{id side grossKg tareKg netKg plate weighedAt recordedAt scaleId superseded}inspection{method recordedAt radioactivityPassed composition{element massPercent}moisturePercent inclusionPercent metalRecoveryPercent metalContentPercent freeIronPercent oilGreasePercent finesPercent}settlement{netKg settlementKg amount amountExcludingTax confirmedBy lines{kind sign massKg baseKg measuredPercent allowedPercent excessPercent amount unitPrice taxMode taxRatePercent}}}fragment TradeHead on Trade{id unitPrice status awardedAt reweighNeeded seller{id name verified}buyer{id name verified}}",
};

export const recordTicketMutation: Operation<RecordTicketMutation, RecordTicketMutationVariables> = {
  text: "mutation RecordTicket($input:WeighbridgeTicketInput!){recordWeighbridgeTicket(input:$input){...TradeOrRefusal}}fragment TradeOrRefusal on TradeResult{__typename ...WholeTrade ...on Refusal{code message}}fragment WholeTrade on Trade{...TradeHead settledAt lot{id title massKg region grade{code}composition{element massPercent}}tickets{id side grossKg tareKg netKg plate weighedAt recordedAt scaleId superseded}inspection{method recordedAt radioactivityPassed composition{element massPercent}moisturePercent inclusionPercent metalRecoveryPercent metalContentPercent freeIronPercent oilGreasePercent finesPercent}settlement{netKg settlementKg amount amountExcludingTax confirmedBy lines{kind sign massKg baseKg measuredPercent allowedPercent excessPercent amount unitPrice taxMode taxRatePercent}}}fragment TradeHead on Trade{id unitPrice status awardedAt reweighNeeded seller{id name verified}buyer{id name verified}}",
};

export const recordInspectionMutation: Operation<RecordInspectionMutation, RecordInspectionMutationVariables> = {
  text: "mutation RecordInspection($input:RecordInspectionInput!){recordInspection(input:$input){...TradeOrRefusal}}fragment TradeOrRefusal on TradeResult{__typename ...WholeTrade ...on Refusal{code message}}fragment WholeTrade on Trade{...TradeHead settledAt lot{id title massKg region grade{code}composition{element massPercent}}tickets{id side grossKg tareKg netKg plate weighedAt recordedAt scaleId superseded}inspection{method recordedAt radioactivityPassed composition{element massPercent}moisturePercent inclusionPercent metalRecoveryPercent metalContentPercent freeIronPercent oilGreasePercent finesPercent}settlement{netKg settlementKg amount amountExcludingTax confirmedBy lines{kind sign massKg baseKg measuredPercent allowedPercent excessPercent amount unitPrice taxMode taxRatePercent}}}fragment TradeHead on Trade{id unitPrice status awardedAt reweighNeeded seller{id name verified}buyer{id name verified}}",
};

export const confirmSettlementMutation: Operation<ConfirmSettlementMutation, ConfirmSettlementMutationVariables> = {
  text: "mutation ConfirmSettlement($tradeId:ID!){confirmSettlement(tradeId:$tradeId){...TradeOrRefusal}}fragment TradeOrRefusal on TradeResult{__typename ...WholeTrade ...on Refusal{code message}}fragment WholeTrade on Trade{...TradeHead settledAt lot{id title massKg region grade{code}composition{element massPercent}}tickets{id side grossKg tareKg netKg plate weighedAt recordedAt scaleId superseded}inspection{method recordedAt radioactivityPassed composition{element massPercent}moisturePercent inclusionPercent metalRecoveryPercent metalContentPercent freeIronPercent oilGreasePercent finesPercent}settlement{netKg settlementKg amount amountExcludingTax confirmedBy lines{kind sign massKg baseKg measuredPercent allowedPercent excessPercent amount unitPrice taxMode taxRatePercent}}}fragment TradeHead on Trade{id unitPrice status awardedAt reweighNeeded seller{id name verified}buyer{id name verified}}",
};
