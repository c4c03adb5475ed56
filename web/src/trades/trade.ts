import type { TradeSide } from '@app/settlement';
import type { MyTradesQuery, WholeTradeFragment } from './trades.operations.js';

/** One trade as the server tells it to its two parties and operators. Decimals and instants are the wire's text. */
export type Trade = WholeTradeFragment;
/** What a list tells of a trade. */
export type TradeRow = MyTradesQuery['myTrades'][number];
export type Party = TradeRow['seller'];
/** Tickets are of both sides, newest first, superseded ones included. */
export type Ticket = Trade['tickets'][number];
export type Settlement = NonNullable<Trade['settlement']>;
/** One line of the sheet with the values that its formula needs; what a line has no use for is null. */
export type SheetLine = Settlement['lines'][number];

/** Percentages of the sample's mass; null: not measured. */
export const FIGURES = [
  'moisturePercent',
  'inclusionPercent',
  'metalRecoveryPercent',
  'metalContentPercent',
  'freeIronPercent',
  'oilGreasePercent',
  'finesPercent',
] as const satisfies readonly (keyof NonNullable<Trade['inspection']>)[];
export type Figure = (typeof FIGURES)[number];

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
