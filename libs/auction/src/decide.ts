import type { AuctionCommand, BidVerdict, Cancel, CancelVerdict, PlaceBid, Tick, TickVerdict } from './command.js';
import type { AuctionClosed, AuctionEvent, AuctionOpened } from './event.js';
import { evolve } from './evolve.js';
import { engineOf } from './formats/index.js';
import type { AuctionState } from './state.js';
import type { Instant } from './terms.js';

/** The answer, the events to append in this order, and the state after them (the same object when there are none). */
export interface Decision<Verdict> {
  readonly events: readonly AuctionEvent[];
  readonly verdict: Verdict;
  readonly state: AuctionState;
}

/**
 * Decides one command by the time `now` (epoch ms, whole, read after the auction's lock). Pure and total: every refusal is a verdict.
 *
 * - The decision's time is `max(now, state.lastAt)`, so a clock that steps back cannot reorder a history.
 * - What is due comes first, whatever the command: AUCTION_OPENED at or after opensAt, AUCTION_CLOSED at or after closesAt.
 *   So a bid at exactly closesAt is late, and it is late whether or not a timer has run.
 * - Refusals of a bid, first that applies: OWN_LOT, BIDDER_NOT_ELIGIBLE, AUCTION_NOT_OPEN, AUCTION_CLOSED (cancelled too),
 *   then the format's own: ALREADY_LEADING, BID_TOO_LOW.
 * - CANCEL works while SCHEDULED or OPEN; repeated, it answers CANCELLED again without an event; after the close NOT_CANCELLABLE.
 *
 * Several bids of one pile are decided one after another, each on the state after the one before, with the same `now`.
 * Throws (defect) on a `now` that is no whole millisecond, on a format without engine, on a limit below its own bid, and on an
 * alias that was never given. Source: docs/semantics.md, "Auctions".
 */
export function decide<Reason>(
  state: AuctionState,
  command: PlaceBid<Reason>,
  now: Instant,
): Decision<BidVerdict<Reason>>;
export function decide(state: AuctionState, command: Tick, now: Instant): Decision<TickVerdict>;
export function decide(state: AuctionState, command: Cancel, now: Instant): Decision<CancelVerdict>;
export function decide<Reason>(
  state: AuctionState,
  command: AuctionCommand<Reason>,
  now: Instant,
): Decision<BidVerdict<Reason> | TickVerdict | CancelVerdict>;
export function decide<Reason>(
  state: AuctionState,
  command: AuctionCommand<Reason>,
  now: Instant,
): Decision<BidVerdict<Reason> | TickVerdict | CancelVerdict> {
  if (!Number.isSafeInteger(now)) throw new RangeError('decide: now must be whole epoch milliseconds');
  const at = Math.max(now, state.lastAt);
  const due = dueEvents(state, at);
  const current = after(state, due);
  const ruling = judge(current, command, at);
  return {
    events: due.length === 0 ? ruling.events : [...due, ...ruling.events],
    verdict: ruling.verdict,
    state: after(current, ruling.events),
  };
}

interface Ruling<Verdict> {
  readonly events: readonly AuctionEvent[];
  readonly verdict: Verdict;
}

/** Shared by all refusals, which are most of a hot auction's answers. */
const NO_EVENTS: readonly AuctionEvent[] = Object.freeze([]);

function after(state: AuctionState, events: readonly AuctionEvent[]): AuctionState {
  let next = state;
  for (const event of events) next = evolve(next, event);
  return next;
}

function dueEvents(state: AuctionState, at: Instant): readonly AuctionEvent[] {
  if (state.status === 'SCHEDULED' && at >= state.terms.opensAt) {
    const opening = opened(state, at);
    return at >= state.closesAt ? [opening, closed(evolve(state, opening), at)] : [opening];
  }
  return state.status === 'OPEN' && at >= state.closesAt ? [closed(state, at)] : NO_EVENTS;
}

function opened(state: AuctionState, at: Instant): AuctionOpened {
  return {
    kind: 'AUCTION_OPENED',
    version: state.version + 1,
    at,
    price: null,
    bidderAlias: null,
    closesAt: state.closesAt,
  };
}

function closed(state: AuctionState, at: Instant): AuctionClosed {
  const winner = engineOf(state.terms.format).reserveMet(state) === true ? state.leader : null;
  return {
    kind: 'AUCTION_CLOSED',
    version: state.version + 1,
    at,
    price: state.price,
    bidderAlias: winner === null ? null : winner.alias,
    closesAt: null,
    outcome: winner === null ? 'PASSED_IN' : 'SOLD',
    winnerId: winner === null ? null : winner.bidderId,
  };
}

function judge<Reason>(
  state: AuctionState,
  command: AuctionCommand<Reason>,
  at: Instant,
): Ruling<BidVerdict<Reason> | TickVerdict | CancelVerdict> {
  switch (command.kind) {
    case 'PLACE_BID':
      return judgeBid(state, command, at);
    case 'TICK':
      return { events: NO_EVENTS, verdict: { kind: 'TICKED' } };
    case 'CANCEL':
      return cancel(state, command.reason, at);
    default:
      return unknownCommand(command);
  }
}

function judgeBid<Reason>(state: AuctionState, bid: PlaceBid<Reason>, at: Instant): Ruling<BidVerdict<Reason>> {
  if (bid.ownLot) return refused({ kind: 'OWN_LOT' });
  if (bid.ineligible.length > 0) return refused({ kind: 'BIDDER_NOT_ELIGIBLE', reasons: bid.ineligible });
  switch (state.status) {
    case 'SCHEDULED':
      return refused({ kind: 'AUCTION_NOT_OPEN' });
    case 'CLOSED':
    case 'CANCELLED':
      return refused({ kind: 'AUCTION_CLOSED' });
    case 'OPEN':
      return engineOf(state.terms.format).judgeBid(state, bid, at);
    default:
      return unknownStatus(state.status);
  }
}

function refused<Verdict>(verdict: Verdict): Ruling<Verdict> {
  return { events: NO_EVENTS, verdict };
}

function cancel(state: AuctionState, reason: string, at: Instant): Ruling<CancelVerdict> {
  if (state.status === 'CANCELLED') return refused({ kind: 'CANCELLED' });
  if (state.status === 'CLOSED') return refused({ kind: 'NOT_CANCELLABLE' });
  const event: AuctionEvent = {
    kind: 'AUCTION_CANCELLED',
    version: state.version + 1,
    at,
    price: state.price,
    bidderAlias: null,
    closesAt: null,
    reason,
  };
  return { events: [event], verdict: { kind: 'CANCELLED' } };
}

function unknownCommand(command: never): never {
  throw new TypeError(`decide: unknown command ${String(command)}`);
}

function unknownStatus(status: never): never {
  throw new TypeError(`decide: unknown status ${String(status)}`);
}
