import { TRADE_SIDES, type TradeSide } from '@app/settlement';
import type { TradeRow } from './trade.js';

/** What has to happen next, and who can do it. Nothing follows an END. */
export type NextStep =
  | { readonly kind: 'WEIGH'; readonly by: readonly TradeSide[] }
  /** the nets differed too much: these sides may weigh again, and the buyer inspects once more whether they do or not */
  | { readonly kind: 'REWEIGH'; readonly by: readonly TradeSide[] }
  | { readonly kind: 'INSPECT'; readonly by: readonly TradeSide[] }
  | { readonly kind: 'CONFIRM'; readonly by: readonly TradeSide[] }
  | { readonly kind: 'END'; readonly by: readonly TradeSide[] };

/** The order of a trade: both tickets, the buyer's inspection, both confirmations (docs/semantics.md, "Trades and metal"). */
export function nextStep({
  status,
  tickets,
  reweighNeeded,
  settlement,
}: Pick<TradeRow, 'status' | 'tickets' | 'reweighNeeded' | 'settlement'>): NextStep {
  switch (status) {
    case 'AWARDED':
      return { kind: 'WEIGH', by: without(tickets.map(ticket => ticket.side)) };
    case 'DELIVERED':
      return reweighNeeded.length === 0 ? { kind: 'INSPECT', by: ['BUYER'] } : { kind: 'REWEIGH', by: reweighNeeded };
    case 'INSPECTED':
      return { kind: 'CONFIRM', by: without(settlement?.confirmedBy ?? []) };
    case 'SETTLED':
    case 'DISPUTED':
    case 'CANCELLED':
      return { kind: 'END', by: [] };
    default:
      return status satisfies never;
  }
}

/** Whether a side may record a ticket now: its first one, or a new one after a re-weigh was asked for. */
export const mayWeigh = (step: NextStep, side: TradeSide | null): boolean =>
  side !== null && (step.kind === 'WEIGH' || step.kind === 'REWEIGH') && step.by.includes(side);

const without = (done: readonly TradeSide[]): readonly TradeSide[] => TRADE_SIDES.filter(side => !done.includes(side));
