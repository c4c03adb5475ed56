import { settle } from '@app/settlement';
import { type Ppm, ppm } from '@app/units';
import { chain, chainRoot } from '../auctions/index.js';
import { type LotTaxMode, sampleToJson } from '../lots/index.js';
import { type Database, referenceValue, type Tx, timestamp } from '../platform/database/index.js';
import type { DemoStore, Rows } from './demo.store.js';
import { DEALS, type Deal, type Organisations, type PastTrade, pastDeal, type Rules } from './demo-deals.js';
import type { Smelting } from './demo-heats.js';

/** Deals of one transaction: some hundred milliseconds, so that a stop is never far. */
const BATCH = 16;

interface Rates extends Rules {
  readonly taxRates: ReadonlyMap<LotTaxMode, Ppm>;
}

/** A settled purchase as a melt shop draws from it. */
export type SettledPurchase = Smelting['purchases'][number] & { readonly buyerId: string };

/**
 * Writes the year before `anchor`: closed auctions with their whole histories, and their trades. A deal that is there already is left
 * alone, so it goes on where it stopped. Answers how many deals it wrote, and every settled purchase of the year. Throws the signal's reason.
 */
export async function writePast(
  database: Database,
  store: DemoStore,
  anchor: number,
  organisations: Organisations,
  signal: AbortSignal,
): Promise<{ written: number; purchases: readonly SettledPurchase[] }> {
  const rates = await database.read(tx => ratesOn(tx, new Date(anchor).toISOString().slice(0, 10)));
  const purchases: SettledPurchase[] = [];
  let written = 0;
  for (let first = 0; first < DEALS; first += BATCH) {
    signal.throwIfAborted();
    const ids = Array.from({ length: Math.min(BATCH, DEALS - first) }, (_, index) => first + index);
    const deals = ids.map(k => pastDeal(k, anchor, organisations, rates));
    for (const deal of deals) purchases.push(...purchaseOf(deal, rates));
    written += await database.transact(async tx => {
      const known = await store.present(
        tx,
        'auction',
        deals.map(deal => deal.auction.terms.auctionId),
      );
      const missing = deals.filter(deal => !known.has(deal.auction.terms.auctionId));
      if (missing.length > 0) await writeDeals(tx, store, missing, rates);
      return missing.length;
    });
  }
  return { written, purchases };
}

async function ratesOn(tx: Tx, day: string): Promise<Rates> {
  const modes: readonly LotTaxMode[] = ['VAT13', 'VAT3', 'VAT1', 'NONE'];
  const taxRates = new Map<LotTaxMode, Ppm>();
  for (const mode of modes) taxRates.set(mode, ppm((await referenceValue(tx, `tax-rate/${mode}`, day)).valueMicro));
  const tolerance = ppm((await referenceValue(tx, 'weighing-tolerance/road', day)).valueMicro);
  return { taxRates, tolerance };
}

async function writeDeals(tx: Tx, store: DemoStore, deals: readonly Deal[], rates: Rates): Promise<void> {
  const histories = deals.map(historyRows);
  const trades = deals.flatMap(deal => (deal.trade === null ? [] : [{ deal, trade: deal.trade }]));
  await store.addLots(tx, deals.map(lotRow));
  await store.add(
    tx,
    'auction',
    histories.map(({ auction }) => auction),
  );
  await store.add(
    tx,
    'auction_event',
    histories.flatMap(({ events }) => events),
  );
  await store.add(tx, 'auction_bidder', deals.flatMap(bidderRows));
  await store.add(tx, 'bid_verdict', deals.flatMap(verdictRows));
  await store.add(
    tx,
    'trade',
    trades.map(({ deal, trade }) => tradeRow(deal, trade)),
  );
  await store.add(
    tx,
    'weighbridge_ticket',
    trades.flatMap(({ trade }) => ticketRows(trade)),
  );
  await store.add(
    tx,
    'inspection',
    trades.flatMap(({ trade }) => inspectionRows(trade)),
  );
  await store.add(
    tx,
    'settlement',
    trades.flatMap(({ deal, trade }) => settlementRows(deal, trade, rates)),
  );
  await claimAll(tx, store, deals);
}

async function claimAll(tx: Tx, store: DemoStore, deals: readonly Deal[]): Promise<void> {
  const sellerOf = ({ sellerId: owner, postedAt: at }: Deal) => ({ owner, at });
  await store.claim(
    tx,
    'createLot',
    deals.map(deal => ({ id: deal.lotId, ...sellerOf(deal) })),
  );
  await store.claim(
    tx,
    'openAuction',
    deals.map(deal => ({ id: deal.auction.terms.auctionId, ...sellerOf(deal) })),
  );
  const trades = deals.flatMap(deal => (deal.trade === null ? [] : [{ deal, trade: deal.trade }]));
  await store.claim(
    tx,
    'recordWeighbridgeTicket',
    trades.flatMap(({ deal, trade }) =>
      trade.tickets.map(({ id, side, at }) => ({ id, owner: side === 'SELLER' ? deal.sellerId : trade.buyerId, at })),
    ),
  );
  await store.claim(
    tx,
    'recordInspection',
    trades.flatMap(({ trade }) =>
      trade.inspection === null ? [] : [{ id: trade.inspection.id, owner: trade.buyerId, at: trade.inspection.at }],
    ),
  );
}

function lotRow({ lotId, lot, sellerId, postedAt, trade }: Deal) {
  return {
    listing: lot,
    id: lotId,
    seller_organisation_id: sellerId,
    title: lot.title,
    description: lot.description,
    grade_standard: lot.gradeStandard,
    grade_code: lot.gradeCode,
    form: lot.form,
    origin: lot.origin,
    mass_kg: lot.massKg,
    region: lot.region,
    tax_mode: lot.taxMode,
    sample: lot.sample === null ? null : sampleToJson(lot.sample),
    declared_deviations: [],
    allowed_moisture_ppm: lot.allowedMoisture,
    allowed_inclusion_ppm: lot.allowedInclusion,
    buyer_organisation_id: trade?.buyerId ?? null,
    status: trade === null ? 'UNSOLD' : 'SOLD',
    created_at: timestamp(postedAt),
  };
}

const bytes = (hex: string | null): string | null => (hex === null ? null : `\\x${hex}`);

/** The auction's row and its events, hash by hash from the root of its terms. */
function historyRows({ auction: { terms, state, events }, sellerId, postedAt }: Deal): {
  auction: Rows[number];
  events: Rows;
} {
  const { reserveSalt, termsHash } = chainRoot(terms);
  let lastHash = termsHash;
  const rows = events.map(event => {
    const { salt, commitment, hash } = chain(terms.auctionId, lastHash, event);
    lastHash = hash;
    const secret = 'private' in event ? event.private : null;
    return {
      auction_id: terms.auctionId,
      version: event.version,
      kind: event.kind,
      at: timestamp(event.at),
      price_fen: event.price,
      bidder_alias: event.bidderAlias,
      closes_at: event.closesAt === null ? null : timestamp(event.closesAt),
      organisation_id: event.kind === 'AUCTION_CLOSED' ? event.winnerId : (secret?.organisationId ?? null),
      limit_fen: secret?.limit ?? null,
      salt: bytes(salt),
      commitment: bytes(commitment),
      hash: bytes(hash),
    };
  });
  const auction = {
    id: terms.auctionId,
    lot_id: terms.lotId,
    seller_organisation_id: sellerId,
    created_at: timestamp(postedAt),
    format: terms.format,
    opens_at: timestamp(terms.opensAt),
    planned_closes_at: timestamp(terms.closesAt),
    start_price_fen: terms.startPrice,
    reserve_fen: terms.reserve,
    increment_fen: terms.increment,
    soft_close_window_seconds: terms.softCloseWindowSeconds,
    soft_close_extension_seconds: terms.softCloseExtensionSeconds,
    required_credentials: terms.requiredCredentials,
    reserve_salt: bytes(reserveSalt),
    terms_hash: bytes(termsHash),
    status: state.status,
    outcome: state.outcome,
    version: state.version,
    closes_at: timestamp(state.closesAt),
    price_fen: state.price,
    leader_organisation_id: state.leader?.bidderId ?? null,
    leader_alias: state.leader?.alias ?? null,
    leader_limit_fen: state.leader?.limit ?? null,
    bid_count: state.bidCount,
    alias_count: state.aliasCount,
    last_at: timestamp(state.lastAt),
    last_hash: bytes(lastHash),
    unconsumed: [],
  };
  return { auction, events: rows };
}

/** Each bidder's last accepted bid. */
function bidderRows({ auction: { terms, events, bids } }: Deal): Rows {
  const rows = new Map<string, Rows[number]>();
  for (const { organisationId, verdict, ...bid } of bids) {
    if (verdict.kind !== 'ACCEPTED') continue;
    rows.set(organisationId, {
      auction_id: terms.auctionId,
      organisation_id: organisationId,
      alias: events.find(({ version }) => version === verdict.version)?.bidderAlias ?? null,
      bid_id: bid.id,
      price_fen: verdict.pricePerTonne,
      max_price_fen: bid.max,
      at: timestamp(verdict.at),
    });
  }
  return [...rows.values()];
}

const verdictRows = ({ auction: { terms, bids } }: Deal): Rows =>
  bids.map(({ id, organisationId, price, max, at, verdict: { kind, ...detail } }) => ({
    organisation_id: organisationId,
    bid_id: id,
    auction_id: terms.auctionId,
    price_fen: price,
    max_price_fen: max,
    kind,
    detail,
    decided_at: timestamp(at),
  }));

const tradeRow = ({ lotId, sellerId, auction }: Deal, trade: PastTrade): Rows[number] => ({
  id: trade.id,
  auction_id: auction.terms.auctionId,
  lot_id: lotId,
  seller_organisation_id: sellerId,
  buyer_organisation_id: trade.buyerId,
  unit_price_fen: trade.unitPrice,
  status: trade.state.status,
  reweigh_sides: trade.state.reweighOpen,
  confirmed_by: trade.state.confirmedBy,
  awarded_at: timestamp(trade.awardedAt),
  settled_at: trade.settledAt === null ? null : timestamp(trade.settledAt),
});

const ticketRows = (trade: PastTrade): Rows =>
  trade.tickets.map(({ id, side, weighing, plate, at }) => ({
    id,
    trade_id: trade.id,
    side,
    gross_grams: weighing.gross,
    tare_grams: weighing.tare,
    plate,
    weighed_at: timestamp(at),
    recorded_at: timestamp(at + 120_000),
    superseded: false,
  }));

const inspectionRows = ({ id, inspection }: PastTrade): Rows =>
  inspection === null
    ? []
    : [
        {
          id: inspection.id,
          trade_id: id,
          sample: sampleToJson(inspection.sample),
          method: '演示 OES',
          recorded_at: timestamp(inspection.at),
        },
      ];

/** The sheet that the inspection made; a dispute has none. */
function sheetOf({ lot }: Deal, { state, unitPrice, inspection }: PastTrade, { taxRates }: Rates) {
  const taxRate = taxRates.get(lot.taxMode);
  const sheetStands = state.status === 'INSPECTED' || state.status === 'SETTLED';
  if (inspection === null || state.buyer === null || taxRate === undefined || !sheetStands) return null;
  const { moisture, inclusion } = inspection.sample;
  const { allowedMoisture, allowedInclusion, taxMode } = lot;
  const { buyer } = state;
  const terms = { allowedMoisture, allowedInclusion, pricePerTonne: unitPrice, taxMode, taxRate };
  return { sheet: settle({ buyer, moisture, inclusion, ...terms }), taxRate, madeAt: inspection.at };
}

function settlementRows(deal: Deal, trade: PastTrade, rates: Rates): Rows {
  const made = sheetOf(deal, trade, rates);
  if (made === null) return [];
  const { sheet, taxRate, madeAt } = made;
  return [
    {
      trade_id: trade.id,
      gross_grams: sheet.gross,
      tare_grams: sheet.tare,
      net_grams: sheet.net,
      settlement_grams: sheet.settlementMass,
      amount_fen: sheet.amount,
      amount_excluding_tax_fen: sheet.amountExcludingTax,
      tax_rate_ppm: taxRate,
      made_at: timestamp(madeAt),
    },
  ];
}

function purchaseOf(deal: Deal, rates: Rates): SettledPurchase[] {
  const { trade, lot } = deal;
  const made = trade === null ? null : sheetOf(deal, trade, rates);
  if (trade === null || trade.settledAt === null || made === null) return [];
  const metalContent = trade.inspection?.sample.metalContent ?? null;
  return [
    {
      tradeId: trade.id,
      buyerId: trade.buyerId,
      origin: lot.origin,
      settledAt: trade.settledAt,
      grams: made.sheet.settlementMass,
      metalContent,
    },
  ];
}
