import { readFileSync } from 'node:fs';
import type { BenchPostgres } from '../start-postgres.js';
import { INCREMENT_FEN, START_FEN } from './cases.js';
import { type Ack, type AuctionHistory, violationsOf } from './check-history.js';

/** What the checker found in one database. */
export interface Audit {
  readonly auctions: number;
  readonly bids: number;
  readonly acknowledged: number;
  readonly violations: readonly string[];
}

/** Judges every auction of the database, with what its bidders were told. Nobody may be bidding any more. */
export async function audit(postgres: BenchPostgres, database: string, acksFile: string): Promise<Audit> {
  const acks = readAcks(acksFile);
  const heads = await postgres.rows<{
    id: string;
    version: number;
    fen: string | null;
    leader: string | null;
    bids: number;
  }>(
    database,
    'SELECT id, version, price_fen AS fen, leader_organisation_id AS leader, bid_count AS bids FROM auction',
  );
  const events = byAuction(
    await postgres.rows<EventRecord>(
      database,
      `SELECT auction_id AS id, version, kind, price_fen::float8 AS fen, organisation_id AS "organisationId", bidder_alias AS alias,
         (extract(epoch FROM at) * 1000)::float8 AS at FROM auction_event ORDER BY auction_id, version`,
    ),
  );
  const verdicts = byAuction(
    await postgres.rows<VerdictRecord>(
      database,
      `SELECT auction_id AS id, bid_id AS "bidId", organisation_id AS "organisationId", price_fen::float8 AS fen, kind,
         (detail->>'version')::int AS version FROM bid_verdict`,
    ),
  );
  const strangers = [...acks.keys()].filter(id => !heads.some(head => head.id === id));
  const violations = heads.flatMap(({ id, version, fen, leader, bids }) => {
    const history: AuctionHistory = {
      startFen: START_FEN,
      incrementFen: INCREMENT_FEN,
      head: { version, fen: fen === null ? null : Number(fen), leader, bids },
      events: events.get(id) ?? [],
      verdicts: verdicts.get(id) ?? [],
      acks: acks.get(id) ?? [],
    };
    return violationsOf(history).map(violation => `auction ${id}: ${violation}`);
  });
  return {
    auctions: heads.length,
    bids: heads.reduce((sum, { bids }) => sum + bids, 0),
    acknowledged: [...acks.values()].reduce((sum, list) => sum + list.length, 0),
    violations: [...violations, ...strangers.map(id => `auction ${id} was bid on and is not there`)],
  };
}

type EventRecord = AuctionHistory['events'][number] & { readonly id: string };
type VerdictRecord = AuctionHistory['verdicts'][number] & { readonly id: string };

function byAuction<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group === undefined) groups.set(row.id, [row]);
    else group.push(row);
  }
  return groups;
}

/** Lines of {@link import('./load.js').AckLine}. */
function readAcks(file: string): Map<string, Ack[]> {
  const acks = new Map<string, Ack[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [bidId = '', auctionId = '', organisationId = '', fen = '', answer = ''] = line.split(' ');
    if (line === '') continue;
    const ack: Ack = { bidId, organisationId, fen: Number(fen), answer };
    const known = acks.get(auctionId);
    if (known === undefined) acks.set(auctionId, [ack]);
    else known.push(ack);
  }
  return acks;
}
