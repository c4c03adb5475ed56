import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { AuctionsClock } from '../../src/auctions/auctions.clock.js';
import { AuctionsPile } from '../../src/auctions/auctions.pile.js';
import { Outages } from '../../src/auctions/outages.js';
import { startApp, type TestApp } from './app.js';
import { callerOf, createLot, openAuction, register } from './client.js';

const START = Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000;
const minutes = (count: number): number => START + count * 60_000;
const iso = (instant: number): string => new Date(instant).toISOString();

let app: TestApp;
let auctionId: string;
beforeAll(async () => {
  app = await startApp();
  const seller = await register(app, 'COLLECTOR');
  await app.setClock(START);
  auctionId = await openAuction(seller, await createLot(seller), { closesAt: iso(minutes(12)) });
  // the database goes away: no heartbeat and no tick from here on
  await app.app.get(AuctionsClock, { strict: false }).beforeApplicationShutdown();
  await app.sql('UPDATE bidding_heartbeat SET at = $1', [iso(minutes(10))]);
}, 60_000);
afterAll(() => app.close());

test('a node that finds the outage written by another one, which was first by a moment, knows of it all the same', async () => {
  await app.setClock(minutes(25));
  app.app.get(Outages, { strict: false }).committed(Number.NEGATIVE_INFINITY);
  const other = new pg.Client({ connectionString: app.databaseUrl });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT at FROM bidding_heartbeat FOR UPDATE');
  await other.query('INSERT INTO bidding_outage (from_at, until_at) VALUES ($1, $2)', [
    iso(minutes(10)),
    iso(minutes(25)),
  ]);
  await other.query('UPDATE bidding_heartbeat SET at = $1', [iso(minutes(25))]);
  const ticked = app.app.get(AuctionsPile, { strict: false }).tick([auctionId]);
  await sleep(300); // it waits for the heartbeat's row by now
  await other.query('COMMIT');
  await other.end();
  expect(await ticked).toEqual([]);
  const { auction } = await callerOf(app, null).ask(
    'query ($id: ID!) { auction(id: $id) { status version closesAt } }',
    {
      id: auctionId,
    },
  );
  expect(auction).toEqual({ status: 'OPEN', version: 2, closesAt: iso(minutes(40)) });
  expect(await app.sql('SELECT count(*)::int AS outages FROM bidding_outage')).toEqual([{ outages: 1 }]);
});
