import {
  type AuctionEvent,
  type AuctionFormat,
  type AuctionOutcome,
  type AuctionState,
  type AuctionStatus,
  type AuctionTerms,
  nextDueAt,
} from '@app/auction';
import type { CredentialKind } from '@app/compliance';
import { type Money, money } from '@app/units';
import { Injectable } from '@nestjs/common';
import { type Tx, timestamp, timestampOrNull } from '../platform/database/index.js';

/** An auction as the database has it: the state that the library decides on, and what stands around it. */
export interface StoredAuction {
  readonly state: AuctionState & { readonly terms: { readonly requiredCredentials: readonly CredentialKind[] } };
  readonly sellerOrganisationId: string;
  /** hash of the last event, of the terms before the first; lower-case hex */
  readonly lastHash: string;
  readonly unconsumed: readonly string[];
}

export interface NewAuction {
  readonly terms: AuctionTerms;
  readonly sellerOrganisationId: string;
  readonly createdAt: number;
  readonly reserveSalt: string;
  readonly termsHash: string;
}

/** An event with what the chain adds to it; hashes and salts in lower-case hex. */
export interface ChainedEvent {
  readonly event: AuctionEvent;
  readonly salt: string | null;
  readonly commitment: string | null;
  readonly hash: string;
}

/** What one transaction adds to one auction. */
export interface AuctionChange {
  readonly state: AuctionState;
  readonly lastHash: string;
  readonly events: readonly ChainedEvent[];
}

interface AuctionRecord {
  id: string;
  lot_id: string;
  seller_organisation_id: string;
  format: AuctionFormat;
  opens_at: number;
  planned_closes_at: number;
  start_price_fen: bigint;
  reserve_fen: bigint | null;
  increment_fen: bigint | null;
  increment_tiers: { from: string; increment: string }[] | null;
  step_seconds: number | null;
  floor_price_fen: bigint | null;
  soft_close_window_seconds: number;
  soft_close_extension_seconds: number;
  hard_close_at: number | null;
  required_credentials: CredentialKind[];
  status: AuctionStatus;
  outcome: AuctionOutcome | null;
  version: number;
  closes_at: number;
  price_fen: bigint | null;
  leader_organisation_id: string | null;
  leader_alias: number | null;
  leader_limit_fen: bigint | null;
  bid_count: number;
  alias_count: number;
  last_at: number;
  last_hash: string;
  outage_extension_ms: bigint;
  unconsumed: string[];
}

const COLUMNS = `id, lot_id, seller_organisation_id, format, opens_at, planned_closes_at, start_price_fen, reserve_fen, increment_fen,
  increment_tiers, step_seconds, floor_price_fen, soft_close_window_seconds, soft_close_extension_seconds, hard_close_at,
  required_credentials, status, outcome, version, closes_at, price_fen, leader_organisation_id, leader_alias, leader_limit_fen,
  bid_count, alias_count, last_at, encode(last_hash, 'hex') AS last_hash, outage_extension_ms, unconsumed`;

const moneyOrNull = (fen: bigint | null): Money | null => (fen === null ? null : money(fen));

function toStored(row: AuctionRecord): StoredAuction {
  const leads = row.leader_organisation_id !== null && row.leader_alias !== null && row.leader_limit_fen !== null;
  return {
    state: {
      terms: {
        auctionId: row.id,
        lotId: row.lot_id,
        format: row.format,
        opensAt: row.opens_at,
        closesAt: row.planned_closes_at,
        startPrice: money(row.start_price_fen),
        reserve: moneyOrNull(row.reserve_fen),
        increment: moneyOrNull(row.increment_fen),
        incrementTiers:
          row.increment_tiers?.map(tier => ({
            from: money(BigInt(tier.from)),
            increment: money(BigInt(tier.increment)),
          })) ?? null,
        stepSeconds: row.step_seconds,
        floorPrice: moneyOrNull(row.floor_price_fen),
        softCloseWindowSeconds: row.soft_close_window_seconds,
        softCloseExtensionSeconds: row.soft_close_extension_seconds,
        hardCloseAt: row.hard_close_at,
        requiredCredentials: row.required_credentials,
      },
      status: row.status,
      outcome: row.outcome,
      version: row.version,
      closesAt: row.closes_at,
      lastAt: row.last_at,
      outageExtensionMs: Number(row.outage_extension_ms),
      price: moneyOrNull(row.price_fen),
      leader: leads
        ? {
            bidderId: row.leader_organisation_id as string,
            alias: row.leader_alias as number,
            limit: money(row.leader_limit_fen as bigint),
          }
        : null,
      bidCount: row.bid_count,
      aliasCount: row.alias_count,
    },
    sellerOrganisationId: row.seller_organisation_id,
    lastHash: row.last_hash,
    unconsumed: row.unconsumed,
  };
}

const byId = (rows: AuctionRecord[]): Map<string, StoredAuction> => new Map(rows.map(row => [row.id, toStored(row)]));

/** The only SQL on auction and auction_event, the search over lots excepted (lots-search.store.ts). */
@Injectable()
export class AuctionsStore {
  async add(tx: Tx, auction: NewAuction): Promise<void> {
    const { terms } = auction;
    await tx.rows(
      `INSERT INTO auction (id, lot_id, seller_organisation_id, created_at, format, opens_at, planned_closes_at, start_price_fen,
         reserve_fen, increment_fen, increment_tiers, step_seconds, floor_price_fen, soft_close_window_seconds,
         soft_close_extension_seconds, hard_close_at, required_credentials, reserve_salt, terms_hash,
         status, version, closes_at, due_at, last_at, last_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, decode($18, 'hex'), decode($19, 'hex'),
         'SCHEDULED', 0, $7, $6, $20, decode($19, 'hex'))`,
      [
        terms.auctionId,
        terms.lotId,
        auction.sellerOrganisationId,
        timestamp(auction.createdAt),
        terms.format,
        timestamp(terms.opensAt),
        timestamp(terms.closesAt),
        terms.startPrice,
        terms.reserve,
        terms.increment,
        terms.incrementTiers === null
          ? null
          : JSON.stringify(
              terms.incrementTiers.map(tier => ({ from: `${tier.from}`, increment: `${tier.increment}` })),
            ),
        terms.stepSeconds,
        terms.floorPrice,
        terms.softCloseWindowSeconds,
        terms.softCloseExtensionSeconds,
        timestampOrNull(terms.hardCloseAt),
        terms.requiredCredentials,
        auction.reserveSalt,
        auction.termsHash,
        timestamp(0),
      ],
    );
  }

  /** Locks the auctions in the order of their ids, the same on every node: no deadlock. Unknown ids are absent. */
  async lock(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredAuction>> {
    return byId(
      await tx.rows<AuctionRecord>(`SELECT ${COLUMNS} FROM auction WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [
        ids,
      ]),
    );
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredAuction>> {
    return byId(await tx.rows<AuctionRecord>(`SELECT ${COLUMNS} FROM auction WHERE id = ANY($1::uuid[])`, [ids]));
  }

  /** The latest auction of each lot, by lot id. */
  async latestOfLots(tx: Tx, lotIds: readonly string[]): Promise<Map<string, StoredAuction>> {
    const rows = await tx.rows<AuctionRecord>(
      `SELECT DISTINCT ON (lot_id) ${COLUMNS} FROM auction WHERE lot_id = ANY($1::uuid[])
       ORDER BY lot_id, ordinal DESC`,
      [lotIds],
    );
    return new Map(rows.map(row => [row.lot_id, toStored(row)]));
  }

  /** Appends events and moves the snapshots of auctions whose rows are locked; one statement per table, one NOTIFY for all. */
  async append(tx: Tx, changes: readonly AuctionChange[], consumers: readonly string[]): Promise<void> {
    if (changes.length === 0) return;
    const events = changes.flatMap(change =>
      change.events.map(chained => ({ id: change.state.terms.auctionId, ...chained })),
    );
    const added = tx.rows(
      `INSERT INTO auction_event (auction_id, version, kind, at, price_fen, bidder_alias, closes_at, organisation_id, limit_fen, salt,
                                  reason, commitment, hash, outage_from, outage_until)
       SELECT auction_id, version, kind, at, price_fen, bidder_alias, closes_at, organisation_id, limit_fen, decode(salt, 'hex'),
              reason, decode(commitment, 'hex'), decode(hash, 'hex'), outage_from, outage_until
       FROM unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::bigint[], $6::int[], $7::timestamptz[], $8::uuid[],
                   $9::bigint[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[])
         AS e (auction_id, version, kind, at, price_fen, bidder_alias, closes_at, organisation_id, limit_fen, salt, reason, commitment, hash,
               outage_from, outage_until)`,
      [
        events.map(({ id }) => id),
        events.map(({ event }) => event.version),
        events.map(({ event }) => event.kind),
        events.map(({ event }) => timestamp(event.at)),
        events.map(({ event }) => event.price),
        events.map(({ event }) => event.bidderAlias),
        events.map(({ event }) => timestampOrNull(event.closesAt)),
        events.map(({ event }) => organisationOf(event)),
        events.map(({ event }) => ('private' in event ? event.private.limit : null)),
        events.map(({ salt }) => salt),
        events.map(({ event }) => (event.kind === 'AUCTION_CANCELLED' ? event.reason : null)),
        events.map(({ commitment }) => commitment),
        events.map(({ hash }) => hash),
        events.map(({ event }) => ('evidence' in event ? timestamp(event.evidence.from) : null)),
        events.map(({ event }) => ('evidence' in event ? timestamp(event.evidence.until) : null)),
      ],
    );
    const states = changes.map(change => change.state);
    const updated = tx.rows(
      `UPDATE auction a SET status = s.status, outcome = s.outcome, version = s.version, closes_at = s.closes_at,
         price_fen = s.price_fen, leader_organisation_id = s.leader_organisation_id, leader_alias = s.leader_alias,
         leader_limit_fen = s.leader_limit_fen, bid_count = s.bid_count, alias_count = s.alias_count, last_at = s.last_at,
         last_hash = decode(s.last_hash, 'hex'), due_at = s.due_at, outage_extension_ms = s.outage_extension_ms,
         unconsumed = CASE WHEN s.status IN ('CLOSED', 'CANCELLED') THEN $14::text[] ELSE a.unconsumed END
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::bigint[], $7::uuid[], $8::int[], $9::bigint[],
                   $10::int[], $11::int[], $12::timestamptz[], $13::text[], $15::timestamptz[], $16::bigint[])
         AS s (id, status, outcome, version, closes_at, price_fen, leader_organisation_id, leader_alias, leader_limit_fen, bid_count,
               alias_count, last_at, last_hash, due_at, outage_extension_ms)
       WHERE a.id = s.id`,
      [
        states.map(state => state.terms.auctionId),
        states.map(state => state.status),
        states.map(state => state.outcome),
        states.map(state => state.version),
        states.map(state => timestamp(state.closesAt)),
        states.map(state => state.price),
        states.map(state => state.leader?.bidderId ?? null),
        states.map(state => state.leader?.alias ?? null),
        states.map(state => state.leader?.limit ?? null),
        states.map(state => state.bidCount),
        states.map(state => state.aliasCount),
        states.map(state => timestamp(state.lastAt)),
        changes.map(change => change.lastHash),
        consumers,
        states.map(state => timestampOrNull(nextDueAt(state))),
        states.map(state => state.outageExtensionMs),
      ],
    );
    const told = tx.rows(`SELECT pg_notify('auction_events', $1)`, [wakeUpPayload(states)]);
    await Promise.all([added, updated, told]);
  }

  /** At most `limit` events after `version`, in order, with their hashes. */
  async eventsAfter(tx: Tx, auctionId: string, version: number, limit: number): Promise<ChainedEvent[]> {
    const rows = await tx.rows<EventRecord>(
      `SELECT version, kind, at, price_fen, bidder_alias, closes_at, organisation_id, limit_fen, reason,
              encode(salt, 'hex') AS salt, encode(commitment, 'hex') AS commitment, encode(hash, 'hex') AS hash, outage_from, outage_until
       FROM auction_event WHERE auction_id = $1 AND version > $2 ORDER BY version LIMIT $3`,
      [auctionId, version, limit],
    );
    return rows.map(toChainedEvent);
  }

  /** The salt of the reserve's commitment, lower-case hex: published with the reserve, and only when sold. */
  async reserveSalt(tx: Tx, auctionId: string): Promise<string> {
    const [row] = await tx.rows<{ salt: string }>(
      `SELECT encode(reserve_salt, 'hex') AS salt FROM auction WHERE id = $1`,
      [auctionId],
    );
    if (row === undefined) throw new Error(`there is no auction ${auctionId}`);
    return row.salt;
  }

  /** The newest version of each auction, by id. */
  async versions(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.rows<{ id: string; version: number }>(
      'SELECT id, version FROM auction WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(row => [row.id, row.version]));
  }

  async hasLiveAuctionOf(tx: Tx, sellerOrganisationId: string): Promise<boolean> {
    const rows = await tx.rows(
      `SELECT 1 FROM auction WHERE seller_organisation_id = $1 AND status IN ('SCHEDULED', 'OPEN') LIMIT 1`,
      [sellerOrganisationId],
    );
    return rows.length > 0;
  }

  /**
   * Auctions that have something to do by now, longest due first, at most `limit`, `without` some; without `sealed` none that needs its sealed bids for it.
   * No locks: the decision looks again. (SELECT app_now()) and not app_now(): a volatile function would be asked for each row and keep
   * the index from being used.
   */
  async due(tx: Tx, limit: number, sealed: boolean, without: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM auction WHERE due_at <= (SELECT app_now()) AND ($2 OR format <> 'SEALED_FIRST_PRICE' OR status = 'SCHEDULED')
         AND id <> ALL($3::uuid[]) ORDER BY due_at LIMIT $1`,
      [limit, sealed, without],
    );
    return rows.map(row => row.id);
  }

  /** Milliseconds until the next auction is due, of those that `due` tells; null when none is scheduled or open. */
  async millisecondsToNextDue(tx: Tx, sealed: boolean, without: readonly string[]): Promise<number | null> {
    const [row] = await tx.rows<{ at: number | null; now: number }>(
      `SELECT (SELECT min(due_at) FROM auction WHERE due_at IS NOT NULL AND ($1 OR format <> 'SEALED_FIRST_PRICE' OR status = 'SCHEDULED')
                 AND id <> ALL($2::uuid[])) AS at, app_now() AS now`,
      [sealed, without],
    );
    return row === undefined || row.at === null ? null : row.at - row.now;
  }

  /** Open auctions whose close lies after `from` and at or before `until`, in the order of their ids from the one after `afterId` on. */
  async closingBetween(tx: Tx, from: number, until: number, afterId: string, limit: number): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM auction WHERE status = 'OPEN' AND closes_at > $1 AND closes_at <= $2 AND id > $3 ORDER BY id LIMIT $4`,
      [timestamp(from), timestamp(until), afterId, limit],
    );
    return rows.map(row => row.id);
  }

  /** Ended auctions that `consumer` has not seen, at most `limit`, with their lots (which are locked first). */
  async unconsumed(tx: Tx, consumer: string, limit: number): Promise<{ id: string; lotId: string }[]> {
    const rows = await tx.rows<{ id: string; lot_id: string }>(
      `SELECT id, lot_id FROM auction WHERE unconsumed <> '{}' AND $1 = ANY(unconsumed) ORDER BY id LIMIT $2`,
      [consumer, limit],
    );
    return rows.map(row => ({ id: row.id, lotId: row.lot_id }));
  }

  async markConsumed(tx: Tx, consumer: string, id: string): Promise<void> {
    await tx.rows('UPDATE auction SET unconsumed = array_remove(unconsumed, $1) WHERE id = $2', [consumer, id]);
  }
}

/** NOTIFY carries at most 8,000 bytes; beyond that everybody looks. */
const NOTIFY_BYTES_MAX = 7_900;

function wakeUpPayload(states: readonly AuctionState[]): string {
  const payload = states.map(state => `${state.terms.auctionId}:${state.version}`).join(' ');
  return payload.length <= NOTIFY_BYTES_MAX ? payload : '*';
}

function organisationOf(event: AuctionEvent): string | null {
  if ('private' in event) return event.private.organisationId;
  return event.kind === 'AUCTION_CLOSED' ? event.winnerId : null;
}

interface EventRecord {
  version: number;
  kind: AuctionEvent['kind'];
  at: number;
  price_fen: bigint | null;
  bidder_alias: number | null;
  closes_at: number | null;
  organisation_id: string | null;
  limit_fen: bigint | null;
  reason: string | null;
  salt: string | null;
  commitment: string | null;
  hash: string;
  outage_from: number | null;
  outage_until: number | null;
}

function toChainedEvent(row: EventRecord): ChainedEvent {
  return { event: toEvent(row), salt: row.salt, commitment: row.commitment, hash: row.hash };
}

function toEvent(row: EventRecord): AuctionEvent {
  const common = { version: row.version, at: row.at };
  const price = moneyOrNull(row.price_fen);
  switch (row.kind) {
    case 'AUCTION_OPENED':
      return { kind: row.kind, ...common, price, bidderAlias: null, closesAt: must(row.closes_at) };
    case 'PRICE_DROPPED':
      return { kind: row.kind, ...common, price: must(price), bidderAlias: null, closesAt: null };
    case 'EXTENDED_OUTAGE':
      return {
        kind: row.kind,
        ...common,
        price,
        bidderAlias: null,
        closesAt: must(row.closes_at),
        evidence: { from: must(row.outage_from), until: must(row.outage_until) },
      };
    case 'BID_ACCEPTED':
    case 'PROXY_RAISED':
      return {
        kind: row.kind,
        ...common,
        price: must(price),
        bidderAlias: must(row.bidder_alias),
        closesAt: null,
        private: { organisationId: must(row.organisation_id), limit: money(must(row.limit_fen)) },
      };
    case 'CLOSE_EXTENDED':
      return { kind: row.kind, ...common, price: must(price), bidderAlias: null, closesAt: must(row.closes_at) };
    case 'AUCTION_CLOSED':
      return {
        kind: row.kind,
        ...common,
        price,
        bidderAlias: row.bidder_alias,
        closesAt: null,
        outcome: row.organisation_id === null ? 'PASSED_IN' : 'SOLD',
        winnerId: row.organisation_id,
      };
    case 'AUCTION_CANCELLED':
      return { kind: row.kind, ...common, price, bidderAlias: null, closesAt: null, reason: must(row.reason) };
  }
}

/** The CHECKs of the table promise it. */
function must<Value>(value: Value | null): Value {
  if (value === null) throw new Error('an event lacks a part that its kind requires');
  return value;
}
