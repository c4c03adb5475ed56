import { createHash } from 'node:crypto';
import type { AuctionStatus } from '@app/auction';
import { Injectable } from '@nestjs/common';
import { queryOf } from '../lots/index.js';
import type { Tx } from '../platform/database/index.js';
import type { LotFilterCommand, LotOrderBy, Page } from './auctions.input.js';

/** One lot of a page: its id and its place in the order. */
export interface LotPlace {
  readonly id: string;
  readonly cursor: string;
}
export interface LotPage {
  readonly places: readonly LotPlace[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Exact up to here; beyond, "at least so many" is what a reader needs. */
const COUNT_MAX = 10_000;

/** What lots are counted by. */
export type Facet = 'FORM' | 'PROVINCE' | 'AUCTION_STATUS' | 'GRADE';
export interface FacetCount {
  /** the grading standard of a grade code, empty elsewhere */
  readonly group: string;
  readonly value: string;
  readonly count: number;
}
const FACETS: Readonly<Record<Facet, { readonly group: string; readonly value: string; readonly ofAuction: boolean }>> =
  {
    FORM: { group: `''`, value: 'l.form', ofAuction: false },
    PROVINCE: { group: `''`, value: 'left(l.region, 2)', ofAuction: false },
    AUCTION_STATUS: { group: `''`, value: 'a.status', ofAuction: true },
    GRADE: { group: 'l.grade_standard', value: 'l.grade_code', ofAuction: false },
  };

interface Order {
  /** SQL of the value that leads the order; the id breaks ties. */
  readonly key: string;
  readonly type: 'timestamptz' | 'int' | 'bigint';
  readonly descending: boolean;
  readonly ofAuction: boolean;
}

/** Lots without the auction's value come last in every order by such a value. */
const ORDERS: Readonly<Record<LotOrderBy, Order>> = {
  NEWEST: { key: 'l.created_at', type: 'timestamptz', descending: true, ofAuction: false },
  MASS_DESC: { key: 'l.mass_kg', type: 'int', descending: true, ofAuction: false },
  CLOSING_SOONEST: {
    key: `CASE WHEN a.status IN ('SCHEDULED', 'OPEN') THEN a.closes_at ELSE 'infinity' END`,
    type: 'timestamptz',
    descending: false,
    ofAuction: true,
  },
  PRICE_ASC: {
    key: `CASE WHEN a.format = 'SEALED_FIRST_PRICE' AND a.status <> 'CLOSED' THEN 9223372036854775807 ELSE coalesce(a.price_fen, 9223372036854775807) END`,
    type: 'bigint',
    descending: false,
    ofAuction: true,
  },
};

const LATEST_AUCTION = `LEFT JOIN LATERAL (
  SELECT status, closes_at, price_fen, format FROM auction WHERE lot_id = l.id ORDER BY ordinal DESC LIMIT 1) AS a ON true`;

const LIVE_AUCTIONS: Readonly<Partial<Record<AuctionStatus, string>>> = {
  SCHEDULED: `SELECT lot_id FROM auction WHERE status = 'SCHEDULED'`,
  OPEN: `SELECT lot_id FROM auction WHERE status = 'OPEN'`,
};

/** The one search statement over lots and their latest auctions. */
@Injectable()
export class LotsSearchStore {
  /** Null: a cursor that is not of this order and filter. */
  async page(tx: Tx, filter: LotFilterCommand, orderBy: LotOrderBy, page: Page): Promise<LotPage | null> {
    const order = ORDERS[orderBy];
    const binding = bindingOf(filter, orderBy);
    const after = page.after === null ? null : readCursor(page.after, binding, order);
    const before = page.before === null ? null : readCursor(page.before, binding, order);
    if (after === 'FOREIGN' || before === 'FOREIGN') return null;
    const backward = page.last !== null;
    const size = page.last ?? page.first ?? 20;
    const where = conditions(filter);
    const beyond = (place: Place, direction: 'after' | 'before'): string => {
      const operator = (direction === 'after') === order.descending ? '<' : '>';
      return `(${order.key}, l.id) ${operator} (${where.bind(place.key)}::${order.type}, ${where.bind(place.id)}::uuid)`;
    };
    if (after !== null) where.clauses.push(beyond(after, 'after'));
    if (before !== null) where.clauses.push(beyond(before, 'before'));
    const direction = order.descending === backward ? 'ASC' : 'DESC';
    const rows = await tx.rows<{ id: string; key: string }>(
      `SELECT l.id, (${order.key})::text AS key FROM lot_listing l ${where.needsAuction || order.ofAuction ? LATEST_AUCTION : ''}
       WHERE ${where.clauses.join(' AND ')} ORDER BY ${order.key} ${direction}, l.id ${direction} LIMIT ${where.bind(size + 1)}`,
      where.values,
      'ONCE',
    );
    const more = rows.length > size;
    const shown = rows.slice(0, size);
    if (backward) shown.reverse();
    const places = shown.map(({ id, key }) => ({ id, cursor: writeCursor({ id, key }, binding) }));
    // Whoever came by a cursor left at least that lot on the other side.
    const behind = backward ? before !== null : after !== null;
    return { places, hasNextPage: backward ? behind : more, hasPreviousPage: backward ? more : behind };
  }

  /** How many lots match, counted exactly up to 10,000. */
  async count(tx: Tx, filter: LotFilterCommand): Promise<number> {
    const where = conditions(filter);
    const [row] = await tx.rows<{ count: bigint }>(
      `SELECT count(*) FROM (SELECT 1 FROM lot_listing l ${where.needsAuction ? LATEST_AUCTION : ''}
       WHERE ${where.clauses.join(' AND ')} LIMIT ${COUNT_MAX}) AS counted`,
      where.values,
      'ONCE',
    );
    return Number(row?.count ?? 0);
  }

  /** One pass over the lots of the filter, counted by value; the most frequent first. Values without lots are absent. */
  async facet(tx: Tx, filter: LotFilterCommand, facet: Facet): Promise<readonly FacetCount[]> {
    const { group, value, ofAuction } = FACETS[facet];
    const where = conditions(filter);
    const rows = await tx.rows<{ group: string; value: string; count: bigint }>(
      `SELECT ${group} AS group, ${value} AS value, least(count(*), ${COUNT_MAX}) AS count
       FROM lot_listing l ${where.needsAuction || ofAuction ? LATEST_AUCTION : ''}
       WHERE ${where.clauses.join(' AND ')} ${ofAuction ? 'AND a.status IS NOT NULL' : ''}
       GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2`,
      where.values,
      'ONCE',
    );
    return rows.map(row => ({ group: row.group, value: row.value, count: Number(row.count) }));
  }
}

function conditions(filter: LotFilterCommand) {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const clauses = [`l.status = ANY(${bind(filter.statuses ?? ['OFFERED'])}::text[])`];
  if (filter.text !== null) {
    const { chinese, latin } = queryOf(filter.text);
    // Values, not expressions over them, so that the planner sees how rare the words are and takes the index.
    const pairs = chinese.map(pair => `'${pair}'`).join(' & ');
    clauses.push(`l.search @@ (${bind(pairs)}::tsquery && plainto_tsquery('english', ${bind(latin)}))`);
  }
  if (filter.gradeStandard !== null) clauses.push(`l.grade_standard = ${bind(filter.gradeStandard)}`);
  if (filter.gradeCodes !== null) {
    clauses.push(`lower(l.grade_code) = ANY(${bind(filter.gradeCodes.map(code => code.toLowerCase()))}::text[])`);
  }
  if (filter.forms !== null) clauses.push(`l.form = ANY(${bind(filter.forms)}::text[])`);
  if (filter.regions !== null)
    clauses.push(`l.region LIKE ANY(${bind(filter.regions.map(prefix => `${prefix}%`))}::text[])`);
  if (filter.minMassKg !== null) clauses.push(`l.mass_kg >= ${bind(filter.minMassKg)}`);
  if (filter.maxMassKg !== null) clauses.push(`l.mass_kg <= ${bind(filter.maxMassKg)}`);
  const needsAuction = filter.auctionStatuses !== null;
  if (filter.auctionStatuses !== null) {
    clauses.push(`a.status = ANY(${bind(filter.auctionStatuses)}::text[])`);
    // A lot has at most one live auction, its latest: the few live ones are found by their own indexes, not by way of every lot.
    const live = filter.auctionStatuses.map(status => LIVE_AUCTIONS[status] ?? null);
    if (!live.includes(null)) clauses.push(`l.id IN (${live.join(' UNION ALL ')})`);
  }
  return { values, bind, clauses, needsAuction };
}

interface Place {
  readonly id: string;
  readonly key: string;
}

/** A cursor counts only in the list that it was made for. */
const bindingOf = (filter: LotFilterCommand, orderBy: LotOrderBy): string =>
  createHash('sha256')
    .update(JSON.stringify([orderBy, filter]))
    .digest('base64url')
    .slice(0, 12);

const writeCursor = (place: Place, binding: string): string =>
  Buffer.from(JSON.stringify([binding, place.key, place.id])).toString('base64url');

/** The text forms of the keys, as PostgreSQL writes them: whatever else stands in a cursor never reaches a cast. */
const KEYS: Readonly<Record<Order['type'], RegExp>> = {
  timestamptz: /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/,
  int: /^\d{1,9}$/,
  bigint: /^\d{1,18}$|^9223372036854775807$/,
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string, binding: string, { type }: Order): Place | 'FOREIGN' {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3) return 'FOREIGN';
    const [bound, key, id] = parsed as unknown[];
    if (bound !== binding || typeof key !== 'string' || typeof id !== 'string') return 'FOREIGN';
    return KEYS[type].test(key) && UUID.test(id) ? { id, key } : 'FOREIGN';
  } catch {
    return 'FOREIGN';
  }
}
