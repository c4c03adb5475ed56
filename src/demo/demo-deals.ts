import {
  type AuctionEvent,
  type AuctionState,
  type AuctionTerms,
  type BidVerdict,
  decide,
  minimumNextPrice,
  scheduled,
} from '@app/auction';
import type { Sample } from '@app/grading';
import {
  AWARDED_TRADE,
  decideTrade,
  type TradeCommand,
  type TradeSide,
  type TradeState,
  type Weighing,
} from '@app/settlement';
import { type Money, massFromKg, maxMoney, money, type Ppm } from '@app/units';
import { CAST, isPerson, type Member, mayBid, sells } from './demo-cast.js';
import { type Chance, chanceOf, idOf } from './demo-chance.js';
import { dayOf, inspectedSample, type StockLot, startOfDay, stockLot } from './demo-stock.js';

/** Members' organisations by key. */
export type Organisations = ReadonlyMap<string, string>;

/** How far a trade has come. */
export type Stage = 'AWARDED' | 'SELLER_WEIGHED' | 'DELIVERED' | 'REWEIGH' | 'INSPECTED' | 'DISPUTED' | 'SETTLED';

/** An auction that is over, as the rules would have let it happen. */
export interface PastAuction {
  readonly terms: AuctionTerms;
  readonly state: AuctionState;
  readonly events: readonly AuctionEvent[];
  readonly bids: readonly PastBid[];
}
export interface PastBid {
  readonly id: string;
  readonly organisationId: string;
  readonly price: Money;
  readonly max: Money | null;
  readonly at: number;
  readonly verdict: BidVerdict<never>;
}
export interface PastTicket {
  readonly id: string;
  readonly side: TradeSide;
  readonly weighing: Weighing;
  readonly plate: string;
  readonly at: number;
}
export interface PastTrade {
  readonly id: string;
  readonly buyerId: string;
  readonly unitPrice: Money;
  readonly awardedAt: number;
  readonly state: TradeState;
  readonly tickets: readonly PastTicket[];
  readonly inspection: { readonly id: string; readonly sample: Sample; readonly at: number } | null;
  /** Both sides have confirmed. */
  readonly settledAt: number | null;
}
export interface Deal {
  readonly lotId: string;
  readonly lot: StockLot;
  readonly sellerId: string;
  readonly postedAt: number;
  readonly auction: PastAuction;
  /** Null: passed in. */
  readonly trade: PastTrade | null;
}

/** Auctions of the year before: eight a week. */
export const PAST_DEALS = 416;
const WEEKS = 52;
const HOUR_MS = 3_600_000;
/** The latest of them closed so many days ago: time enough to be weighed, inspected and settled. */
const LAST_CLOSE_DAYS = 6;

/** What the printed accounts find to act on: who sells, who buys, how far it has come. */
const TO_ACT_ON: readonly (readonly [seller: string, buyer: string, stage: Stage])[] = [
  ['c-yunlan', 'processor', 'AWARDED'],
  ['c-huaiyang', 'processor', 'SELLER_WEIGHED'],
  ['c-zhongyuan', 'processor', 'DELIVERED'],
  ['c-yishui', 'processor', 'REWEIGH'],
  ['c-gandong', 'processor', 'INSPECTED'],
  ['c-bashan', 'processor', 'DISPUTED'],
  ['collector', 'r-donghai', 'AWARDED'],
  ['collector', 'm-hengtai', 'DELIVERED'],
  ['collector', 'm-luhai', 'INSPECTED'],
  ['collector', 'r-taihu', 'SETTLED'],
  ['c-jinghe', 'recycler', 'SELLER_WEIGHED'],
  ['c-xianglin', 'recycler', 'INSPECTED'],
];
export const DEALS = PAST_DEALS + TO_ACT_ON.length;

export interface Rules {
  /** Permitted difference of the two nets. */
  readonly tolerance: Ppm;
}

/** Deal `k` of DEALS, counted from a year before `anchor`; whatever is in it happened before `anchor`. The same for the same arguments. */
export function pastDeal(k: number, anchor: number, organisations: Organisations, rules: Rules): Deal {
  const chance = chanceOf('deal', k);
  const special = TO_ACT_ON[k - PAST_DEALS];
  const seller = special === undefined ? sellerOf(chance, k) : memberOf(special[0]);
  const buyer = special === undefined ? buyerOf(chance, k) : memberOf(special[1]);
  const daysAgo = special === undefined ? Math.round(WEEKS * 7 - (k * (WEEKS * 7 - LAST_CLOSE_DAYS)) / PAST_DEALS) : 4;
  const closesAt = startOfDay(dayOf(anchor) - daysAgo) + chance.whole(9 * 60, 17 * 60) * 60_000;
  const opensAt = closesAt - chance.whole(24, 60) * HOUR_MS;
  const lot = stockLot(chance, seller, k * 7, dayOf(opensAt));
  const lotId = idOf('deal', k, 'lot');
  const sellerId = idIn(organisations, seller);
  const unsold = special === undefined && k % 9 === 4;
  const terms = termsOf(idOf('deal', k, 'auction'), lotId, lot.worth, opensAt, closesAt, unsold);
  const favourite = unsold ? null : idIn(organisations, buyer);
  const rivals = RIVALS.map(each => idIn(organisations, each)).filter(id => id !== favourite && id !== sellerId);
  const auction = heldAuction(chance, terms, lot.worth, favourite, rivals, k);
  const postedAt = opensAt - chance.whole(1, 9) * HOUR_MS;
  const stage = special?.[2] ?? (k % 97 === 40 ? 'DISPUTED' : 'SETTLED');
  return { lotId, lot, sellerId, postedAt, auction, trade: tradeOf(chance, k, auction, lot, stage, rules) };
}

const SELLERS = CAST.filter(sells);
const BUYERS = CAST.filter(each => mayBid(each));
/** Who bids along: never the printed accounts, so that what they lead is theirs. */
const RIVALS = BUYERS.filter(each => each.what === null);

const memberOf = (key: string): Member => {
  const member = CAST.find(each => each.key === key);
  if (member === undefined) throw new Error(`demo: nobody is called ${key}`);
  return member;
};
const idIn = (organisations: Organisations, { key }: Member): string => {
  const id = organisations.get(key);
  if (id === undefined) throw new Error(`demo: ${key} has not registered`);
  return id;
};
const sellerOf = (chance: Chance, k: number): Member => (k % 7 === 3 ? memberOf('collector') : chance.pick(SELLERS));
/** The melt shop buys a quarter of all, so that it has metal for a year of heats. */
const buyerOf = (chance: Chance, k: number): Member => {
  if (k % 4 === 1) return memberOf('processor');
  return k % 12 === 6 ? memberOf('recycler') : chance.pick(RIVALS);
};

const share = (worth: Money, perMille: number): Money => money(((worth * BigInt(perMille)) / 1_000_000n) * 1_000n);
const INCREMENT = money(5_000n);

function termsOf(
  auctionId: string,
  lotId: string,
  worth: Money,
  opensAt: number,
  closesAt: number,
  unsold: boolean,
): AuctionTerms {
  return {
    auctionId,
    lotId,
    format: 'ENGLISH',
    opensAt,
    closesAt,
    startPrice: share(worth, 920),
    reserve: unsold ? share(worth, 1_060) : share(worth, 960),
    increment: INCREMENT,
    incrementTiers: null,
    stepSeconds: null,
    floorPrice: null,
    softCloseWindowSeconds: 300,
    softCloseExtensionSeconds: 300,
    hardCloseAt: null,
    requiredCredentials: [],
  };
}

/** Decides bid after bid at its own instant, as the pile would have. The favourite has the highest limit; without one nobody reaches the reserve. */
function heldAuction(
  chance: Chance,
  terms: AuctionTerms,
  worth: Money,
  favourite: string | null,
  rivals: readonly string[],
  k: number,
): PastAuction {
  let state = decide(scheduled(terms), { kind: 'TICK' }, terms.opensAt).state;
  const events: AuctionEvent[] = [...decide(scheduled(terms), { kind: 'TICK' }, terms.opensAt).events];
  const bids: PastBid[] = [];
  const aliases = new Map<string, number>();
  const limits = new Map<string, Money>();
  for (let n = chance.whole(2, 5); n > 0; n--) limits.set(chance.pick(rivals), share(worth, chance.whole(945, 1_015)));
  if (favourite !== null) limits.set(favourite, share(worth, chance.whole(1_020, 1_045)));

  const bid = (organisationId: string, at: number): void => {
    const limit = limits.get(organisationId);
    const minimum = minimumNextPrice(state);
    if (limit === undefined || minimum === null || state.leader?.bidderId === organisationId) return;
    // Now and then somebody bids on a price that has just moved, and is refused.
    const price = limit < minimum && chance.happens(0.2) ? maxMoney(limit, terms.startPrice) : minimum;
    if (price > limit) return;
    const max = chance.happens(0.65) || organisationId === favourite ? limit : null;
    const {
      verdict,
      events: made,
      state: next,
    } = decide<never>(
      state,
      {
        kind: 'PLACE_BID',
        bidderId: organisationId,
        bidderAlias: aliases.get(organisationId) ?? null,
        pricePerTonne: price,
        maxPricePerTonne: max,
        ownLot: false,
        ineligible: [],
      },
      at,
    );
    bids.push({ id: idOf('deal', k, 'bid', bids.length), organisationId, price, max, at, verdict });
    const accepted = made.find(event => event.kind === 'BID_ACCEPTED');
    if (accepted !== undefined && accepted.bidderAlias !== null) aliases.set(organisationId, accepted.bidderAlias);
    events.push(...made);
    state = next;
  };

  const names = [...limits.keys()];
  const spread = Array.from({ length: chance.whole(4, 14) }, () => chance.real() ** 0.6).sort((a, b) => a - b);
  const duration = terms.closesAt - terms.opensAt - 10 * 60_000;
  for (const part of spread) bid(chance.pick(names), terms.opensAt + 60_000 + Math.floor(part * (duration - 60_000)));
  if (favourite !== null) bid(favourite, terms.closesAt - 9 * 60_000);
  for (let snipes = chance.whole(0, 3); snipes > 0; snipes--) {
    bid(chance.pick(names), Math.max(state.lastAt, state.closesAt - chance.whole(5, 240) * 1_000));
  }
  const end = decide(state, { kind: 'TICK' }, state.closesAt + chance.whole(1, 40));
  events.push(...end.events);
  return { terms, state: end.state, events, bids };
}

function tradeOf(
  chance: Chance,
  k: number,
  { state: auction }: PastAuction,
  lot: StockLot,
  stage: Stage,
  { tolerance }: Rules,
): PastTrade | null {
  const { leader, price, outcome, lastAt: awardedAt } = auction;
  if (outcome !== 'SOLD' || leader === null || price === null) return null;
  let state = AWARDED_TRADE;
  const follow = (command: TradeCommand): void => {
    state = decideTrade(state, command).state;
  };
  const tickets: PastTicket[] = [];
  const plate = `演${chance.pick([...'ABCDEFGH'])}·${chance.whole(10_000, 99_999)}`;
  const net = Math.round((lot.massKg * (1 + (chance.real() - 0.5) * 0.03)) / 20) * 20;
  const weigh = (side: TradeSide, netKg: number, at: number): void => {
    const tare = massFromKg(chance.whole(690, 790) * 20);
    const weighing = { tare, gross: massFromKg(netKg + Number(tare / 1_000n)) };
    tickets.push({ id: idOf('deal', k, 'ticket', tickets.length), side, weighing, plate, at });
    follow({ kind: 'RECORD_TICKET', side, weighing });
  };
  const inspect = (radioactivityPassed: boolean): void =>
    follow({ kind: 'RECORD_INSPECTION', radioactivityPassed, tolerance });
  const loadedAt = awardedAt + chance.whole(18, 26) * HOUR_MS;
  const arrivedAt = loadedAt + chance.whole(8, 24) * HOUR_MS;
  const inspectedAt = arrivedAt + chance.whole(1, 5) * HOUR_MS;
  const base = { id: idOf('deal', k, 'trade'), buyerId: leader.bidderId, unitPrice: price, awardedAt, tickets };
  const open = (inspection: PastTrade['inspection'] = null): PastTrade => ({
    ...base,
    state,
    inspection,
    settledAt: null,
  });

  if (stage === 'AWARDED') return open();
  weigh('SELLER', net, loadedAt);
  if (stage === 'SELLER_WEIGHED') return open();
  // Within 3 ‰ of 5 t and more: the steps of the scale are 20 kg.
  weigh(
    'BUYER',
    stage === 'REWEIGH' ? net - 20 * Math.ceil(net / 2_500) : net - (net > 7_000 ? chance.whole(0, 1) * 20 : 0),
    arrivedAt,
  );
  if (stage === 'DELIVERED') return open();
  const passed = stage !== 'DISPUTED';
  inspect(passed);
  if (stage === 'REWEIGH') return open();
  const found = inspectedSample(chance, lot.gradeCode, lot.form);
  const sample: Sample = { ...found, radioactivityPassed: passed };
  const inspection = { id: idOf('deal', k, 'inspection'), sample, at: inspectedAt };
  if (stage === 'DISPUTED') return open(inspection);
  follow({ kind: 'CONFIRM', side: stage === 'INSPECTED' && k % 2 === 0 ? 'BUYER' : 'SELLER' });
  if (stage === 'INSPECTED') return open(inspection);
  follow({ kind: 'CONFIRM', side: 'BUYER' });
  return { ...base, state, inspection, settledAt: inspectedAt + chance.whole(1, 20) * HOUR_MS };
}

/** A natural person never buys, and a lot never goes to who sells it: said once, for the list above is written by hand. */
for (const [seller, buyer] of TO_ACT_ON) {
  if (seller === buyer || isPerson(memberOf(buyer)) || !mayBid(memberOf(buyer))) throw new Error('demo: TO_ACT_ON');
}
