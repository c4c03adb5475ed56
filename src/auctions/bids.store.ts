import type { BidVerdict } from '@app/auction';
import type { EligibilityReason } from '@app/compliance';
import { type Money, money } from '@app/units';
import { Injectable, Logger } from '@nestjs/common';
import { type Tx, timestamp } from '../platform/database/index.js';
import { type SealedPlace, Sealing } from './sealing.js';

export interface StandingBid {
  readonly auctionId: string;
  readonly organisationId: string;
  /** null: sealed, nobody is to be named yet */
  readonly alias: number | null;
  readonly bidId: string;
  readonly pricePerTonne: Money;
  readonly maxPricePerTonne: Money | null;
  readonly at: number;
}

export type DecidedVerdict = BidVerdict<EligibilityReason>;

/** A bid that was decided before: its body, and the answer that every retry gets. */
export interface StoredVerdict {
  readonly organisationId: string;
  readonly bidId: string;
  readonly auctionId: string;
  readonly pricePerTonne: Money;
  readonly maxPricePerTonne: Money | null;
  readonly verdict: DecidedVerdict;
  readonly decidedAt: number;
  /** its prices are kept sealed, for ever; a retry is known by the MAC of its body */
  readonly isSealed: boolean;
  readonly bodyMac: Buffer | null;
}

/** A standing bid of a sealed auction. */
export interface StandingSealedBid {
  readonly auctionId: string;
  readonly organisationId: string;
  readonly bidId: string;
  readonly pricePerTonne: Money;
  readonly at: number;
}

/** The only SQL on bid_verdict, auction_bidder and sealed_bid: what each bid was answered, and which bid of each bidder stands. */
@Injectable()
export class BidsStore {
  private readonly logger = new Logger(BidsStore.name);

  constructor(private readonly sealing: Sealing) {}

  /** The verdicts that these bids already have; each pair is (organisation, bid id). */
  async verdicts(tx: Tx, organisationIds: readonly string[], bidIds: readonly string[]): Promise<StoredVerdict[]> {
    const rows = await tx.rows<{
      organisation_id: string;
      bid_id: string;
      auction_id: string;
      price_fen: bigint | null;
      max_price_fen: bigint | null;
      kind: DecidedVerdict['kind'];
      detail: Record<string, unknown>;
      decided_at: number;
      sealed: Buffer | null;
      body_mac: Buffer | null;
    }>(
      `SELECT v.organisation_id, v.bid_id, v.auction_id, v.price_fen, v.max_price_fen, v.kind, v.detail, v.decided_at, v.sealed, v.body_mac
       FROM unnest($1::uuid[], $2::uuid[]) AS asked (organisation_id, bid_id)
       JOIN bid_verdict v USING (organisation_id, bid_id)`,
      [organisationIds, bidIds],
    );
    return rows.map(row => {
      const place = { organisationId: row.organisation_id, bidId: row.bid_id, auctionId: row.auction_id };
      const isReadable = row.price_fen !== null || this.sealing.available;
      const pricePerTonne = isReadable ? this.priceOf(place, row) : UNREADABLE;
      return {
        ...place,
        pricePerTonne,
        maxPricePerTonne: moneyOrNull(row.max_price_fen),
        verdict: verdictFromJson(row.kind, row.detail, pricePerTonne),
        decidedAt: row.decided_at,
        isSealed: row.sealed !== null,
        bodyMac: row.body_mac,
      };
    });
  }

  /** The standing bids of these pairs (auction, organisation). */
  async standingBids(
    tx: Tx,
    auctionIds: readonly string[],
    organisationIds: readonly string[],
  ): Promise<StandingBid[]> {
    const rows = await tx.rows<{
      auction_id: string;
      organisation_id: string;
      alias: number;
      bid_id: string;
      price_fen: bigint;
      max_price_fen: bigint | null;
      at: number;
    }>(
      `SELECT b.auction_id, b.organisation_id, b.alias, b.bid_id, b.price_fen, b.max_price_fen, b.at
       FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]) AS pair (auction_id, organisation_id)) AS asked
       JOIN auction_bidder b USING (auction_id, organisation_id)`,
      [auctionIds, organisationIds],
    );
    return rows.map(row => ({
      auctionId: row.auction_id,
      organisationId: row.organisation_id,
      alias: row.alias,
      bidId: row.bid_id,
      pricePerTonne: money(row.price_fen),
      maxPricePerTonne: moneyOrNull(row.max_price_fen),
      at: row.at,
    }));
  }

  async addVerdicts(tx: Tx, verdicts: readonly StoredVerdict[]): Promise<void> {
    if (verdicts.length === 0) return;
    await tx.rows(
      `INSERT INTO bid_verdict (organisation_id, bid_id, auction_id, price_fen, max_price_fen, kind, detail, decided_at, sealed, body_mac)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::jsonb[], $8::timestamptz[],
                            $9::bytea[], $10::bytea[])`,
      [
        verdicts.map(verdict => verdict.organisationId),
        verdicts.map(verdict => verdict.bidId),
        verdicts.map(verdict => verdict.auctionId),
        verdicts.map(verdict => (verdict.isSealed ? null : verdict.pricePerTonne)),
        verdicts.map(verdict => verdict.maxPricePerTonne),
        verdicts.map(({ verdict }) => verdict.kind),
        verdicts.map(({ verdict, isSealed }) => verdictToJson(verdict, isSealed)),
        verdicts.map(verdict => timestamp(verdict.decidedAt)),
        verdicts.map(verdict => (verdict.isSealed ? this.sealing.seal(verdict, verdict.pricePerTonne) : null)),
        verdicts.map(verdict => verdict.bodyMac),
      ],
    );
  }

  /** The standing sealed bids of these auctions, in the order of their acceptance; null for an auction with one that does not open. */
  async sealedBids(
    tx: Tx,
    auctionIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly StandingSealedBid[] | null>> {
    const rows = await tx.rows<SealedRow>(
      `SELECT auction_id, organisation_id, bid_id, sealed, at FROM sealed_bid WHERE auction_id = ANY($1::uuid[]) ORDER BY ordinal`,
      [auctionIds],
    );
    return new Map(
      auctionIds.map(auctionId => {
        const own = rows.filter(row => row.auction_id === auctionId);
        try {
          return [auctionId, own.map(row => this.standing(row))];
        } catch (error) {
          this.logger.error(`auction ${auctionId} has a sealed bid that does not open`, error);
          return [auctionId, null];
        }
      }),
    );
  }

  /** The organisation's own sealed bids in these auctions, as long as they are not opened. */
  async sealedBidsOf(tx: Tx, organisationId: string, auctionIds: readonly string[]): Promise<StandingSealedBid[]> {
    const rows = await tx.rows<SealedRow>(
      `SELECT auction_id, organisation_id, bid_id, sealed, at FROM sealed_bid WHERE organisation_id = $1 AND auction_id = ANY($2::uuid[])`,
      [organisationId, auctionIds],
    );
    return rows.map(row => this.standing(row));
  }

  /** In the order of their acceptance; of one pair (auction, organisation) the last replaces the others. */
  async setSealedBids(tx: Tx, bids: readonly StandingSealedBid[]): Promise<void> {
    if (bids.length === 0) return;
    await tx.rows(
      `INSERT INTO sealed_bid (auction_id, organisation_id, bid_id, sealed, at)
       SELECT auction_id, organisation_id, bid_id, sealed, at
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[], $5::timestamptz[])
         WITH ORDINALITY AS b (auction_id, organisation_id, bid_id, sealed, at, place) ORDER BY place
       ON CONFLICT (auction_id, organisation_id) DO UPDATE
         SET bid_id = excluded.bid_id, sealed = excluded.sealed, at = excluded.at, ordinal = excluded.ordinal`,
      [
        bids.map(bid => bid.auctionId),
        bids.map(bid => bid.organisationId),
        bids.map(bid => bid.bidId),
        bids.map(bid => this.sealing.seal(bid, bid.pricePerTonne)),
        bids.map(bid => timestamp(bid.at)),
      ],
    );
  }

  /** They are history now. */
  async removeSealedBids(tx: Tx, auctionIds: readonly string[]): Promise<void> {
    if (auctionIds.length > 0) await tx.rows('DELETE FROM sealed_bid WHERE auction_id = ANY($1::uuid[])', [auctionIds]);
  }

  private standing(row: SealedRow): StandingSealedBid {
    const place = { auctionId: row.auction_id, organisationId: row.organisation_id, bidId: row.bid_id };
    return { ...place, pricePerTonne: this.sealing.open(place, row.sealed), at: row.at };
  }

  private priceOf(place: SealedPlace, row: { price_fen: bigint | null; sealed: Buffer | null }): Money {
    if (row.price_fen !== null) return money(row.price_fen);
    if (row.sealed === null) throw new Error('a verdict has its price in the clear or sealed');
    return this.sealing.open(place, row.sealed);
  }

  /** Each pair (auction, organisation) at most once. */
  async setStandingBids(tx: Tx, bids: readonly StandingBid[]): Promise<void> {
    if (bids.length === 0) return;
    await tx.rows(
      `INSERT INTO auction_bidder AS b (auction_id, organisation_id, alias, bid_id, price_fen, max_price_fen, at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::bigint[], $6::bigint[], $7::timestamptz[])
       ON CONFLICT (auction_id, organisation_id) DO UPDATE
         SET bid_id = excluded.bid_id, price_fen = excluded.price_fen, max_price_fen = excluded.max_price_fen, at = excluded.at`,
      [
        bids.map(bid => bid.auctionId),
        bids.map(bid => bid.organisationId),
        bids.map(bid => bid.alias),
        bids.map(bid => bid.bidId),
        bids.map(bid => bid.pricePerTonne),
        bids.map(bid => bid.maxPricePerTonne),
        bids.map(bid => timestamp(bid.at)),
      ],
    );
  }
}

const moneyOrNull = (fen: bigint | null): Money | null => (fen === null ? null : money(fen));

/** Stands for the price of a verdict that this node has no key for; such a verdict is not told. */
const UNREADABLE = money(0n);

interface SealedRow {
  auction_id: string;
  organisation_id: string;
  bid_id: string;
  sealed: Buffer;
  at: number;
}

/** A sealed bid's price stands in its ciphertext only. */
function verdictToJson(verdict: DecidedVerdict, isSealed: boolean): string {
  const { kind: _, ...detail } = verdict;
  if (isSealed && 'pricePerTonne' in detail) Reflect.deleteProperty(detail, 'pricePerTonne');
  return JSON.stringify(detail, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

/** `sealedPrice` stands for the price that the detail of a sealed bid does not tell. */
function verdictFromJson(
  kind: DecidedVerdict['kind'],
  detail: Record<string, unknown>,
  sealedPrice: Money,
): DecidedVerdict {
  switch (kind) {
    case 'ACCEPTED': {
      const { version, pricePerTonne, leading, closesAt, at } = detail as {
        version: number;
        pricePerTonne?: string;
        leading: boolean | null;
        closesAt: number;
        at: number;
      };
      const price = pricePerTonne === undefined ? sealedPrice : money(BigInt(pricePerTonne));
      return { kind, version, pricePerTonne: price, leading, closesAt, at };
    }
    case 'BIDDER_NOT_ELIGIBLE':
      return { kind, reasons: (detail as { reasons: EligibilityReason[] }).reasons };
    case 'BID_TOO_LOW':
      return { kind, minimumNextPrice: money(BigInt((detail as { minimumNextPrice: string }).minimumNextPrice)) };
    case 'OWN_LOT':
    case 'AUCTION_NOT_OPEN':
    case 'AUCTION_CLOSED':
    case 'ALREADY_LEADING':
      return { kind };
  }
}
