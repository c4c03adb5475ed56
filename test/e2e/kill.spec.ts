import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainHash, commitmentTo, type EventForm, reserveForm, termsForm, termsHash } from '@app/auction';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import WebSocket from 'ws';
import { sha256 } from '../../src/auctions/auction-chain.js';
import { type ClonedDatabase, cloneDatabase } from '../setup/database.js';
import { OPERATOR } from './app.js';
import {
  type Answer,
  type Caller,
  callerOf,
  createLot,
  eligibleRecycler,
  eventually,
  openAuction,
  operator,
  PLACE_BID,
  register,
} from './client.js';
import { type ServerProcess, startServer } from './server-process.js';

let database: ClonedDatabase;
let dataDir: string;
let server: ServerProcess;
const environment = () => ({
  DATABASE_URL: database.url,
  DATA_DIR: dataDir,
  OPERATOR_EMAIL: OPERATOR.email,
  OPERATOR_PASSWORD: OPERATOR.password,
});

beforeAll(async () => {
  database = await cloneDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'aluloop-kill-'));
  server = await startServer(environment());
}, 30_000);
afterAll(async () => {
  await server.kill();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Sent {
  readonly input: { bidId: string; auctionId: string; pricePerTonne: string };
  readonly by: Caller;
  answer: Answer | null;
}

/** Bids upwards on the auction until told to stop or the server is gone; every answer is noted. */
async function bidUpwards(
  by: Caller,
  auctionId: string,
  price: { next: number },
  sent: Sent[],
  stop: () => boolean,
): Promise<void> {
  while (!stop()) {
    const entry: Sent = {
      by,
      answer: null,
      input: { bidId: randomUUID(), auctionId, pricePerTonne: `${price.next++}.00` },
    };
    sent.push(entry);
    try {
      entry.answer = (await by.ask(PLACE_BID, { input: entry.input })).placeBid;
    } catch {
      return; // no answer: the outcome is unknown
    }
  }
}

test('kill -9 in the middle of bidding: every acknowledged bid is in the history, versions are dense, the overdue auction closes once, and the chain verifies', async () => {
  const reviewer = await operator(server as never);
  const seller = await register(server as never, 'COLLECTOR');
  const bidders = await Promise.all(Array.from({ length: 8 }, () => eligibleRecycler(server as never, reviewer)));
  const lotId = await createLot(seller);
  const closesAt = new Date(Date.now() + 4_000).toISOString();
  const auctionId = await openAuction(seller, lotId, { increment: '1.00', closesAt, softCloseWindowSeconds: 0 });

  const sent: Sent[] = [];
  const price = { next: 15_000 };
  let killed = false;
  const bidding = bidders.map(by => bidUpwards(by, auctionId, price, sent, () => killed));
  await eventually(async () => sent.filter(entry => entry.answer !== null).length > 100);
  await server.kill();
  killed = true;
  await Promise.all(bidding);
  const acknowledged = sent.filter(entry => entry.answer?.__typename === 'BidAccepted');
  const unanswered = sent.filter(entry => entry.answer === null);
  expect(acknowledged.length).toBeGreaterThan(20);

  await new Promise(resolve => setTimeout(resolve, Math.max(0, Date.parse(closesAt) + 200 - Date.now()))); // it falls due while down
  server = await startServer(environment());
  const anyone = callerOf(server, null);
  const HISTORY = `query ($id: ID!, $after: Int) { auction(id: $id) { status outcome version currentPrice lot { status } }
    auctionEvents(auctionId: $id, afterVersion: $after, first: 1000) { auctionId version kind at price bidderAlias closesAt hash } }`;
  const closed = await eventually(async () => {
    const seen = await anyone.ask(HISTORY, { id: auctionId, after: 0 });
    return seen.auction.status === 'CLOSED' && seen.auction.lot.status === 'SOLD' ? seen : null;
  });
  const events: Answer[] = closed.auctionEvents;
  for (let more: Answer[] = events; more.length === 1000; ) {
    more = (await anyone.ask(HISTORY, { id: auctionId, after: events.at(-1).version })).auctionEvents;
    events.push(...more);
  }
  expect(events.map(event => event.version)).toEqual(events.map((_, index) => index + 1));
  expect(closed.auction.version).toBe(events.length);
  expect(events.filter(event => event.kind === 'AUCTION_CLOSED')).toHaveLength(1);
  for (const { answer } of acknowledged) {
    expect(events[answer.version - 1]).toMatchObject({
      kind: 'BID_ACCEPTED',
      price: answer.pricePerTonne,
      at: answer.at,
    });
  }

  // A retry by the same id hears the first answer; of the unanswered ones the truth, whichever it was.
  for (const { by, input, answer } of [...acknowledged.slice(-5), ...unanswered]) {
    const { placeBid } = await callerOf(server, by.token).ask(PLACE_BID, { input });
    if (answer !== null) expect(placeBid).toEqual(answer);
    else if (placeBid.__typename === 'BidAccepted')
      expect(events[placeBid.version - 1].price).toBe(placeBid.pricePerTonne);
    else expect(placeBid.code).toMatch(/^(AUCTION_CLOSED|ALREADY_LEADING|BID_TOO_LOW)$/);
  }

  await verifyChain(auctionId, lotId, events);
}, 60_000);

/** Recomputes every hash from the public events, the terms and the commitments of the database. */
async function verifyChain(auctionId: string, lotId: string, events: readonly Answer[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows: commitments } = await client.query<{ commitment: string | null }>(
      `SELECT encode(commitment, 'hex') AS commitment FROM auction_event WHERE auction_id = $1 ORDER BY version`,
      [auctionId],
    );
    const { rows: terms } = await client.query(
      `SELECT opens_at, planned_closes_at, encode(reserve_salt, 'hex') AS salt, encode(terms_hash, 'hex') AS hash FROM auction WHERE id = $1`,
      [auctionId],
    );
    const stated = {
      auctionId,
      lotId,
      format: 'ENGLISH',
      opensAt: terms[0].opens_at.getTime(),
      closesAt: terms[0].planned_closes_at.getTime(),
      startPrice: 1_500_000n,
      reserve: null,
      increment: 100n,
      incrementTiers: null,
      stepSeconds: null,
      floorPrice: null,
      softCloseWindowSeconds: 0,
      softCloseExtensionSeconds: 300,
      hardCloseAt: null,
      requiredCredentials: [],
    } as never;
    let hash = termsHash(termsForm(stated, commitmentTo(terms[0].salt, reserveForm(stated), sha256)), sha256);
    expect(hash).toBe(terms[0].hash);
    events.forEach(({ hash: told, ...event }, index) => {
      const form: EventForm = { ...event, commitment: commitments[index]?.commitment ?? null };
      hash = chainHash(hash, form, sha256);
      expect([event.version, told]).toEqual([event.version, hash]);
    });
    await expect(
      client.query('UPDATE auction_event SET price_fen = 1 WHERE auction_id = $1', [auctionId]),
    ).rejects.toThrow('append-only');
  } finally {
    await client.end();
  }
}

test('Ctrl-C ends the process within five seconds, open sockets and keep-alive connections notwithstanding', async () => {
  const idle = await fetch(`${server.url}/health/ready`, { headers: { connection: 'keep-alive' } });
  expect(idle.status).toBe(200);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise(resolve => socket.once('open', resolve));
  expect(await server.interrupt()).toBeLessThan(5_000);
  expect(server.process.exitCode).toBe(0);
  server = await startServer(environment());
}, 30_000);
