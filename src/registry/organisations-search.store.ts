import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Tx, timestamp } from '../platform/database/index.js';
import type { OrganisationPageInput } from './registry.input.js';

export interface OrganisationPage {
  readonly ids: readonly string[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** The one search statement over organisations. A name is sought by reading rows, newest first: for operators, who are few. */
@Injectable()
export class OrganisationsSearchStore {
  /** Newest first. Null: a cursor that is not of this search. */
  async page(tx: Tx, search: string | null, { first, after }: OrganisationPageInput): Promise<OrganisationPage | null> {
    const binding = bindingOf(search);
    const place = after === null ? null : readCursor(after, binding);
    if (place === 'FOREIGN') return null;
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const clauses = ['true'];
    if (search !== null) {
      const code = bind(`${literal(search.replaceAll(/\s/g, '').toUpperCase())}%`);
      clauses.push(`(unified_social_credit_code LIKE ${code} OR name ILIKE ${bind(`%${literal(search)}%`)})`);
    }
    if (place !== null) {
      clauses.push(`(created_at, id) < (${bind(timestamp(place.createdAt))}::timestamptz, ${bind(place.id)}::uuid)`);
    }
    const rows = await tx.rows<Place>(
      `SELECT id, created_at AS "createdAt" FROM organisation WHERE ${clauses.join(' AND ')}
       ORDER BY created_at DESC, id DESC LIMIT ${bind(first + 1)}`,
      values,
      'ONCE',
    );
    const shown = rows.slice(0, first);
    const last = shown.at(-1);
    return {
      ids: shown.map(({ id }) => id),
      hasNextPage: rows.length > first,
      endCursor: last === undefined ? null : writeCursor(last, binding),
    };
  }
}

interface Place {
  readonly id: string;
  readonly createdAt: number;
}

/** The text itself in a LIKE pattern. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** A cursor counts only in the search that it was made for. */
const bindingOf = (search: string | null): string =>
  createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 12);

const writeCursor = ({ id, createdAt }: Place, binding: string): string =>
  Buffer.from(JSON.stringify([binding, createdAt, id])).toString('base64url');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The last millisecond of the year 9999. */
const INSTANT_MAX = 253_402_300_799_999;

function readCursor(cursor: string, binding: string): Place | 'FOREIGN' {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3) return 'FOREIGN';
    const [bound, createdAt, id] = parsed as unknown[];
    if (bound !== binding || typeof createdAt !== 'number' || typeof id !== 'string' || !UUID.test(id))
      return 'FOREIGN';
    const isInstant = Number.isInteger(createdAt) && createdAt >= 0 && createdAt <= INSTANT_MAX;
    return isInstant ? { id, createdAt } : 'FOREIGN';
  } catch {
    return 'FOREIGN';
  }
}
