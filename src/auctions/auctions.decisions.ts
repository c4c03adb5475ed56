import { type AuctionState, decide } from '@app/auction';
import type { Money } from '@app/units';
import { Injectable } from '@nestjs/common';
import { appNow, type Tx } from '../platform/database/index.js';
import { RegistryService, type Standings } from '../registry/index.js';
import { chain } from './auction-chain.js';
import { AuctionEnds } from './auction-ends.js';
import { AuctionsStore, type ChainedEvent, type StoredAuction } from './auctions.store.js';
import { BidsStore, type DecidedVerdict, type StandingBid, type StoredVerdict } from './bids.store.js';

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
  | { readonly kind: 'AUCTION_NOT_FOUND' };
export type CancelAnswer = 'CANCELLED' | 'HAS_BIDS' | 'NOT_CANCELLABLE' | 'AUCTION_NOT_FOUND';

/** One command of a pile. */
export type PileItem =
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
}

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
  ) {}

  /** Answers in the order of `items`, and the auctions that got events. Nothing counts before the caller's COMMIT. */
  async decideTogether(
    tx: Tx,
    items: readonly PileItem[],
  ): Promise<{ answers: readonly unknown[]; moved: readonly string[] }> {
    const session = await this.open(tx, items);
    const answers = items.map(item => this.decideOne(session, item));
    const moved = [...session.tables.values()].filter(table => table.events.length > 0);
    await this.store.append(tx, moved, this.ends.consumers());
    await this.bids.addVerdicts(tx, session.newVerdicts);
    await this.bids.setStandingBids(tx, [...session.newStanding.values()]);
    return { answers, moved: moved.map(table => table.state.terms.auctionId) };
  }

  private async open(tx: Tx, items: readonly PileItem[]): Promise<Session> {
    const bids = items.flatMap(item => (item.kind === 'BID' ? [item.bid] : []));
    const bidders = bids.map(bid => bid.organisationId);
    const stored = await this.store.lock(tx, [...new Set(items.map(item => item.auctionId))].sort());
    const now = await appNow(tx);
    const verdicts =
      bids.length === 0
        ? []
        : await this.bids.verdicts(
            tx,
            bidders,
            bids.map(bid => bid.bidId),
          );
    const standing =
      bids.length === 0
        ? []
        : await this.bids.standingBids(
            tx,
            bids.map(bid => bid.auctionId),
            bidders,
          );
    const standings = bids.length === 0 ? NOBODY : await this.registry.standings(tx, [...new Set(bidders)]);
    return {
      now,
      standings,
      tables: new Map(
        [...stored].map(([id, auction]) => [
          id,
          { stored: auction, state: auction.state, lastHash: auction.lastHash, events: [] },
        ]),
      ),
      verdicts: new Map(verdicts.map(verdict => [pair(verdict.organisationId, verdict.bidId), verdict])),
      standing: new Map(standing.map(bid => [pair(bid.auctionId, bid.organisationId), bid])),
      newVerdicts: [],
      newStanding: new Map(),
    };
  }

  private decideOne(session: Session, item: PileItem): BidAnswer | CancelAnswer | undefined {
    switch (item.kind) {
      case 'BID':
        return this.decideBid(session, item.bid);
      case 'CANCEL':
        return this.decideCancel(session, item);
      case 'TICK': {
        const table = session.tables.get(item.auctionId);
        if (table !== undefined) settle(table, decide(table.state, { kind: 'TICK' }, session.now));
        return undefined;
      }
    }
  }

  private decideBid(session: Session, bid: Bid): BidAnswer {
    const known = session.verdicts.get(pair(bid.organisationId, bid.bidId));
    if (known !== undefined) return sameBody(known, bid) ? known.verdict : { kind: 'IDEMPOTENCY_MISMATCH' };
    const table = session.tables.get(bid.auctionId);
    if (table === undefined) return { kind: 'AUCTION_NOT_FOUND' };
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
    if (verdict.kind === 'ACCEPTED') {
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
    const stored: StoredVerdict = { ...bid, verdict, decidedAt: session.now };
    session.verdicts.set(pair(bid.organisationId, bid.bidId), stored);
    session.newVerdicts.push(stored);
    return verdict;
  }

  private decideCancel(session: Session, item: Extract<PileItem, { kind: 'CANCEL' }>): CancelAnswer {
    const table = session.tables.get(item.auctionId);
    if (table === undefined) return 'AUCTION_NOT_FOUND';
    // What is due comes first: an auction that has reached its close can no longer be cancelled.
    settle(table, decide(table.state, { kind: 'TICK' }, session.now));
    const live = table.state.status === 'SCHEDULED' || table.state.status === 'OPEN';
    if (live && table.state.bidCount > 0 && !item.force) return 'HAS_BIDS';
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

const sameBody = (known: StoredVerdict, bid: Bid): boolean =>
  known.auctionId === bid.auctionId &&
  known.pricePerTonne === bid.pricePerTonne &&
  known.maxPricePerTonne === bid.maxPricePerTonne;
