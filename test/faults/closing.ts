import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { INCREMENT_FEN, START_FEN } from '../../bench/bids/cases.js';
import { progress } from '../../bench/figure.js';
import { seededChance } from '../../bench/seeded-chance.js';
import { several } from '../../bench/several.js';
import { percentile } from '../../bench/statistics.js';
import { callerOf, createLot, openAuction, PLACE_BID, register } from '../e2e/client.js';
import { type BidsFinding, checkBids } from './check-bids.js';
import { DOCTORINGS, doctored } from './doctored-close.js';
import type { Fault, Finding, Run } from './fault.js';
import { HistoryWriter } from './history.js';
import { readRows } from './read-rows.js';
import type { KillableServer } from './server.js';
import { openStand, type Stand } from './stand.js';

const AUCTIONS = 1_000;
const CONTROL_AUCTIONS = 40;
const IDLE_AUCTIONS = 100;
const BIDDERS = 24;
const CLOSING_MS = 10_000;
/** Bids per auction; three of four leave within the last 50 ms before the close, the fourth within 50 ms after it. */
const SHOTS = 4;
const AIM_MS = 50;
/** For how long a node stands still: shorter and longer than the database lets a silent transaction hold its locks (5 s). */
const STOPS: readonly { readonly afterMs: number; readonly forMs: number }[] = [
  { afterMs: 1_000, forMs: 1_500 },
  { afterMs: 4_000, forMs: 6_500 },
];
/** What making one auction takes, at most, on a slow machine. */
const MAKING_MS = 15;
const LEAD_MS = 5_000;
const SETTLE_MS = 6_000;
const GIVE_UP_MS = 20_000;
const TRADES_MS = 10_000;
const LATENESS_P99_MS_MAX = 50;
const RETRIES_MAX = 40;
const TRY_AGAIN_MS = 100;

export const closing: Fault = {
  name: 'closing',
  shows:
    'auctions that close together on three nodes, one of them stopped for a while, close once each, and no bid is accepted after a close',
  missing: () => (process.platform === 'win32' ? 'it stops a process (SIGSTOP)' : null),
  play: async run => {
    const { found, more } = await playClosing(run, {
      count: run.options.count ?? AUCTIONS,
      stops: STOPS,
      others: [{}, {}],
    });
    const late = Number(more.idleLatenessP99Ms);
    const violations = !(late <= LATENESS_P99_MS_MAX)
      ? [...found.violations, `an idle close was ${late} ms late (p99)`]
      : found.violations;
    return { ...found, violations, struck: STOPS.length, more };
  },
  control,
};

/** The checker is given the history of a sound run with one thing changed, each in turn: a change that it does not find is told as sound. */
async function control(run: Run): Promise<Finding> {
  const { found, more } = await playClosing(run, { count: CONTROL_AUCTIONS, stops: STOPS, others: [{}, {}] });
  if (found.violations.length > 0) throw new Error(`the undoctored history is bad: ${found.violations[0]}`);
  let last: BidsFinding = found;
  for (const doctoring of DOCTORINGS) {
    last = await checkBids(await doctored(run.historyFile, doctoring));
    if (last.violations.length === 0) return { ...last, struck: 0, more: { ...more, notFound: doctoring.name } };
  }
  return {
    ...last,
    struck: DOCTORINGS.length,
    more: { ...more, doctorings: DOCTORINGS.map(({ name }) => name).join(', ') },
  };
}

export interface ClosingScene {
  readonly count: number;
  /** of the last node */
  readonly stops: typeof STOPS;
  /** The nodes beside the first, and what is special about them. */
  readonly others: readonly NonNullable<Parameters<Stand['another']>[0]>[];
}

/** Auctions that close within CLOSING_MS, and bids aimed at each close, over all nodes. */
export async function playClosing(
  run: Run,
  { count, stops, others }: ClosingScene,
): Promise<{ found: BidsFinding; more: Finding['more'] }> {
  const stand = await openStand(run, { bidders: BIDDERS, lots: 0, postgresFlags: { track_commit_timestamp: 'on' } });
  const nodes: KillableServer[] = [stand.server];
  for (const other of others) nodes.push(await stand.another(other));
  const chance = seededChance(run.seed);

  const idle = await openClosing(stand, IDLE_AUCTIONS, chance);
  await sleep(idle.until + 1_000 - Date.now());
  const idleLateness = await latenessMs(stand.databaseUrl, idle.ids);

  const closingNow = await openClosing(stand, count, chance);
  progress(`${count} auctions close within ${CLOSING_MS / 1_000} s on ${nodes.length} nodes`);
  const history = new HistoryWriter(run.historyFile);
  const stopped = nodes.at(-1) as KillableServer;
  const stopping = stopAndContinue(stopped, stops, closingNow.from, history);
  const shots = [...closingNow.closesAt].flatMap(([auctionId, closesAt]) =>
    Array.from({ length: SHOTS }, (_, shot) => {
      const at = closesAt + (shot === SHOTS - 1 ? 1 : -1) * chance() * AIM_MS;
      const node = nodes[Math.floor(chance() * nodes.length)] as KillableServer;
      const bidder = Math.floor(chance() * BIDDERS);
      return shoot(stand, node, history, { auctionId, at, bidder, fen: START_FEN + shot * INCREMENT_FEN });
    }),
  );
  await Promise.all([...shots, stopping]);
  await sleep(Math.max(0, closingNow.until + SETTLE_MS - Date.now()));
  const tradesMissing = await wrongTrades(stand.databaseUrl);
  const lateness = await latenessMs(stand.databaseUrl, [...closingNow.closesAt.keys()]);
  await readRows(stand.databaseUrl, history);
  await history.end();
  const { violations, ...found } = await checkBids(run.historyFile);
  const open = await stillOpen(stand.databaseUrl);
  return {
    found: {
      ...found,
      violations: [
        ...violations,
        ...open.map(id => `auction ${id} was not closed`),
        ...tradesMissing.map(id => `auction ${id} was sold and has not exactly one trade`),
      ],
    },
    more: {
      auctions: count,
      inDoubt: found.inDoubt,
      idleLatenessP99Ms: share(idleLateness, 0.99),
      latenessP50Ms: share(lateness, 0.5),
      latenessP99Ms: share(lateness, 0.99),
    },
  };
}

/** A control may close nothing at all. */
const share = (samples: readonly number[], part: number): number | string =>
  samples.length === 0 ? 'none closed' : percentile(samples, part);

interface Closing {
  readonly ids: readonly string[];
  readonly closesAt: ReadonlyMap<string, number>;
  /** epoch ms: the first close, and the last */
  readonly from: number;
  readonly until: number;
}

/** Auctions whose closes lie within CLOSING_MS, a while from now. */
async function openClosing({ server }: Stand, count: number, chance: () => number): Promise<Closing> {
  const seller = await register(server, 'COLLECTOR');
  const from = Date.now() + LEAD_MS + count * MAKING_MS;
  const closesAt = new Map<string, number>();
  await several(count, async () => {
    const at = Math.floor(from + chance() * CLOSING_MS);
    const id = await openAuction(seller, await createLot(seller), {
      closesAt: new Date(at).toISOString(),
      startPrice: (START_FEN / 100).toFixed(2),
      increment: (INCREMENT_FEN / 100).toFixed(2),
      softCloseWindowSeconds: 0,
    });
    closesAt.set(id, at);
  });
  if (Date.now() > from) throw new Error('the auctions were not made in time for their close');
  return { ids: [...closesAt.keys()], closesAt, from, until: from + CLOSING_MS };
}

async function stopAndContinue(
  node: KillableServer,
  stops: typeof STOPS,
  from: number,
  history: HistoryWriter,
): Promise<void> {
  for (const { afterMs, forMs } of stops) {
    await sleep(Math.max(0, from + afterMs - Date.now()));
    history.write({ kind: 'STRUCK', what: `SIGSTOP for ${forMs} ms`, at: Date.now() });
    node.signal('SIGSTOP');
    await sleep(forMs);
    node.signal('SIGCONT');
  }
}

interface Shot {
  readonly auctionId: string;
  readonly at: number;
  readonly bidder: number;
  readonly fen: number;
}

/** One bid at its instant; without an answer that decides it comes again, to the same node. */
async function shoot({ market }: Stand, { url }: KillableServer, history: HistoryWriter, shot: Shot): Promise<void> {
  const bidder = market.bidders[shot.bidder];
  if (bidder === undefined) throw new Error('nobody bids');
  const { organisationId } = bidder;
  const { auctionId, fen } = shot;
  const input = { bidId: randomUUID(), auctionId, pricePerTonne: (fen / 100).toFixed(2) };
  const caller = callerOf({ url }, bidder.token);
  await sleep(Math.max(0, shot.at - Date.now()));
  const deadline = Date.now() + GIVE_UP_MS;
  for (let attempt = 0; attempt < RETRIES_MAX && Date.now() < deadline; attempt++) {
    const { bidId } = input;
    history.write({ kind: 'SENT', intent: intents.next(bidId), bidId, auctionId, organisationId, fen, at: Date.now() });
    try {
      const { placeBid } = await caller.ask(PLACE_BID, { input });
      const { message: _, ...told } = placeBid;
      const answer = String(placeBid.version ?? placeBid.code);
      history.write({ kind: 'ANSWERED', bidId, answer, told: JSON.stringify(told), at: Date.now() });
      if (answer !== 'OVERLOADED') return;
    } catch (error) {
      history.write({
        kind: 'UNANSWERED',
        bidId,
        why: error instanceof Error ? error.message : String(error),
        at: Date.now(),
      });
    }
    await sleep(TRY_AGAIN_MS);
  }
}

/** A number for each bid id. */
const intents = {
  known: new Map<string, number>(),
  next(bidId: string): number {
    const number = this.known.get(bidId) ?? this.known.size + 1;
    this.known.set(bidId, number);
    return number;
  },
};

/** From the planned close to the COMMIT of the closing, both by the database's clock. */
async function latenessMs(url: string, ids: readonly string[]): Promise<number[]> {
  const rows = await ask<{ late: number }>(
    url,
    `SELECT (extract(epoch FROM pg_xact_commit_timestamp(e.xmin) - a.closes_at) * 1000)::float8 AS late
     FROM auction a JOIN auction_event e ON e.auction_id = a.id AND e.kind = 'AUCTION_CLOSED' WHERE a.id = ANY($1::uuid[])`,
    [ids],
  );
  return rows.map(({ late }) => Math.round(late * 10) / 10);
}

const stillOpen = async (url: string): Promise<string[]> =>
  (await ask<{ id: string }>(url, `SELECT id FROM auction WHERE status <> 'CLOSED'`, [])).map(({ id }) => id);

/** Sold auctions without exactly one trade; it comes within a second, and is waited for a little longer. */
async function wrongTrades(url: string): Promise<string[]> {
  const deadline = Date.now() + TRADES_MS;
  for (;;) {
    const wrong = await ask<{ id: string }>(
      url,
      `SELECT a.id FROM auction a LEFT JOIN trade t ON t.auction_id = a.id WHERE a.outcome = 'SOLD' GROUP BY a.id HAVING count(t.id) <> 1`,
      [],
    );
    if (wrong.length === 0 || Date.now() > deadline) return wrong.map(({ id }) => id);
    await sleep(TRY_AGAIN_MS);
  }
}

async function ask<Row extends object>(url: string, sql: string, values: readonly unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
