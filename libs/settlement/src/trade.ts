import type { Mass, Ppm } from '@app/units';
import { needsReweigh, netMass, type Weighing } from './weighing.js';

export const TRADE_STATUSES = ['AWARDED', 'DELIVERED', 'INSPECTED', 'SETTLED', 'DISPUTED', 'CANCELLED'] as const;
export type TradeStatus = (typeof TRADE_STATUSES)[number];
export const TRADE_SIDES = ['SELLER', 'BUYER'] as const;
export type TradeSide = (typeof TRADE_SIDES)[number];

/** All that the rules of a trade need to know of it. */
export interface TradeState {
  readonly status: TradeStatus;
  /** The ticket of each side that counts: the latest, null before the first. */
  readonly seller: Weighing | null;
  readonly buyer: Weighing | null;
  /**
   * "A re-weigh is asked for": the sides that may still record one new ticket. Both after an inspection was refused REWEIGH_NEEDED;
   * a side leaves the list with its new ticket, a further refusal puts both back, an inspection that stands empties it.
   * Only a DELIVERED trade has entries here.
   */
  readonly reweighOpen: readonly TradeSide[];
  /** The sides that confirmed the sheet, in the order in which they did. */
  readonly confirmedBy: readonly TradeSide[];
}

/** Where every trade begins. */
export const AWARDED_TRADE: TradeState = {
  status: 'AWARDED',
  seller: null,
  buyer: null,
  reweighOpen: [],
  confirmedBy: [],
};

export type TradeCommand =
  | { readonly kind: 'RECORD_TICKET'; readonly side: TradeSide; readonly weighing: Weighing }
  | {
      readonly kind: 'RECORD_INSPECTION';
      /** null = not measured, which is no failure. */
      readonly radioactivityPassed: boolean | null;
      /** Of the two nets against each other, ppm of the seller's, from reference data. */
      readonly tolerance: Ppm;
    }
  | { readonly kind: 'CONFIRM'; readonly side: TradeSide };

export type TradeVerdict =
  | { readonly kind: 'ACCEPTED' }
  /** Asks for what is already so: answer the state, change nothing. */
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: 'TRADE_STATE'; readonly status: TradeStatus }
  | { readonly kind: 'TICKET_EXISTS'; readonly side: TradeSide }
  | { readonly kind: 'REWEIGH_NEEDED'; readonly sellerNet: Mass; readonly buyerNet: Mass; readonly tolerance: Ppm };

/**
 * What was decided, and the state from now on. Store `state` whatever the verdict: REWEIGH_NEEDED is a refusal *and* changes the
 * state (`reweighOpen`), so its transaction commits. Every other refusal and UNCHANGED hand back the very state that came in.
 */
export interface TradeDecision {
  readonly state: TradeState;
  readonly verdict: TradeVerdict;
}

/**
 * Decides one command on one trade; pure and total over states that it made itself. Who may give which command, retries by id and
 * the inspection's other values are the caller's. Refusals, in this order:
 * - TRADE_STATE: RECORD_TICKET outside AWARDED and DELIVERED, RECORD_INSPECTION outside DELIVERED (so a second one too), CONFIRM
 *   outside INSPECTED and SETTLED (where a side that confirmed before is answered UNCHANGED);
 * - TICKET_EXISTS: the side has a ticket and no re-weigh is open for it;
 * - REWEIGH_NEEDED: the nets differ by more than `tolerance`; judged before radioactivity, for a refused inspection records nothing.
 * Throws a RangeError (a defect) on an impossible weighing, a negative tolerance, or a state that no sequence of commands reaches.
 * Source: docs/semantics.md, "Trades and metal".
 */
export function decideTrade(state: TradeState, command: TradeCommand): TradeDecision {
  assertReachable(state);
  switch (command.kind) {
    case 'RECORD_TICKET':
      return recordTicket(state, command.side, command.weighing);
    case 'RECORD_INSPECTION':
      return recordInspection(state, command.radioactivityPassed, command.tolerance);
    case 'CONFIRM':
      return confirm(state, command.side);
    default:
      return command satisfies never;
  }
}

function recordTicket(state: TradeState, side: TradeSide, weighing: Weighing): TradeDecision {
  netMass(weighing);
  if (state.status !== 'AWARDED' && state.status !== 'DELIVERED') return wrongState(state);
  const held = side === 'SELLER' ? state.seller : state.buyer;
  if (held !== null && !state.reweighOpen.includes(side)) return unchanged(state, { kind: 'TICKET_EXISTS', side });

  const seller = side === 'SELLER' ? weighing : state.seller;
  const buyer = side === 'BUYER' ? weighing : state.buyer;
  const status = seller !== null && buyer !== null ? 'DELIVERED' : 'AWARDED';
  return accepted({ ...state, status, seller, buyer, reweighOpen: without(state.reweighOpen, side) });
}

function recordInspection(state: TradeState, radioactivityPassed: boolean | null, tolerance: Ppm): TradeDecision {
  const { seller, buyer } = state;
  if (state.status !== 'DELIVERED' || seller === null || buyer === null) return wrongState(state);
  if (needsReweigh(seller, buyer, tolerance)) {
    return {
      state: { ...state, reweighOpen: TRADE_SIDES },
      verdict: { kind: 'REWEIGH_NEEDED', sellerNet: netMass(seller), buyerNet: netMass(buyer), tolerance },
    };
  }
  return accepted({ ...state, status: radioactivityPassed === false ? 'DISPUTED' : 'INSPECTED', reweighOpen: [] });
}

function confirm(state: TradeState, side: TradeSide): TradeDecision {
  if (state.status !== 'INSPECTED' && state.status !== 'SETTLED') return wrongState(state);
  if (state.confirmedBy.includes(side)) return unchanged(state, { kind: 'UNCHANGED' });
  const confirmedBy = [...state.confirmedBy, side];
  return accepted({
    ...state,
    status: confirmedBy.length === TRADE_SIDES.length ? 'SETTLED' : 'INSPECTED',
    confirmedBy,
  });
}

const accepted = (state: TradeState): TradeDecision => ({ state, verdict: { kind: 'ACCEPTED' } });
const unchanged = (state: TradeState, verdict: TradeVerdict): TradeDecision => ({ state, verdict });
const wrongState = (state: TradeState): TradeDecision =>
  unchanged(state, { kind: 'TRADE_STATE', status: state.status });
const without = (sides: readonly TradeSide[], side: TradeSide): readonly TradeSide[] => sides.filter(s => s !== side);

/** A row that breaks one of these was not written by this state machine: stop instead of settling on it. CANCELLED keeps what it had. */
function assertReachable({ status, seller, buyer, reweighOpen, confirmedBy }: TradeState): void {
  if (status === 'CANCELLED') return;
  const bothWeighed = seller !== null && buyer !== null;
  if (bothWeighed !== (status !== 'AWARDED')) throw new RangeError(`decideTrade: ${status} with the wrong tickets`);
  if (reweighOpen.length > 0 && status !== 'DELIVERED')
    throw new RangeError(`decideTrade: ${status} with a re-weigh open`);
  const confirmed = new Set(confirmedBy).size;
  const confirmable = status === 'SETTLED' ? confirmed === 2 : status === 'INSPECTED' ? confirmed < 2 : confirmed === 0;
  if (confirmed !== confirmedBy.length || !confirmable) {
    throw new RangeError(`decideTrade: ${status} with the wrong confirmations`);
  }
}
