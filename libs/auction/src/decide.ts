import type {
  AuctionCommand,
  BidVerdict,
  Cancel,
  CancelVerdict,
  OpenBids,
  OpeningVerdict,
  OutageVerdict,
  PlaceBid,
  ReportOutage,
  SealedBid,
  Tick,
  TickVerdict,
} from './command.js';
import { awaitsBids, hasSealedBids } from './due.js';
import { closed } from './ending.js';
import type { AuctionEvent, AuctionOpened, ExtendedOutage, Outage } from './event.js';
import { evolve } from './evolve.js';
import { NO_EVENTS } from './formats/format.js';
import { engineOf } from './formats/index.js';
import { closeAfterOutage } from './outage.js';
import type { AuctionState } from './state.js';
import type { Instant } from './terms.js';

/** The answer, the events to append in this order, and the state after them (the same object when there are none). */
export interface Decision<Verdict> {
  readonly events: readonly AuctionEvent[];
  readonly verdict: Verdict;
  readonly state: AuctionState;
}

export type VerdictOf<Reason> = BidVerdict<Reason> | TickVerdict | CancelVerdict | OpeningVerdict | OutageVerdict;

/**
 * Decides one command by the time `now` (epoch ms, whole, read after the auction's lock). Pure and total: every refusal is a verdict.
 *
 * - The decision's time is `max(now, state.lastAt)`, so a clock that steps back cannot reorder a history.
 * - What is due comes first, whatever the command: AUCTION_OPENED at or after opensAt, then an outage that this command reports, then the
 *   clock's PRICE_DROPPED, then AUCTION_CLOSED at or after closesAt. So a bid at exactly closesAt is late, whether or not a timer has run.
 * - A sealed auction closes by OPEN_BIDS alone, its bids first. Until that is decided a bid from closesAt on is AUCTION_CLOSED all the same,
 *   TICK answers BIDS_AWAITED, CANCEL is NOT_CANCELLABLE.
 * - Refusals of a bid, first that applies: OWN_LOT, BIDDER_NOT_ELIGIBLE, AUCTION_NOT_OPEN, AUCTION_CLOSED (cancelled too),
 *   then the format's own: ALREADY_LEADING, BID_TOO_LOW.
 * - CANCEL works while SCHEDULED or OPEN; repeated, it answers CANCELLED again without an event; after the close NOT_CANCELLABLE.
 * - REPORT_OUTAGE extends what is not closed yet, also when closesAt has passed meanwhile; told again, it answers NOT_AFFECTED. It never
 *   closes, so that several outages can be told one after another, the earliest first; the next command does.
 *
 * Several commands of one pile are decided one after another, each on the state after the one before, with the same `now`.
 * Throws (defect) on a `now` that is no whole millisecond, on a limit below its own bid or where none is taken, on an alias that was never
 * given, on an outage that is not over or has no length, and on bids that were never accepted. Source: docs/semantics.md, "Auctions".
 */
export function decide<Reason>(
  state: AuctionState,
  command: PlaceBid<Reason>,
  now: Instant,
): Decision<BidVerdict<Reason>>;
export function decide(state: AuctionState, command: Tick, now: Instant): Decision<TickVerdict>;
export function decide(state: AuctionState, command: Cancel, now: Instant): Decision<CancelVerdict>;
export function decide(state: AuctionState, command: OpenBids, now: Instant): Decision<OpeningVerdict>;
export function decide(state: AuctionState, command: ReportOutage, now: Instant): Decision<OutageVerdict>;
export function decide<Reason>(
  state: AuctionState,
  command: AuctionCommand<Reason>,
  now: Instant,
): Decision<VerdictOf<Reason>>;
export function decide<Reason>(
  state: AuctionState,
  command: AuctionCommand<Reason>,
  now: Instant,
): Decision<VerdictOf<Reason>> {
  if (!Number.isSafeInteger(now)) throw new RangeError('decide: now must be whole epoch milliseconds');
  const at = Math.max(now, state.lastAt);
  const due = dueEvents(state, command, at);
  const current = after(state, due);
  const ruling = judge(current, command, at, due);
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

function after(state: AuctionState, events: readonly AuctionEvent[]): AuctionState {
  let next = state;
  for (const event of events) next = evolve(next, event);
  return next;
}

/** What happens before the command is judged: each part on the state that the part before it has left. */
function dueEvents(state: AuctionState, command: AuctionCommand<unknown>, at: Instant): readonly AuctionEvent[] {
  const events: AuctionEvent[] = [];
  let current = state;
  const append = (due: readonly AuctionEvent[]) => {
    events.push(...due);
    current = after(current, due);
  };
  if (current.status === 'SCHEDULED' && at >= current.terms.opensAt) append([opened(current, at)]);
  if (command.kind === 'REPORT_OUTAGE') append(outageEvents(current, command.outage, at));
  if (current.status !== 'OPEN') return events;
  append(engineOf(current.terms.format).stepsDue(current, at));
  // A report closes nothing: another outage may still have to be told, and only the next command finds the close due.
  if (at < current.closesAt || command.kind === 'REPORT_OUTAGE') return events;
  if (awaitsBids(current, at)) {
    if (command.kind !== 'OPEN_BIDS') return events;
    append(bidEvents(current, command.bids, at));
  }
  append([closed(current, at)]);
  return events;
}

function opened(state: AuctionState, at: Instant): AuctionOpened {
  return {
    kind: 'AUCTION_OPENED',
    version: state.version + 1,
    at,
    price: engineOf(state.terms.format).priceAt(state, at),
    bidderAlias: null,
    closesAt: state.closesAt,
  };
}

function outageEvents(state: AuctionState, outage: Outage, at: Instant): readonly AuctionEvent[] {
  if (!(outage.from < outage.until && outage.until <= at)) {
    throw new RangeError('decide: an outage must have a length and be over');
  }
  const closesAt = state.status === 'OPEN' ? closeAfterOutage(state.terms, state.closesAt, outage) : null;
  if (closesAt === null) return NO_EVENTS;
  const extension: ExtendedOutage = {
    kind: 'EXTENDED_OUTAGE',
    version: state.version + 1,
    at,
    price: state.price,
    bidderAlias: null,
    closesAt,
    evidence: outage,
  };
  return [extension];
}

const bidEvents = (state: AuctionState, bids: readonly SealedBid[], at: Instant): readonly AuctionEvent[] =>
  engineOf(state.terms.format).openBids?.(state, bids, at) ?? NO_EVENTS;

function judge<Reason>(
  state: AuctionState,
  command: AuctionCommand<Reason>,
  at: Instant,
  due: readonly AuctionEvent[],
): Ruling<VerdictOf<Reason>> {
  switch (command.kind) {
    case 'PLACE_BID':
      return judgeBid(state, command, at);
    case 'TICK':
      return answered({ kind: awaitsBids(state, at) ? 'BIDS_AWAITED' : 'TICKED' });
    case 'CANCEL':
      return cancel(state, command.reason, at);
    case 'OPEN_BIDS':
      return answered({ kind: openingVerdict(state) });
    case 'REPORT_OUTAGE':
      return answered(
        due.some(event => event.kind === 'EXTENDED_OUTAGE')
          ? { kind: 'EXTENDED', closesAt: state.closesAt }
          : { kind: 'NOT_AFFECTED' },
      );
    default:
      return unknownCommand(command);
  }
}

function judgeBid<Reason>(state: AuctionState, bid: PlaceBid<Reason>, at: Instant): Ruling<BidVerdict<Reason>> {
  if (bid.ownLot) return answered({ kind: 'OWN_LOT' });
  if (bid.ineligible.length > 0) return answered({ kind: 'BIDDER_NOT_ELIGIBLE', reasons: bid.ineligible });
  switch (state.status) {
    case 'SCHEDULED':
      return answered({ kind: 'AUCTION_NOT_OPEN' });
    case 'CLOSED':
    case 'CANCELLED':
      return answered({ kind: 'AUCTION_CLOSED' });
    case 'OPEN':
      return awaitsBids(state, at)
        ? answered({ kind: 'AUCTION_CLOSED' })
        : engineOf(state.terms.format).judgeBid(state, bid, at);
    default:
      return unknownStatus(state.status);
  }
}

function answered<Verdict>(verdict: Verdict): Ruling<Verdict> {
  return { events: NO_EVENTS, verdict };
}

function cancel(state: AuctionState, reason: string, at: Instant): Ruling<CancelVerdict> {
  if (state.status === 'CANCELLED') return answered({ kind: 'CANCELLED' });
  if (state.status === 'CLOSED' || awaitsBids(state, at)) return answered({ kind: 'NOT_CANCELLABLE' });
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

function openingVerdict(state: AuctionState): OpeningVerdict['kind'] {
  if (!hasSealedBids(state) || state.status === 'CANCELLED') return 'NOTHING_TO_OPEN';
  return state.status === 'CLOSED' ? 'OPENED' : 'STILL_SEALED';
}

function unknownCommand(command: never): never {
  throw new TypeError(`decide: unknown command ${String(command)}`);
}

function unknownStatus(status: never): never {
  throw new TypeError(`decide: unknown status ${String(status)}`);
}
