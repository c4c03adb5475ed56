import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { parseConfig } from '../../src/platform/config/index.js';
import { createLogger } from '../../src/platform/observability/index.js';
import { startApp, TEST_SECRETS, type TestApp } from './app.js';
import {
  type Answer,
  bid,
  type Caller,
  callerOf,
  createLot,
  eligibleRecycler,
  eventually,
  openAuction,
  operator,
  register,
} from './client.js';

/** A node that lives through everything would know that there was no outage; so each part of this story has a node of its own. */
let first: TestApp;
let seller: Caller;
let bidder: Caller;
const auctions: Record<string, string> = {};
// near enough for sessions to live
const START = Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000;
const minutes = (count: number): number => START + count * 60_000;

beforeAll(async () => {
  first = await startApp();
  const reviewer = await operator(first);
  seller = await register(first, 'COLLECTOR');
  bidder = await eligibleRecycler(first, reviewer);
  await first.setClock(START);
  for (const [name, closes] of [
    ['closed before', 1],
    ['due in it', 12],
    ['soon after', 26],
    ['long after', 300],
  ] as const) {
    auctions[name] = await openAuction(seller, await createLot(seller), {
      closesAt: new Date(minutes(closes)).toISOString(),
    });
  }
  await first.setClock(minutes(2));
  await eventually(async () => (await see(first, auctions['closed before'] ?? '')).status === 'CLOSED');
  await first.setClock(minutes(10));
  await heartbeatAt(minutes(10));
  await first.app.close();
}, 60_000);
afterAll(async () => {
  await first.sql('SELECT 1').catch(() => undefined);
  await first.close().catch(() => undefined);
});

const see = async (app: { url: string }, id: string): Promise<Answer> =>
  (await callerOf(app, null).ask('query ($id: ID!) { auction(id: $id) { status outcome version closesAt } }', { id }))
    .auction;
const events = async (app: { url: string }, id: string): Promise<Answer[]> =>
  (
    await callerOf(app, null).ask(
      'query ($id: ID!) { auctionEvents(auctionId: $id) { kind closesAt outageFrom outageUntil } }',
      { id },
    )
  ).auctionEvents;

const heartbeatAt = (instant: number): Promise<true> =>
  eventually(async () => {
    const [row] = await first.sql<{ at: Date }>('SELECT at FROM bidding_heartbeat');
    return row !== undefined && row.at.getTime() === instant;
  });

async function another(): Promise<{ app: NestFastifyApplication; url: string }> {
  const app = await createApplication({
    config: parseConfig({ DATABASE_URL: first.databaseUrl, RATE_LIMITS: 'off', LOG_LEVEL: 'silent' }),
    databaseUrl: first.databaseUrl,
    secrets: TEST_SECRETS,
    logger: createLogger('silent'),
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, url: `http://127.0.0.1:${port}` };
}

const iso = (instant: number): string => new Date(instant).toISOString();

test('after 15 minutes without any node, what fell due or was about to is extended with its evidence, and what was closed stays closed', async () => {
  await first.setClock(minutes(25));
  const node = await another();
  try {
    const id = (name: string): string => auctions[name] ?? '';
    await eventually(async () => (await see(node, id('soon after'))).version === 2);
    const extended = iso(minutes(25 + 15));
    const evidence = { outageFrom: iso(minutes(10)), outageUntil: iso(minutes(25)) };
    for (const name of ['due in it', 'soon after']) {
      expect(await see(node, id(name))).toMatchObject({ status: 'OPEN', version: 2, closesAt: extended });
      expect((await events(node, id(name))).at(-1)).toEqual({
        kind: 'EXTENDED_OUTAGE',
        closesAt: extended,
        ...evidence,
      });
    }
    expect(await see(node, id('long after'))).toMatchObject({ version: 1, closesAt: iso(minutes(300)) });
    expect(await see(node, id('closed before'))).toMatchObject({ status: 'CLOSED', version: 2 });
    const there = callerOf(node, bidder.token, bidder.organisationId);
    expect(await bid(there, id('due in it'), '15000.00')).toMatchObject({ __typename: 'BidAccepted', version: 3 });
    expect(await first.sql('SELECT followed FROM bidding_outage')).toEqual([{ followed: true }]);
  } finally {
    await heartbeatAt(minutes(25));
    await node.app.close();
  }
});

test('a gap under 30 seconds is no outage: what fell due in it is closed', async () => {
  await first.setClock(minutes(40) - 5_000);
  let node = await another();
  await heartbeatAt(minutes(40) - 5_000);
  await node.app.close();
  await first.setClock(minutes(40) + 20_000);
  node = await another();
  try {
    const id = auctions['due in it'] ?? '';
    // the 15 minutes between the two tests were an outage again, told to whoever was open
    const { closesAt } = await eventually(async () => {
      const auction = await see(node, id);
      return Date.parse(auction.closesAt) > minutes(40) ? auction : null;
    });
    await heartbeatAt(minutes(40) + 20_000);
    expect(await first.sql('SELECT from_at FROM bidding_outage WHERE until_at > $1', [iso(minutes(40))])).toEqual([]);
    await first.setClock(Date.parse(closesAt));
    await eventually(async () => (await see(node, id)).status === 'CLOSED');
  } finally {
    await node.app.close();
  }
});
