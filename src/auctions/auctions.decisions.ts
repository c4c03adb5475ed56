import {
  type AuctionState,
  awaitsBids,
  decide,
  isSealed,
  sellerMayCancel,
  type TickVerdict,
  takesLimit,
} from '@app/auction';
import type { Money } from '@app/units';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { RegistryService, type Standings } from '../registry/index.js';
import { chain } from './auction-chain.js';
import { AuctionEnds } from './auction-ends.js';
import { AuctionsStore, type ChainedEvent, type StoredAuction } from './auctions.store.js';
import {
  BidsStore,
  type DecidedVerdict,
  type StandingBid,
  type StandingSealedBid,
  type StoredVerdict,
} from './bids.store.js';
import { Outages } from './outages.js';
import { Sealing } from './sealing.js';

export interface Bid {
  readonly organisationId: string;
  readonly bidId: string;
  readonly auctionId: string;
  readonly pricePerTonne: Money;
  readonly maxPricePerTonne: Money | null;
}

export type BidAnswer =
  | DecidedVerdict
  | { readonly kind: 'IDEMPOTENCY_MISMATCH' }
  | { readonly kind: 'AUCTION_NOT_FOUND' }
  /** bad input: not stored */
  | { readonly kind: 'LIMIT_NOT_TAKEN' }
  /** sealed, and this node has another SEALED_KEY than the market */
  | { readonly kind: 'NOT_ON_THIS_NODE' };
export type CancelAnswer = 'CANCELLED' | 'HAS_BIDS' | 'NOT_CANCELLABLE' | 'AUCTION_NOT_FOUND';

/** One command of a pile. BEAT: bids can be taken. */
export type PileItem =
  | { readonly kind: 'BEAT'; readonly auctionId: null }
  | { readonly kind: 'BID'; readonly auctionId: string; readonly bid: Bid }
  | { readonly kind: 'TICK'; readonly auctionId: string }
  | { readonly kind: 'CANCEL'; readonly auctionId: string; readonly reason: string; readonly force: boolean };

/** An auction while its pile is decided: the locked state, moved along in memory, and what is to be written. */
interface Table {
  readonly stored: StoredAuction;
  state: AuctionState;
  lastHash: string;
  readonly events: ChainedEvent[];
}

/** Everything read under the locks, and everything to be written before COMMIT. */
interface Session {
  readonly now: number;
  readonly tables: ReadonlyMap<string, Table>;
  readonly verdicts: Map<string, StoredVerdict>;
  readonly standing: Map<string, StandingBid>;
  readonly standings: Standings;
  readonly newVerdicts: StoredVerdict[];
  readonly newStanding: Map<string, StandingBid>;
  newSealed: StandingSealedBid[];
  readonly opened: string[];
}

const NO_AUCTIONS: ReadonlyMap<string, StoredAuction> = new Map();
const NOBODY: Standings = { of: new Map(), rules: [] };

const pair = (left: string, right: string): string => `${left} ${right}`;

/** Decides a pile in one transaction: locks, then time, then credentials; the rules are the library's, in memory. */
@Injectable()
export class AuctionDecisions {
  constructor(
    private readonly store: AuctionsStore,
    private readonly bids: BidsStore,
    private readonly registry: RegistryService,
    private readonly ends: AuctionEnds,
    private readonly outages: Outages,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Answers in the order of `items`, the auctions that got events, and how many commands may be counted in public: sealed bids and
   * heartbeats are not. Nothing counts before the caller's COMMIT.
   */
  async decideTogether(
    tx: Tx,
    items: readonly PileItem[],
  ): Promise<{ answers: readonly unknown[]; moved: readonly string[]; countable: number }> {
    const session = await this.open(tx, items);
    const answers = items.map(item => this.decideOne(session, item));
    const moved = [...session.tables.values()].filter(table => table.events.length > 0);
    const isBeat = items.some(item => item.kind === 'BEAT');
    // one flight: nobody needs an answer before the last of them is written
    await Promise.all([
      this.store.append(tx, moved, this.ends.consumers()),
      this.bids.addVerdicts(tx, session.newVerdicts),
      this.bids.setStandingBids(tx, [...session.newStanding.values()]),
      this.bids.setSealedBids(tx, session.newSealed),
      this.bids.removeSealedBids(tx, session.opened),
      isBeat && this.outages.beat(tx, session.now),
    ]);
    const isCountable = ({ auctionId }: PileItem): boolean => {
      const table = auctionId === null ? undefined : session.tables.get(auctionId);
      return table !== undefined && !isSealed(table.state);
    };
    const countable = items.filter(isCountable).length;
    return { answers, moved: moved.map(table => table.state.terms.auctionId), countable };
  }

  private async open(tx: Tx, items: readonly PileItem[]): Promise<Session> {
    const bids = items.flatMap(item => (item.kind === 'BID' ? [item.bid] : []));
    const bidders = bids.map(bid => bid.organisationId);
    const ids = new Set(items.flatMap(item => (item.auctionId === null ? [] : [item.auctionId])));
    const anyBid = bids.length > 0;
    const bidIds = bids.map(bid => bid.bidId);
    const auctionIds = bids.map(bid => bid.auctionId);
    // one flight, run in this order: the locks, then the time, then the credentials
    const [stored, pulse, verdicts, standing, standings] = await Promise.all([
      ids.size === 0 ? NO_AUCTIONS : this.store.lock(tx, [...ids].sort()),
      this.outages.pulse(tx),
      anyBid ? this.bids.verdicts(tx, bidders, bidIds) : [],
      anyBid ? this.bids.standingBids(tx, auctionIds, bidders) : [],
      anyBid ? this.registry.standings(tx, [...new Set(bidders)]) : NOBODY,
    ]);
    const tables = tablesOf(stored);
    const { now, outages } = await this.outages.since(tx, pulse, earliestClose(tables));
    const session: Session = {
      now,
      standings,
      tables,
      verdicts: new Map(verdicts.map(verdict => [pair(verdict.organisationId, verdict.bidId), verdict])),
      standing: new Map(standing.map(bid => [pair(bid.auctionId, bid.organisationId), bid])),
      newVerdicts: [],
      newStanding: new Map(),
      newSealed: [],
      opened: [],
    };
    for (const table of tables.values()) {
      for (const outage of outages) settle(table, decide(table.state, { kind: 'REPORT_OUTAGE', outage }, now));
    }
    await this.openSealed(tx, session);
    return session;
  }

  /** Sealed auctions that have come to their close end before anything else is decided in them. */
  private async openSealed(tx: Tx, session: Session): Promise<void> {
    const due = [...session.tables.values()].filter(({ state }) => awaitsBids(state, session.now));
    if (due.length === 0 || !this.sealing.available) return;
    const auctionIds = due.map(({ state }) => state.terms.auctionId);
    const bids = await this.bids.sealedBids(tx, auctionIds);
    for (const table of due) {
      const { auctionId } = table.state.terms;
      const own = bids.get(auctionId) ?? null;
      if (own === null) continue; // it stays as it is, and its bids come in too late, until somebody has restored what is broken
      const byBidder = new Map(own.map(bid => [bid.organisationId, bid]));
      const decision = decide(
        table.state,
        {
          kind: 'OPEN_BIDS',
          bids: own.map(({ organisationId, pricePerTonne }) => ({ bidderId: organisationId, pricePerTonne })),
        },
        session.now,
      );
      settle(table, decision);
      for (const event of decision.events) {
        if (event.kind !== 'BID_ACCEPTED') continue;
        const bid = byBidder.get(event.private.organisationId);
        if (bid === undefined) throw new Error('a sealed bid was opened that nobody made');
        const { bidderAlias: alias } = event;
        session.newStanding.set(pair(auctionId, bid.organisationId), { ...bid, alias, maxPricePerTonne: null });
      }
      session.opened.push(auctionId);
    }
  }

  private decideOne(session: Session, item: PileItem): BidAnswer | CancelAnswer | TickVerdict['kind'] | undefined {
    switch (item.kind) {
      case 'BID':
        return this.decideBid(session, item.bid);
      case 'CANCEL':
        return this.decideCancel(session, item);
      case 'BEAT':
        return undefined;
      case 'TICK': {
        const table = session.tables.get(item.auctionId);
        if (table === undefined) return undefined;
        const decision = decide(table.state, { kind: 'TICK' }, session.now);
        settle(table, decision);
        return decision.verdict.kind;
      }
    }
  }

  private decideBid(session: Session, bid: Bid): BidAnswer {
    const known = session.verdicts.get(pair(bid.organisationId, bid.bidId));
    if (known?.isSealed && !this.sealing.available) return { kind: 'NOT_ON_THIS_NODE' };
    if (known !== undefined) return this.isSameBody(known, bid) ? known.verdict : { kind: 'IDEMPOTENCY_MISMATCH' };
    const table = session.tables.get(bid.auctionId);
    if (table === undefined) return { kind: 'AUCTION_NOT_FOUND' };
    if (bid.maxPricePerTonne !== null && !takesLimit(table.state.terms.format)) return { kind: 'LIMIT_NOT_TAKEN' };
    const sealed = table.state.terms.format === 'SEALED_FIRST_PRICE';
    if (sealed && !this.sealing.available) return { kind: 'NOT_ON_THIS_NODE' };
    const { sellerOrganisationId, state } = table.stored;
    const place = pair(bid.auctionId, bid.organisationId);
    const decision = decide(
      table.state,
      {
        kind: 'PLACE_BID',
        bidderId: bid.organisationId,
        bidderAlias: session.standing.get(place)?.alias ?? null,
        pricePerTonne: bid.pricePerTonne,
        maxPricePerTonne: bid.maxPricePerTonne,
        ownLot: bid.organisationId === sellerOrganisationId,
        ineligible: this.registry.judge(
          session.standings,
          bid.organisationId,
          state.terms.requiredCredentials,
          session.now,
        ),
      },
      session.now,
    );
    settle(table, decision);
    const { verdict } = decision;
    if (verdict.kind === 'ACCEPTED' && isSealed(table.state)) {
      const { pricePerTonne, at } = verdict;
      const { auctionId, organisationId, bidId } = bid;
      session.newSealed = session.newSealed.filter(other => pair(other.auctionId, other.organisationId) !== place);
      session.newSealed.push({ auctionId, organisationId, bidId, pricePerTonne, at });
    } else if (verdict.kind === 'ACCEPTED') {
      const standing: StandingBid = {
        auctionId: bid.auctionId,
        organisationId: bid.organisationId,
        alias: aliasAt(decision.events, verdict.version),
        bidId: bid.bidId,
        pricePerTonne: verdict.pricePerTonne,
        maxPricePerTonne: bid.maxPricePerTonne,
        at: verdict.at,
      };
      session.standing.set(place, standing);
      session.newStanding.set(place, standing);
    }
    const stored: StoredVerdict = {
      ...bid,
      verdict,
      decidedAt: session.now,
      isSealed: sealed,
      bodyMac: sealed ? this.sealing.macOf(bid, bid.pricePerTonne) : null,
    };
    session.verdicts.set(pair(bid.organisationId, bid.bidId), stored);
    session.newVerdicts.push(stored);
    return verdict;
  }

  private isSameBody(known: StoredVerdict, bid: Bid): boolean {
    if (known.auctionId !== bid.auctionId || known.maxPricePerTonne !== bid.maxPricePerTonne) return false;
    if (known.bodyMac !== null) return this.sealing.macOf(bid, bid.pricePerTonne).equals(known.bodyMac);
    return known.pricePerTonne === bid.pricePerTonne;
  }

  private decideCancel(session: Session, item: Extract<PileItem, { kind: 'CANCEL' }>): CancelAnswer {
    const table = session.tables.get(item.auctionId);
    if (table === undefined) return 'AUCTION_NOT_FOUND';
    // What is due comes first: an auction that has reached its close can no longer be cancelled.
    settle(table, decide(table.state, { kind: 'TICK' }, session.now));
    const live = table.state.status === 'SCHEDULED' || table.state.status === 'OPEN';
    // of a sealed auction nobody is told whether there are bids
    if (live && !item.force && !sellerMayCancel(table.state))
      return isSealed(table.state) ? 'NOT_CANCELLABLE' : 'HAS_BIDS';
    const decision = decide(table.state, { kind: 'CANCEL', reason: item.reason }, session.now);
    settle(table, decision);
    return decision.verdict.kind;
  }
}

/** Moves the table to the decision's state and chains its events. */
function settle(table: Table, decision: { events: readonly ChainedEvent['event'][]; state: AuctionState }): void {
  for (const event of decision.events) {
    const chained = chain(decision.state.terms.auctionId, table.lastHash, event);
    table.events.push(chained);
    table.lastHash = chained.hash;
  }
  table.state = decision.state;
}

function aliasAt(events: readonly ChainedEvent['event'][], version: number): number {
  const alias = events.find(event => event.version === version)?.bidderAlias;
  if (alias === null || alias === undefined) throw new Error('an accepted bid has an event with an alias');
  return alias;
}

function tablesOf(stored: ReadonlyMap<string, StoredAuction>): ReadonlyMap<string, Table> {
  return new Map(
    [...stored].map(([id, auction]) => [
      id,
      { stored: auction, state: auction.state, lastHash: auction.lastHash, events: [] },
    ]),
  );
}

/** Of those that are not over. */
function earliestClose(tables: ReadonlyMap<string, Table>): number | null {
  let earliest: number | null = null;
  for (const { state } of tables.values()) {
    const isLive = state.status === 'SCHEDULED' || state.status === 'OPEN';
    if (isLive && (earliest === null || state.closesAt < earliest)) earliest = state.closesAt;
  }
  return earliest;
}
