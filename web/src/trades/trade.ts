import type { TradeSide, TradeStatus } from '@app/settlement';
import type { TaxMode } from '../auction/lot.js';

/** One trade as the server tells it to its two parties and operators. Decimals and instants are the wire's text. */
export interface Trade extends TradeRow {
  readonly settledAt: string | null;
  readonly lot: TradeRow['lot'] & {
    readonly massKg: number;
    readonly region: string;
    readonly composition: readonly ElementShare[];
  };
  /** of both sides, newest first, superseded ones included */
  readonly tickets: readonly Ticket[];
  readonly inspection: Inspection | null;
  readonly settlement: Settlement | null;
}

/** What a list tells of a trade. */
export interface TradeRow {
  readonly id: string;
  /** CNY per tonne */
  readonly unitPrice: string;
  readonly status: TradeStatus;
  readonly awardedAt: string;
  readonly reweighNeeded: readonly TradeSide[];
  readonly lot: {
    readonly id: string;
    readonly title: string;
    readonly grade: { readonly code: string };
  };
  readonly seller: Party;
  readonly buyer: Party;
  readonly tickets: readonly Pick<Ticket, 'side' | 'superseded'>[];
  readonly settlement: Pick<Settlement, 'amount' | 'confirmedBy'> | null;
}

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly verified: boolean;
}

export interface ElementShare {
  readonly element: string;
  readonly massPercent: string;
}

export interface Ticket {
  readonly id: string;
  readonly side: TradeSide;
  readonly grossKg: string;
  readonly tareKg: string;
  readonly netKg: string;
  readonly plate: string;
  readonly weighedAt: string;
  readonly recordedAt: string;
  readonly scaleId: string | null;
  readonly superseded: boolean;
}

/** Percentages of the sample's mass; null: not measured. */
export type MeasuredFigures = Readonly<Record<Figure, string | null>>;
export const FIGURES = [
  'moisturePercent',
  'inclusionPercent',
  'metalRecoveryPercent',
  'metalContentPercent',
  'freeIronPercent',
  'oilGreasePercent',
  'finesPercent',
] as const;
export type Figure = (typeof FIGURES)[number];

export interface Inspection extends MeasuredFigures {
  readonly method: string | null;
  readonly recordedAt: string;
  readonly radioactivityPassed: boolean | null;
  readonly composition: readonly ElementShare[];
}

export interface Settlement {
  readonly netKg: string;
  readonly settlementKg: string;
  readonly amount: string;
  readonly amountExcludingTax: string;
  readonly confirmedBy: readonly TradeSide[];
  readonly lines: readonly SheetLine[];
}

/** One line of the sheet with the values that its formula needs; what a line has no use for is null. */
export interface SheetLine {
  readonly kind:
    | 'GROSS'
    | 'TARE'
    | 'NET'
    | 'MOISTURE_DEDUCTION'
    | 'INCLUSION_DEDUCTION'
    | 'ROUNDING'
    | 'SETTLEMENT_MASS'
    | 'AMOUNT'
    | 'TAX'
    | 'AMOUNT_EXCLUDING_TAX';
  readonly sign: string;
  readonly massKg: string | null;
  readonly baseKg: string | null;
  readonly measuredPercent: string | null;
  readonly allowedPercent: string | null;
  readonly excessPercent: string | null;
  readonly amount: string | null;
  readonly unitPrice: string | null;
  readonly taxMode: TaxMode | null;
  readonly taxRatePercent: string | null;
}

/** On which side of the trade an organisation stands; null: on neither, as operators do. */
export function sideOf(
  { seller, buyer }: Pick<TradeRow, 'seller' | 'buyer'>,
  organisationId: string,
): TradeSide | null {
  if (seller.id === organisationId) return 'SELLER';
  return buyer.id === organisationId ? 'BUYER' : null;
}

/** The ticket of a side that counts. */
export const ticketOf = (tickets: readonly Ticket[], side: TradeSide): Ticket | null =>
  tickets.find(ticket => ticket.side === side && !ticket.superseded) ?? null;
