import {
  type AuctionFormat,
  type AuctionTerms,
  availableFormats,
  checkTerms,
  decide,
  scheduled,
  type TermsProblem,
  withDefaults,
} from '@app/auction';
import { type EligibilityReason } from '@app/compliance';
import { Injectable } from '@nestjs/common';
import { type LotRow, LotsService } from '../lots/index.js';
import { may, type SignedIn, type Viewer } from '../platform/auth/index.js';
import { appNow, claimId, Database, type Tx } from '../platform/database/index.js';
import { isRefusal, type Refusal, refuse } from '../platform/refusals/index.js';
import { RegistryService } from '../registry/index.js';
import { chain, chainRoot } from './auction-chain.js';
import { AuctionEnds } from './auction-ends.js';
import { AuctionsClock } from './auctions.clock.js';
import type { Bid } from './auctions.decisions.js';
import type { OpenAuction } from './auctions.input.js';
import { AuctionsPile, type PileAnswer } from './auctions.pile.js';
import { AuctionsStore, type ChainedEvent, type StoredAuction } from './auctions.store.js';
import { BidsStore, type StandingBid } from './bids.store.js';
import { Sealing } from './sealing.js';

export type OpeningRefusal =
  | 'LOT_IN_AUCTION'
  | 'LOT_STATE'
  | 'INVALID_TERMS'
  | 'NOT_AVAILABLE_YET'
  | 'AUCTION_STATE'
  | 'HAS_BIDS'
  | 'IDEMPOTENCY_MISMATCH';
export type WithdrawalRefusal = 'LOT_IN_AUCTION' | 'LOT_STATE';

/** An auction as it stood at the database's instant `now`. */
export interface AuctionAt {
  readonly auction: StoredAuction;
  readonly now: number;
}

/** Opening, bidding, cancelling, reading. What a bid may do is the library's; when it counts is the pile's. */
@Injectable()
export class AuctionsService {
  constructor(
    private readonly database: Database,
    private readonly store: AuctionsStore,
    private readonly bids: BidsStore,
    private readonly lots: LotsService,
    private readonly registry: RegistryService,
    private readonly pile: AuctionsPile,
    private readonly ends: AuctionEnds,
    private readonly clock: AuctionsClock,
    private readonly sealing: Sealing,
  ) {}

  /** Opens an auction of the actor's own lot. Null: there is no such lot for this actor. Without `opensAt` it is OPEN at once. */
  async open(actor: SignedIn, command: OpenAuction): Promise<AuctionAt | Refusal<OpeningRefusal> | null> {
    const NO_LOT = refuse('NO_LOT');
    const result = await this.database.attempt(async tx => {
      const owner = actor.organisationId;
      const claim = await claimId(tx, { id: command.id, operation: 'openAuction', owner, body: command });
      if (claim === 'MISMATCH') return refuse('IDEMPOTENCY_MISMATCH');
      if (claim === 'SAME') return this.existing(tx, command.id);
      const lot = await this.lots.lock(tx, command.lotId);
      if (lot === null || !may(actor, 'lot.change', { seller: lot.sellerOrganisationId })) return NO_LOT;
      const unfit = await this.whyNotAuctionable(tx, lot);
      if (unfit !== null) return refuse(unfit);
      if (!this.isAvailable(command.format)) return refuse('NOT_AVAILABLE_YET', command.format);
      const now = await appNow(tx);
      const terms = termsOf(command, now);
      const problems = checkTerms(terms, now);
      if (problems.length > 0) return refuse('INVALID_TERMS', problems.map(describe).join(', '));
      await this.begin(tx, lot, terms, now);
      await this.lots.setStatus(tx, lot.id, 'OFFERED'); // it may have been passed in before
      return this.existing(tx, command.id);
    });
    if (isRefusal(result)) return result.refused === 'NO_LOT' ? null : (result as Refusal<OpeningRefusal>);
    this.clock.poke();
    return result;
  }

  /** Null: no such limit is taken in this auction's format. */
  async bid(bid: Bid): Promise<Exclude<PileAnswer, { kind: 'LIMIT_NOT_TAKEN' }> | null> {
    const answer = await this.pile.bid(bid);
    return answer.kind === 'LIMIT_NOT_TAKEN' ? null : answer;
  }

  /** The seller while nobody has bid, an operator always. Null: there is no such auction for this actor. */
  async cancel(
    actor: SignedIn,
    auctionId: string,
    reason: string,
  ): Promise<AuctionAt | Refusal<OpeningRefusal> | null> {
    const found = await this.auction(auctionId);
    if (found === null || !may(actor, 'auction.cancel', { seller: found.auction.sellerOrganisationId })) return null;
    const answer = await this.pile.cancel(auctionId, reason, actor.roles.includes('OPERATOR'));
    this.clock.poke();
    switch (answer) {
      case 'CANCELLED':
        return this.auction(auctionId);
      case 'HAS_BIDS':
        return refuse('HAS_BIDS');
      case 'NOT_CANCELLABLE':
        return refuse('AUCTION_STATE');
      case 'AUCTION_NOT_FOUND':
        return null;
    }
  }

  /** Takes the actor's own lot off the market. Null: there is no such lot for this actor. */
  async withdrawLot(actor: SignedIn, lotId: string): Promise<LotRow | Refusal<WithdrawalRefusal> | null> {
    const NO_LOT = refuse('NO_LOT');
    const result = await this.database.attempt(async tx => {
      const lot = await this.lots.lock(tx, lotId);
      if (lot === null || !may(actor, 'lot.change', { seller: lot.sellerOrganisationId })) return NO_LOT;
      if (lot.status === 'WITHDRAWN') return lot;
      const unfit = await this.whyNotAuctionable(tx, lot);
      if (unfit !== null) return refuse(unfit);
      await this.lots.setStatus(tx, lot.id, 'WITHDRAWN');
      return { ...lot, status: 'WITHDRAWN' as const };
    });
    if (isRefusal(result)) return result.refused === 'NO_LOT' ? null : (result as Refusal<WithdrawalRefusal>);
    return result;
  }

  /** The one clock. */
  async now(): Promise<number> {
    return this.database.now();
  }

  async auction(id: string): Promise<AuctionAt | null> {
    const { auctions, now } = await this.auctions([id]);
    const auction = auctions.get(id);
    return auction === undefined ? null : { auction, now };
  }

  async auctions(ids: readonly string[]): Promise<{ auctions: ReadonlyMap<string, StoredAuction>; now: number }> {
    return this.database.read(async tx => ({ auctions: await this.store.byIds(tx, ids), now: await appNow(tx) }));
  }

  /** The latest auction of each lot, by lot id. */
  async latestOfLots(
    lotIds: readonly string[],
  ): Promise<{ auctions: ReadonlyMap<string, StoredAuction>; now: number }> {
    return this.database.read(async tx => ({
      auctions: await this.store.latestOfLots(tx, lotIds),
      now: await appNow(tx),
    }));
  }

  /** The organisation's standing bid in each of these auctions, by auction id. */
  async standingBids(organisationId: string, auctionIds: readonly string[]): Promise<ReadonlyMap<string, StandingBid>> {
    return this.database.read(async tx => {
      const bidders = auctionIds.map(() => organisationId);
      const sealed = this.sealing.available ? await this.bids.sealedBidsOf(tx, organisationId, auctionIds) : [];
      const open = await this.bids.standingBids(tx, auctionIds, bidders);
      return new Map([
        ...sealed.map(bid => [bid.auctionId, { ...bid, alias: null, maxPricePerTonne: null }] as const),
        ...open.map(bid => [bid.auctionId, bid] as const),
      ]);
    });
  }

  async hasLiveAuctionOf(sellerOrganisationId: string): Promise<boolean> {
    return this.database.read(tx => this.store.hasLiveAuctionOf(tx, sellerOrganisationId));
  }

  /** At most `limit` events after `version`; null: there is no such auction. */
  async eventsAfter(auctionId: string, version: number, limit: number): Promise<readonly ChainedEvent[] | null> {
    return this.database.read(async tx => {
      const known = (await this.store.versions(tx, [auctionId])).has(auctionId);
      return known ? this.store.eventsAfter(tx, auctionId, version, limit) : null;
    });
  }

  /** Why the organisation may not bid now, in this auction if one is named. Null: organisation or auction unknown to this viewer. */
  async eligibility(
    viewer: Viewer,
    organisationId: string,
    auctionId: string | null,
  ): Promise<readonly EligibilityReason[] | null> {
    if (!may(viewer, 'organisation.seePrivate', { owner: organisationId })) return null;
    return this.database.read(async tx => {
      const auction = auctionId === null ? undefined : (await this.store.byIds(tx, [auctionId])).get(auctionId);
      if (auctionId !== null && auction === undefined) return null;
      const now = await appNow(tx);
      const standings = await this.registry.standings(tx, [organisationId]);
      if (!standings.of.has(organisationId)) return null;
      return this.registry.judge(standings, organisationId, auction?.state.terms.requiredCredentials ?? [], now);
    });
  }

  private isAvailable(format: AuctionFormat): boolean {
    return availableFormats.includes(format) && (format !== 'SEALED_FIRST_PRICE' || this.sealing.available);
  }

  /** Writes the terms and, where the opening is due, the first event; the lot is locked. */
  private async begin(tx: Tx, lot: LotRow, terms: AuctionTerms, now: number): Promise<void> {
    const root = chainRoot(terms);
    await this.store.add(tx, { terms, sellerOrganisationId: lot.sellerOrganisationId, createdAt: now, ...root });
    const decision = decide(scheduled(terms), { kind: 'TICK' }, now);
    const events: ChainedEvent[] = [];
    let lastHash = root.termsHash;
    for (const event of decision.events) {
      const chained = chain(terms.auctionId, lastHash, event);
      events.push(chained);
      lastHash = chained.hash;
    }
    if (events.length > 0)
      await this.store.append(tx, [{ state: decision.state, lastHash, events }], this.ends.consumers());
  }

  /** Null: the lot may be auctioned or withdrawn. The lot is locked, so no auction of it can begin or be consumed meanwhile. */
  private async whyNotAuctionable(tx: Tx, lot: LotRow): Promise<'LOT_IN_AUCTION' | 'LOT_STATE' | null> {
    const latest = (await this.store.latestOfLots(tx, [lot.id])).get(lot.id);
    const status = latest?.state.status;
    if (status === 'SCHEDULED' || status === 'OPEN') return 'LOT_IN_AUCTION';
    if (latest === undefined || !latest.unconsumed.includes('lots')) {
      return lot.status === 'OFFERED' || lot.status === 'UNSOLD' ? null : 'LOT_STATE';
    }
    // The auction ended a moment ago and the lot does not know yet; what `lot` says is older than this.
    await this.ends.consume(tx, latest.state.terms.auctionId, 'lots');
    return latest.state.outcome === 'SOLD' ? 'LOT_STATE' : null;
  }

  private async existing(tx: Tx, id: string): Promise<AuctionAt> {
    const auction = (await this.store.byIds(tx, [id])).get(id);
    if (auction === undefined) throw new Error(`auction ${id} was claimed but is not there`);
    return { auction, now: await appNow(tx) };
  }
}

function termsOf(command: OpenAuction, now: number): AuctionTerms {
  const { id, opensAt, reservePrice, ...stated } = command;
  return withDefaults({ ...stated, auctionId: id, opensAt: opensAt ?? now, reserve: reservePrice });
}

const describe = (problem: TermsProblem): string => `${problem.field} ${problem.code}`;
