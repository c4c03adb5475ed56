import { formatMoney, type Money, money } from '@app/units';
import type { PlaceBid, SealedBid } from '../command.js';
import { type Decision, decide } from '../decide.js';
import { awaitsBids } from '../due.js';
import type { AuctionEvent } from '../event.js';
import { type AuctionState, scheduled } from '../state.js';
import type { AuctionTerms, Instant } from '../terms.js';

/** Builders for tests: they show only what matters to the rule at hand. Prices in whole CNY per tonne, times in seconds after OPENS_AT. */
export const OPENS_AT: Instant = Date.UTC(2026, 10, 23, 3);
export const CLOSES_AT: Instant = OPENS_AT + 3_600_000;

export const yuan = (amount: number): Money => money(BigInt(Math.round(amount * 100)));
export const seconds = (count: number): Instant => OPENS_AT + count * 1000;

/** An English auction of one hour from 100.00 by 10.00, soft close off, so that a test turns on only what it is about. */
export function englishTerms(changes: Partial<AuctionTerms> = {}): AuctionTerms {
  return {
    auctionId: '01890000-0000-7000-8000-000000000001',
    lotId: '01890000-0000-7000-8000-000000000002',
    format: 'ENGLISH',
    opensAt: OPENS_AT,
    closesAt: CLOSES_AT,
    startPrice: yuan(100),
    reserve: null,
    increment: yuan(10),
    incrementTiers: null,
    stepSeconds: null,
    floorPrice: null,
    softCloseWindowSeconds: 0,
    softCloseExtensionSeconds: 0,
    hardCloseAt: null,
    requiredCredentials: [],
    ...changes,
  };
}

/** A sealed auction of one hour, from 100.00. */
export const sealedTerms = (changes: Partial<AuctionTerms> = {}): AuctionTerms =>
  englishTerms({ format: 'SEALED_FIRST_PRICE', increment: null, ...changes });

/** A Dutch auction of one hour: 100.00, down by 10.00 every 60 s to the floor of 45.00, which the sixth step reaches. */
export const dutchTerms = (changes: Partial<AuctionTerms> = {}): AuctionTerms =>
  englishTerms({ format: 'DUTCH', stepSeconds: 60, floorPrice: yuan(45), ...changes });

export function bid(bidderId: string, price: number, max: number | null = null): PlaceBid<string> {
  return {
    kind: 'PLACE_BID',
    bidderId,
    bidderAlias: null,
    pricePerTonne: yuan(price),
    maxPricePerTonne: max === null ? null : yuan(max),
    ownLot: false,
    ineligible: [],
  };
}

export function openAuction(changes: Partial<AuctionTerms> = {}): AuctionState {
  return decide(scheduled(englishTerms(changes)), { kind: 'TICK' }, OPENS_AT).state;
}

/** An auction that remembers its history, its bidders' aliases and the sealed bids, as the caller of `decide` does. */
export class Sitting {
  state: AuctionState;
  readonly events: AuctionEvent[] = [];
  private readonly aliases = new Map<string, number>();
  /** In the order of acceptance: a replaced bid goes to the end. */
  private readonly sealedBids = new Map<string, SealedBid>();

  constructor(changes: Partial<AuctionTerms> = {}) {
    this.state = scheduled(englishTerms(changes));
    this.tick(0);
  }

  /** Bids `at` seconds after the opening. */
  bid(bidderId: string, price: number, max: number | null = null, at = 0) {
    return this.place({ ...bid(bidderId, price, max), bidderAlias: this.aliases.get(bidderId) ?? null }, seconds(at));
  }

  place(command: PlaceBid<string>, now: Instant) {
    const decision = this.keep(decide(this.state, command, now));
    if (decision.verdict.kind === 'ACCEPTED' && decision.verdict.version === 0) {
      this.sealedBids.delete(command.bidderId);
      this.sealedBids.set(command.bidderId, command);
    }
    return decision;
  }

  /** Closes as the server does: with the sealed bids where the close needs them. */
  close(at: number) {
    const now = seconds(at);
    if (!awaitsBids(this.state, now)) return this.tick(at);
    return this.keep(decide(this.state, { kind: 'OPEN_BIDS', bids: [...this.sealedBids.values()] }, now));
  }

  outage(from: number, until: number, at = until) {
    const outage = { from: seconds(from), until: seconds(until) };
    return this.keep(decide(this.state, { kind: 'REPORT_OUTAGE', outage }, seconds(at)));
  }

  tick(at: number) {
    return this.keep(decide(this.state, { kind: 'TICK' }, seconds(at)));
  }

  cancel(at: number) {
    return this.keep(decide(this.state, { kind: 'CANCEL', reason: 'lot damaged' }, seconds(at)));
  }

  /** `"120.00 A"` */
  get standing(): string {
    const { price, leader } = this.state;
    return price === null || leader === null ? 'no bid' : `${formatMoney(price)} ${leader.bidderId}`;
  }

  private keep<Verdict>(decision: Decision<Verdict>): Decision<Verdict> {
    for (const event of decision.events) {
      if (event.kind === 'BID_ACCEPTED') this.aliases.set(event.private.organisationId, event.bidderAlias);
      this.events.push(event);
    }
    this.state = decision.state;
    return decision;
  }
}
