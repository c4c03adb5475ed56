import { type AuctionState, minimumNextPrice } from '@app/auction';
import { type Money, money } from '@app/units';
import type { AuctionsService } from '../auctions/index.js';
import { CAST, mayBid } from './demo-cast.js';
import { chanceOf, idOf } from './demo-chance.js';
import type { Actors } from './demo-company.js';
import { worthFrom } from './demo-present.js';
import { dayOf, startOfDay } from './demo-stock.js';

/** Bids of one round at most, over all auctions. */
export const BIDS_MAX = 3;
/** A round that comes late makes up for so many seconds, not for more: nobody bids in heaps after a pause. */
const SECONDS_MAX = 5;
const SECOND_MS = 1_000;

/** How somebody goes about an auction: limit at the start and leave; step by step; wait for the end. */
type Manner = 'PROXY' | 'STEPS' | 'SNIPER';

interface Interest {
  readonly key: string;
  readonly limit: Money;
  readonly manner: Manner;
}

/** Those who bid: with the credentials for it, and nobody's account. */
const BIDDERS = CAST.filter(each => mayBid(each) && each.what === null);

/** Who wants a lot, how much, and how, is drawn from the auction's id; when they act, from the second. So nothing has to be remembered. */
export class Bidders {
  constructor(
    private readonly auctions: AuctionsService,
    private readonly actors: Actors,
  ) {}

  /** Bids for the seconds from `since` to `now` on the open ones of these auctions; answers how many bids it placed. */
  async bid(auctionIds: readonly string[], since: number, now: number): Promise<number> {
    const { auctions } = await this.auctions.auctions(auctionIds);
    const from = Math.max(Math.floor(since / SECOND_MS), Math.floor(now / SECOND_MS) - SECONDS_MAX);
    let placed = 0;
    for (const { state } of auctions.values()) {
      if (state.status !== 'OPEN' || state.closesAt <= now) continue;
      const acting = interestIn(state).find(each => actsWithin(state, each, from, now));
      if (acting === undefined) continue;
      if (await this.bidOne(state, acting, now)) placed += 1;
      if (placed >= BIDS_MAX) break;
    }
    return placed;
  }

  /** Never on the own lead, never beyond the limit: what is left is a bid that the rules take, or that somebody else has just outrun. */
  private async bidOne(state: AuctionState, { key, limit, manner }: Interest, now: number): Promise<boolean> {
    const actor = this.actors.get(key);
    const minimum = minimumNextPrice(state);
    if (actor === undefined || minimum === null || minimum > limit) return false;
    if (state.leader?.bidderId === actor.organisationId) return false;
    const { auctionId, increment } = state.terms;
    // An operator may have suspended a credential of the cast: then nobody bids for that part.
    if ((await this.auctions.eligibility(actor, actor.organisationId, auctionId))?.length !== 0) return false;
    const chance = chanceOf('bid', auctionId, key, Math.floor(now / SECOND_MS));
    const eager = money(minimum + (increment ?? 100n) * BigInt(chance.pick([0, 0, 0, 1, 2])));
    const pricePerTonne = eager > limit ? minimum : eager;
    const hides = manner === 'PROXY' || (manner === 'SNIPER' && chance.happens(0.5));
    await this.auctions.bid({
      organisationId: actor.organisationId,
      bidId: idOf('bid', auctionId, key, Math.floor(now / SECOND_MS)),
      auctionId,
      pricePerTonne,
      maxPricePerTonne: hides ? limit : null,
    });
    return true;
  }
}

/** Up to six bidders; one lot in eight interests nobody. Their limits lie around the worth, so a reserve is met more often than not. */
export function interestIn({ terms: { auctionId, startPrice } }: Pick<AuctionState, 'terms'>): readonly Interest[] {
  const chance = chanceOf('interest', auctionId);
  if (chance.happens(1 / 8)) return [];
  const worth = worthFrom(startPrice);
  const keys = new Set(Array.from({ length: chance.whole(1, 6) }, () => chance.pick(BIDDERS).key));
  return [...keys].map(key => ({
    key,
    limit: money(((worth * BigInt(chance.whole(940, 1_040))) / 1_000_000n) * 1_000n),
    manner: chance.pick(['PROXY', 'STEPS', 'STEPS', 'SNIPER'] as const),
  }));
}

function actsWithin(state: AuctionState, interest: Interest, fromSecond: number, now: number): boolean {
  for (let second = fromSecond + 1; second * SECOND_MS <= now; second++) {
    const rate = actsPerSecond(interest.manner, state.closesAt - second * SECOND_MS) * wakefulness(second * SECOND_MS);
    if (chanceOf('acts', state.terms.auctionId, interest.key, second).happens(rate)) return true;
  }
  return false;
}

/** Once in ten minutes far from the close, four times as often in the last quarter of an hour, and in the last two minutes all the time. */
function actsPerSecond(manner: Manner, leftMs: number): number {
  if (manner === 'SNIPER') return leftMs > 75_000 ? 0 : 1 / 25;
  if (leftMs <= 120_000) return manner === 'STEPS' ? 1 / 30 : 1 / 60;
  return leftMs <= 900_000 ? 1 / 150 : 1 / 600;
}

const HOUR_MS = 3_600_000;
/** Few are awake at night in Asia/Shanghai. */
function wakefulness(instant: number): number {
  const hour = (instant - startOfDay(dayOf(instant))) / HOUR_MS;
  return hour < 6 ? 0.15 : hour < 8 || hour >= 22 ? 0.5 : 1;
}
