import type { AuctionEvent, AuctionState } from '@app/auction';
import pg from 'pg';
import type * as Chain from '../../src/auctions/auction-chain.js';
import type { Bid } from '../../src/auctions/auctions.decisions.js';
import type { AuctionsMoved, PileAnswer } from '../../src/auctions/auctions.pile.js';
import type { AuctionsStore, ChainedEvent } from '../../src/auctions/auctions.store.js';
import type * as Transactions from '../../src/platform/database/tx.js';
import type { RegistryService, Standings } from '../../src/registry/index.js';

/** The server's own parts that both sides of the comparison share; from the build, so that it is the same code that runs. */
export interface SharedParts {
  readonly decide: typeof import('@app/auction')['decide'];
  readonly chain: (typeof Chain)['chain'];
  readonly queryRows: (typeof Transactions)['queryRows'];
  readonly store: AuctionsStore;
  readonly registry: RegistryService;
  readonly moved: AuctionsMoved;
}

interface Facts {
  now: number;
  alias: number | null;
  decided: boolean;
  roles: never[];
  credentials: never[];
  rules: never[];
}

/**
 * The baseline: what most auction servers do. One transaction per bid, everything prepared, the row lock held from SELECT … FOR UPDATE
 * to COMMIT: BEGIN; SELECT … FOR UPDATE; one SELECT for time, alias, verdict, roles, credentials and rules; decide with the same
 * library; one INSERT for event, verdict and standing bid together; UPDATE; COMMIT. Six round trips; five for a refused bid, which has
 * only its verdict to insert. It sends no NOTIFY, which would cost it more than all the rest
 * (one lock of the whole database through each COMMIT), and no TypeORM stands between.
 */
export class NaivePile {
  private readonly pool: pg.Pool;

  constructor(
    url: string,
    connections: number,
    private readonly parts: SharedParts,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: connections, options: '-c timezone=UTC', keepAlive: true });
  }

  async bid(bid: Bid): Promise<PileAnswer> {
    const client = await this.pool.connect();
    try {
      await client.query(BEGIN);
      const answer = await this.decide(client, bid);
      await client.query(COMMIT);
      client.release();
      if (answer.kind === 'ACCEPTED') this.parts.moved([bid.auctionId]);
      return answer;
    } catch (error) {
      client.release(true); // whatever state it is in
      throw error;
    }
  }

  private async decide(client: pg.PoolClient, bid: Bid): Promise<PileAnswer> {
    const { decide, chain, queryRows, store, registry } = this.parts;
    const rows: Transactions.Tx['rows'] = (sql, values, prepare) => queryRows(client, sql, values, prepare);
    const locked = await store.lock({ rows, manager: undefined as never }, [bid.auctionId]);
    const stored = locked.get(bid.auctionId);
    if (stored === undefined) return { kind: 'AUCTION_NOT_FOUND' };
    const [facts] = await rows<Facts>(FACTS, [bid.auctionId, bid.organisationId, bid.bidId]);
    if (facts === undefined || facts.decided)
      throw new Error('the load sends each bid once, and by organisations that exist');
    const standings: Standings = { of: new Map([[bid.organisationId, facts]]), rules: facts.rules };
    const { verdict, state, events } = decide(
      stored.state,
      {
        kind: 'PLACE_BID',
        bidderId: bid.organisationId,
        bidderAlias: facts.alias,
        pricePerTonne: bid.pricePerTonne,
        maxPricePerTonne: bid.maxPricePerTonne,
        ownLot: bid.organisationId === stored.sellerOrganisationId,
        ineligible: registry.judge(standings, bid.organisationId, stored.state.terms.requiredCredentials, facts.now),
      },
      facts.now,
    );
    const { kind, ...detail } = verdict;
    const json = JSON.stringify(detail, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
    const decided = [bid.organisationId, bid.bidId, bid.auctionId, bid.pricePerTonne, bid.maxPricePerTonne, kind, json];
    const [event] = events;
    if (event === undefined) {
      await rows(INSERT_VERDICT, [...decided, instant(facts.now)]);
      return verdict;
    }
    if (events.length !== 1) throw new Error('no bid on the auctions of the bench makes more than one event');
    const chained = chain(bid.auctionId, stored.lastHash, event);
    await rows(INSERT_ALL, [...decided, instant(facts.now), ...eventValues(chained), event.bidderAlias]);
    await rows(UPDATE, stateValues(state, chained.hash));
    return verdict;
  }
}

const BEGIN = { name: 'begin', text: 'BEGIN' };
const COMMIT = { name: 'commit', text: 'COMMIT' };

const FACTS = `SELECT app_now() AS now, b.alias, v.bid_id IS NOT NULL AS decided, o.roles,
    (SELECT coalesce(json_agg(json_build_object('kind', kind, 'status', status, 'validFrom', valid_from, 'validTo', valid_to)), '[]')
     FROM credential WHERE organisation_id = o.id AND status <> 'REJECTED') AS credentials,
    (SELECT json_agg(json_build_object('role', role, 'requires', requires) ORDER BY role) FROM bidding_rule) AS rules
  FROM organisation o
  LEFT JOIN auction_bidder b ON b.auction_id = $1 AND b.organisation_id = o.id
  LEFT JOIN bid_verdict v ON v.organisation_id = o.id AND v.bid_id = $3
  WHERE o.id = $2`;
const INSERT_VERDICT = `INSERT INTO bid_verdict (organisation_id, bid_id, auction_id, price_fen, max_price_fen, kind, detail, decided_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const INSERT_ALL = `WITH verdict AS (${INSERT_VERDICT}),
  event AS (INSERT INTO auction_event (auction_id, organisation_id, at, version, kind, price_fen, bidder_alias, limit_fen, salt, commitment, hash)
    VALUES ($3, $1, $8, $9, $10, $11, $12, $13, decode($14, 'hex'), decode($15, 'hex'), decode($16, 'hex')))
  INSERT INTO auction_bidder AS b (auction_id, organisation_id, alias, bid_id, price_fen, max_price_fen, at)
  VALUES ($3, $1, $17, $2, $4, $5, $8)
  ON CONFLICT (auction_id, organisation_id) DO UPDATE
    SET bid_id = excluded.bid_id, price_fen = excluded.price_fen, max_price_fen = excluded.max_price_fen, at = excluded.at`;
const UPDATE = `UPDATE auction SET version = $2, price_fen = $3, leader_organisation_id = $4, leader_alias = $5, leader_limit_fen = $6,
    bid_count = $7, alias_count = $8, last_at = $9, last_hash = decode($10, 'hex') WHERE id = $1`;

function eventValues({ event, salt, commitment, hash }: ChainedEvent): unknown[] {
  return [event.version, event.kind, event.price, event.bidderAlias, limitOf(event), salt, commitment, hash];
}

const limitOf = (event: AuctionEvent): bigint | null => ('private' in event ? event.private.limit : null);

function stateValues(state: AuctionState, hash: string): unknown[] {
  const { terms, version, price, leader, bidCount, aliasCount, lastAt } = state;
  const leading = [leader?.bidderId ?? null, leader?.alias ?? null, leader?.limit ?? null];
  return [terms.auctionId, version, price, ...leading, bidCount, aliasCount, instant(lastAt), hash];
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
