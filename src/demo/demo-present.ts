import { type Money, money } from '@app/units';
import type { AuctionsService } from '../auctions/index.js';
import type { LotsService } from '../lots/index.js';
import type { SignedIn } from '../platform/auth/index.js';
import type { Database } from '../platform/database/index.js';
import { isRefusal } from '../platform/refusals/index.js';
import type { DemoStore } from './demo.store.js';
import { CAST, type Member, sells } from './demo-cast.js';
import { chanceOf, idOf } from './demo-chance.js';
import { type Actors, must } from './demo-company.js';
import { dayOf, stockLot, worthOn } from './demo-stock.js';

/** A live auction closes in every such stretch of time, around the clock. */
const EVERY_MS = 180_000;
/** The close lies so far into its stretch at most: two closes are two to four minutes apart. */
const JITTER_MS = 60_000;
/** Open at once: each runs two hours. */
const OPEN_AHEAD = 40;
/** Announced, not yet open. */
const SCHEDULED_AHEAD = 4;
/** What is under way at most, extensions included; nothing is opened beyond it. */
export const LIVE_MAX = 56;
/** Every so many-th auction offers a lot again that was passed in. */
const AGAIN_EVERY = 5;
/** Too short for anybody to notice: not opened any more. */
const SHORTEST_MS = 90_000;
/** No extension goes further, or the market would fill up with auctions that never end. */
const HARD_CLOSE_MS = 30 * 60_000;
const SOFT_CLOSE_SECONDS = 120;
/** An extended auction is looked after so many stretches past its planned close. */
const STRETCHES_BEHIND = HARD_CLOSE_MS / EVERY_MS + 1;

/** Of the worth. The bidders read the worth of a lot back from its start price by this. */
const START_PER_MILLE = 920n;
const RESERVE_PER_MILLE = 965n;

export const worthFrom = (startPrice: Money): Money => money((startPrice * 1_000n) / START_PER_MILLE);

const SELLERS = CAST.filter(sells);

/**
 * The auctions that are under way now. Which there should be follows from the clock alone: number n closes in the n-th stretch of time since
 * 1970 and has its id and its lot from n, so a restart, or another node, opens exactly what is missing.
 */
export class LiveAuctions {
  constructor(
    private readonly database: Database,
    private readonly store: DemoStore,
    private readonly auctions: AuctionsService,
    private readonly lots: LotsService,
    private readonly actors: Actors,
  ) {}

  /** The numbers that should be open or announced at `now`, soonest close first. */
  numbersAt(now: number): readonly number[] {
    const first = Math.floor(now / EVERY_MS);
    return Array.from({ length: OPEN_AHEAD + SCHEDULED_AHEAD }, (_, index) => first + index).filter(
      n => closeOf(n) - now >= SHORTEST_MS,
    );
  }

  /** The ids of all auctions of this market that may be open at `now`, those included that were extended. */
  idsAt(now: number): readonly string[] {
    const first = Math.floor(now / EVERY_MS) - STRETCHES_BEHIND;
    return Array.from({ length: STRETCHES_BEHIND + OPEN_AHEAD + SCHEDULED_AHEAD }, (_, index) =>
      auctionId(first + index),
    );
  }

  /** Opens those of `numbers` that are not there, at most `limit`, as long as there is room. Answers how many it opened. */
  async open(numbers: readonly number[], limit: number, signal: AbortSignal): Promise<number> {
    const known = await this.database.read(tx => this.store.present(tx, 'auction', numbers.map(auctionId)));
    const missing = numbers.filter(n => !known.has(auctionId(n)));
    const sellerIds = [...this.actors.values()].map(({ organisationId }) => organisationId);
    const live = missing.length === 0 ? 0 : await this.database.read(tx => this.store.liveAuctions(tx, sellerIds));
    let opened = 0;
    for (const n of missing.slice(0, Math.max(0, Math.min(limit, LIVE_MAX - live)))) {
      signal.throwIfAborted();
      if (await this.openOne(n)) opened += 1;
    }
    return opened;
  }

  private async openOne(n: number): Promise<boolean> {
    const now = await this.auctions.now();
    const closesAt = closeOf(n);
    if (closesAt - now < SHORTEST_MS) return false;
    const offer = (n % AGAIN_EVERY === 0 ? await this.unsold(now) : null) ?? (await this.posted(n));
    const opensAt = closesAt - OPEN_AHEAD * EVERY_MS;
    const startPrice = part(offer.worth, START_PER_MILLE);
    const chance = chanceOf('live', n, 'terms');
    const answer = await this.auctions.open(offer.seller, {
      id: auctionId(n),
      lotId: offer.lotId,
      format: 'ENGLISH',
      opensAt: opensAt > now + 1_000 ? opensAt : null,
      closesAt,
      startPrice,
      reservePrice: chance.happens(0.6) ? part(offer.worth, RESERVE_PER_MILLE) : null,
      increment: money(chance.pick([2_000n, 5_000n, 5_000n, 10_000n])),
      stepSeconds: null,
      floorPrice: null,
      softCloseWindowSeconds: SOFT_CLOSE_SECONDS,
      softCloseExtensionSeconds: SOFT_CLOSE_SECONDS,
      hardCloseAt: closesAt + HARD_CLOSE_MS,
      incrementTiers: null,
      requiredCredentials: [],
    });
    // Somebody signed in for the seller and was quicker with the same lot.
    if (answer !== null && isRefusal(answer) && /^LOT_/.test(answer.refused)) return false;
    must(answer);
    return true;
  }

  /** A lot that a seller nobody signs in for could not sell, at today's price. */
  private async unsold(now: number): Promise<Offer | null> {
    const own = SELLERS.filter(each => each.what === null).flatMap(each => this.actors.get(each.key) ?? []);
    const ids = own.map(({ organisationId }) => organisationId);
    const lot = await this.database.read(tx => this.store.oldestUnsold(tx, ids));
    const seller = own.find(({ organisationId }) => organisationId === lot?.sellerOrganisationId);
    const worth = lot === null ? null : worthOn(dayOf(now), lot.gradeCode, lot.taxMode);
    return lot === null || seller === undefined || worth === null ? null : { lotId: lot.id, seller, worth };
  }

  private async posted(n: number): Promise<Offer> {
    const chance = chanceOf('live', n, 'lot');
    const member = sellerAt(n);
    const seller = this.actors.get(member.key);
    if (seller === undefined) throw new Error(`demo: ${member.key} has not registered`);
    const { worth, allowedMoisture, allowedInclusion, ...stated } = stockLot(chance, member, n * 13, dayOf(closeOf(n)));
    const lot = must(
      await this.lots.post(seller, {
        ...stated,
        id: idOf('live', n, 'lot'),
        latitude: null,
        longitude: null,
        declaredDeviations: [],
        allowedMoisturePercent: allowedMoisture,
        allowedInclusionPercent: allowedInclusion,
      }),
    );
    return { lotId: lot.id, seller, worth };
  }
}

interface Offer {
  readonly lotId: string;
  readonly seller: SignedIn;
  readonly worth: Money;
}

const auctionId = (n: number): string => idOf('live', n, 'auction');
const closeOf = (n: number): number =>
  n * EVERY_MS + EVERY_MS - JITTER_MS + chanceOf('live', n, 'close').whole(0, JITTER_MS);
/** Every sixth is the printed collector's own; the others take turns. */
const sellerAt = (n: number): Member => {
  const turn = n % 6 === 0 ? SELLERS[0] : chanceOf('live', n, 'seller').pick(SELLERS.slice(1));
  if (turn === undefined) throw new Error('demo: nobody sells');
  return turn;
};
const part = (worth: Money, perMille: bigint): Money => money(((worth * perMille) / 1_000_000n) * 1_000n);
