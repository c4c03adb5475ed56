import pg from 'pg';
import type { AuctionLine, EventLine, HistoryWriter, VerdictLine } from './history.js';

const MS = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

const AUCTIONS = `SELECT 'AUCTION' AS kind, id, lot_id AS "lotId", ${MS('opens_at')} AS "opensAt",
    ${MS('planned_closes_at')} AS "plannedClosesAt", start_price_fen::float8 AS "startFen", increment_fen::float8 AS "incrementFen",
    soft_close_window_seconds AS "softCloseWindowSeconds", soft_close_extension_seconds AS "softCloseExtensionSeconds",
    encode(reserve_salt, 'hex') AS "reserveSalt", status, outcome, version, price_fen::float8 AS fen,
    leader_organisation_id AS leader, bid_count AS bids, ${MS('closes_at')} AS "closesAt"
  FROM auction ORDER BY ordinal`;
const EVENTS = `SELECT 'EVENT' AS kind, auction_id AS "auctionId", version, kind AS event, ${MS('at')} AS at, price_fen::float8 AS fen,
    bidder_alias AS alias, organisation_id AS "organisationId", ${MS('closes_at')} AS "closesAt",
    encode(commitment, 'hex') AS commitment, encode(hash, 'hex') AS hash
  FROM auction_event WHERE auction_id = $1 ORDER BY version`;
const VERDICTS = `SELECT 'VERDICT' AS kind, auction_id AS "auctionId", bid_id AS "bidId", organisation_id AS "organisationId",
    price_fen::float8 AS fen, kind AS verdict, (detail->>'version')::int AS version, ${MS('decided_at')} AS at
  FROM bid_verdict WHERE auction_id = $1`;

/** Copies what the database holds on auctions into the history. Nobody may be bidding any more. */
export async function readRows(url: string, history: HistoryWriter): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: auctions } = await client.query<AuctionLine>(AUCTIONS);
    for (const auction of auctions) {
      history.write(auction);
      const { rows: events } = await client.query<EventLine>(EVENTS, [auction.id]);
      for (const event of events) history.write(event);
      const { rows: verdicts } = await client.query<VerdictLine>(VERDICTS, [auction.id]);
      for (const verdict of verdicts) history.write(verdict);
    }
  } finally {
    await client.end();
  }
}
