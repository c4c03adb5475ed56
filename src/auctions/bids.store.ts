import type { BidVerdict } from '@app/auction';
import type { EligibilityReason } from '@app/compliance';
import { type Money, money } from '@app/units';
import { Injectable } from '@nestjs/common';
import { type Tx, timestamp } from '../platform/database/index.js';

export interface StandingBid {
  readonly auctionId: string;
  readonly organisationId: string;
  readonly alias: number;
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
}

/** The only SQL on bid_verdict and auction_bidder: what each bid was answered, and which bid of each bidder stands. */
@Injectable()
export class BidsStore {
  /** The verdicts that these bids already have; each pair is (organisation, bid id). */
  async verdicts(tx: Tx, organisationIds: readonly string[], bidIds: readonly string[]): Promise<StoredVerdict[]> {
    const rows = await tx.rows<{
      organisation_id: string;
      bid_id: string;
      auction_id: string;
      price_fen: bigint;
      max_price_fen: bigint | null;
      kind: DecidedVerdict['kind'];
      detail: Record<string, unknown>;
      decided_at: number;
    }>(
      `SELECT v.organisation_id, v.bid_id, v.auction_id, v.price_fen, v.max_price_fen, v.kind, v.detail, v.decided_at
       FROM unnest($1::uuid[], $2::uuid[]) AS asked (organisation_id, bid_id)
       JOIN bid_verdict v USING (organisation_id, bid_id)`,
      [organisationIds, bidIds],
    );
    return rows.map(row => ({
      organisationId: row.organisation_id,
      bidId: row.bid_id,
      auctionId: row.auction_id,
      pricePerTonne: money(row.price_fen),
      maxPricePerTonne: moneyOrNull(row.max_price_fen),
      verdict: verdictFromJson(row.kind, row.detail),
      decidedAt: row.decided_at,
    }));
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
      `INSERT INTO bid_verdict (organisation_id, bid_id, auction_id, price_fen, max_price_fen, kind, detail, decided_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::jsonb[], $8::timestamptz[])`,
      [
        verdicts.map(verdict => verdict.organisationId),
        verdicts.map(verdict => verdict.bidId),
        verdicts.map(verdict => verdict.auctionId),
        verdicts.map(verdict => verdict.pricePerTonne),
        verdicts.map(verdict => verdict.maxPricePerTonne),
        verdicts.map(({ verdict }) => verdict.kind),
        verdicts.map(({ verdict }) => verdictToJson(verdict)),
        verdicts.map(verdict => timestamp(verdict.decidedAt)),
      ],
    );
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

function verdictToJson(verdict: DecidedVerdict): string {
  const { kind: _, ...detail } = verdict;
  return JSON.stringify(detail, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

function verdictFromJson(kind: DecidedVerdict['kind'], detail: Record<string, unknown>): DecidedVerdict {
  switch (kind) {
    case 'ACCEPTED': {
      const { version, pricePerTonne, leading, closesAt, at } = detail as {
        version: number;
        pricePerTonne: string;
        leading: boolean;
        closesAt: number;
        at: number;
      };
      return { kind, version, pricePerTonne: money(BigInt(pricePerTonne)), leading, closesAt, at };
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
