import type { CredentialStatus } from '@app/compliance';
import type { TradeSide, TradeStatus } from '@app/settlement';
import type { LotRow } from '../lots/index.js';
import { searchTextOf, termsOf } from '../lots/index.js';
import { type Tx, timestamp } from '../platform/database/index.js';

/** Rows by table, with the names of columns as members; int8 as text or bigint, bytea as `\x…`, instants as ISO text. */
export type Rows = readonly Readonly<Record<string, unknown>>[];

/** A trade between two parts of the cast, as the one who acts next needs to see it. */
export interface OpenTrade {
  readonly id: string;
  readonly sellerOrganisationId: string;
  readonly buyerOrganisationId: string;
  readonly status: TradeStatus;
  readonly confirmedBy: readonly TradeSide[];
  readonly awardedAt: number;
  readonly weighed: readonly TradeSide[];
  readonly massKg: number;
  readonly gradeCode: string;
  readonly form: LotRow['form'];
}

/** One number for all nodes: who holds it directs the demo market. */
const DIRECTOR_LOCK = 4_155_001;

/**
 * The one exception to "only a feature's own store writes its tables": a year that has passed cannot be made through services whose only
 * clock is the database's. So this store writes the past of lots, auctions, trades and heats directly, whole rows as those features would
 * have left them: events are decided by @app/auction and chained by auction-chain, sheets made by @app/settlement, draws balanced. What
 * happens from the seeding on goes through the services. The constraints of every table hold for these rows too.
 */
export class DemoStore {
  /** Those of `ids` that are in the table already. */
  async present(
    tx: Tx,
    table: 'auction' | 'heat' | 'lot' | 'credential',
    ids: readonly string[],
  ): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(`SELECT id FROM ${table} WHERE id = ANY($1::uuid[])`, [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The ids of the accounts' organisations by e-mail address, and when they registered. */
  async accounts(
    tx: Tx,
    emails: readonly string[],
  ): Promise<{ email: string; userId: string; organisationId: string; createdAt: number }[]> {
    return tx.rows(
      `SELECT email, id AS "userId", organisation_id AS "organisationId", created_at AS "createdAt"
       FROM app_user WHERE email = ANY($1::text[])`,
      [emails],
    );
  }

  /** How often each credential was reviewed, by id; a credential that is not there is absent. */
  async reviews(tx: Tx, ids: readonly string[]): Promise<Map<string, { status: CredentialStatus; count: number }>> {
    const rows = await tx.rows<{ id: string; status: CredentialStatus; count: number }>(
      `SELECT c.id, c.status, (SELECT count(*)::int FROM credential_review r WHERE r.credential_id = c.id) AS count
       FROM credential c WHERE c.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  /** Rows in as many statements as there are tables; the columns are those of the first row. */
  async add(tx: Tx, table: string, rows: Rows): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first).join(', ');
    await tx.rows(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [json(rows)],
    );
  }

  /** Like `add`, with the words under which each lot is found. */
  async addLots(tx: Tx, lots: readonly (Rows[number] & { readonly listing: Parameters<typeof searchTextOf>[0] })[]) {
    const rows = lots.map(({ listing, ...lot }) => ({ lot, ...termsOf(searchTextOf(listing)) }));
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first.lot).join(', ');
    await tx.rows(
      `INSERT INTO lot (${columns}, search)
       SELECT ${columns.replaceAll(/\w+/g, 'l.$&')},
              array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(r.chinese))) || to_tsvector('english', r.latin)
       FROM jsonb_to_recordset($1::jsonb) AS r (lot jsonb, chinese jsonb, latin text),
            LATERAL jsonb_populate_record(NULL::lot, r.lot) AS l`,
      [json(rows)],
    );
  }

  /** Client-made ids that were accepted, so that nobody can use them for something else. */
  async claim(
    tx: Tx,
    operation: string,
    requests: readonly { id: string; owner: string; at: number }[],
  ): Promise<void> {
    await tx.rows(
      `INSERT INTO client_request (id, operation, owner, body_hash, at)
       SELECT id, $1, owner, sha256(convert_to('demo ' || id, 'UTF8')), at
       FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) AS r (id, owner, at) ON CONFLICT (id) DO NOTHING`,
      [
        operation,
        requests.map(({ id }) => id),
        requests.map(({ owner }) => owner),
        requests.map(({ at }) => timestamp(at)),
      ],
    );
  }

  /** Somebody has already melted metal of one of these trades. */
  async anyDrawn(tx: Tx, tradeIds: readonly string[]): Promise<boolean> {
    const rows = await tx.rows('SELECT 1 FROM metal_draw WHERE trade_id = ANY($1::uuid[]) LIMIT 1', [tradeIds]);
    return rows.length > 0;
  }

  /** Trades that wait for a step, both of whose parties are among these organisations, oldest first. */
  async openTrades(tx: Tx, organisationIds: readonly string[], limit: number): Promise<OpenTrade[]> {
    return tx.rows<OpenTrade>(
      `SELECT t.id, t.seller_organisation_id AS "sellerOrganisationId", t.buyer_organisation_id AS "buyerOrganisationId",
              t.status, t.confirmed_by AS "confirmedBy", t.awarded_at AS "awardedAt", l.mass_kg AS "massKg",
              l.grade_code AS "gradeCode", l.form,
              ARRAY(SELECT w.side FROM weighbridge_ticket w WHERE w.trade_id = t.id AND NOT w.superseded) AS weighed
       FROM trade t JOIN lot_listing l ON l.id = t.lot_id
       WHERE t.status IN ('AWARDED', 'DELIVERED', 'INSPECTED')
         AND t.seller_organisation_id = ANY($1::uuid[]) AND t.buyer_organisation_id = ANY($1::uuid[])
       ORDER BY t.awarded_at, t.id LIMIT $2`,
      [organisationIds, limit],
    );
  }

  /** The lot of these sellers that has waited longest after it was passed in. */
  async oldestUnsold(
    tx: Tx,
    sellerIds: readonly string[],
  ): Promise<Pick<LotRow, 'id' | 'sellerOrganisationId' | 'gradeCode' | 'taxMode'> | null> {
    const [lot] = await tx.rows<Pick<LotRow, 'id' | 'sellerOrganisationId' | 'gradeCode' | 'taxMode'>>(
      `SELECT id, seller_organisation_id AS "sellerOrganisationId", grade_code AS "gradeCode", tax_mode AS "taxMode"
       FROM lot_listing WHERE status = 'UNSOLD' AND seller_organisation_id = ANY($1::uuid[]) ORDER BY created_at, id LIMIT 1`,
      [sellerIds],
    );
    return lot ?? null;
  }

  /** Live auctions of these sellers, whoever opened them. */
  async liveAuctions(tx: Tx, sellerIds: readonly string[]): Promise<number> {
    const [row] = await tx.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM auction WHERE status IN ('SCHEDULED', 'OPEN') AND seller_organisation_id = ANY($1::uuid[])`,
      [sellerIds],
    );
    return row?.count ?? 0;
  }

  /** True while this transaction is the only one of all nodes that directs. */
  async direct(tx: Tx): Promise<boolean> {
    const [row] = await tx.rows<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [DIRECTOR_LOCK]);
    return row?.held === true;
  }
}

const json = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
