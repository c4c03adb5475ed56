import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { startApp, type TestApp } from './app.js';
import { bid, type Caller, createLot, eligibleRecycler, openAuction, operator, register } from './client.js';

/** COMMIT is acceptance. A deferred trigger makes the database slow, or refuse, exactly there. */
let app: TestApp;
let seller: Caller;
let bidder: Caller;
beforeAll(async () => {
  app = await startApp();
  seller = await register(app, 'COLLECTOR');
  bidder = await eligibleRecycler(app, await operator(app));
});
afterEach(() => app.sql('DROP TRIGGER IF EXISTS at_commit ON auction_event'));
afterAll(() => app.close());

const atCommit = (body: string) =>
  app.sql(`CREATE OR REPLACE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON auction_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()`);
const visible = async (auctionId: string): Promise<number> =>
  (await app.sql('SELECT 1 FROM auction_event WHERE auction_id = $1 AND version > 1', [auctionId])).length;

test('no answer and no event leaves before COMMIT has returned', async () => {
  const auctionId = await openAuction(seller, await createLot(seller));
  const socket: Socket = io(`${app.url}/auctions`, { transports: ['websocket'], forceNew: true });
  const seenBy = { answer: -1, watcher: -1 };
  await socket.timeout(5_000).emitWithAck('watch', { auctionId });
  const heard = new Promise<void>(resolve => {
    socket.once('events', async () => {
      seenBy.watcher = await visible(auctionId);
      resolve();
    });
  });
  await atCommit('PERFORM pg_sleep(0.4);');
  const answer = await bid(bidder, auctionId, '15000.00');
  seenBy.answer = await visible(auctionId);
  await heard;
  socket.disconnect();
  expect(answer.__typename).toBe('BidAccepted');
  expect(seenBy).toEqual({ answer: 1, watcher: 1 });
});

test('a COMMIT that fails is no acceptance, leaves nothing, and the same bid may be sent again', async () => {
  const auctionId = await openAuction(seller, await createLot(seller));
  await atCommit(`RAISE EXCEPTION 'not today';`);
  await expect(bid(bidder, auctionId, '15000.00')).rejects.toThrow('INTERNAL');
  expect(await visible(auctionId)).toBe(0);
  await app.sql('DROP TRIGGER at_commit ON auction_event');
  expect(await bid(bidder, auctionId, '15000.00')).toMatchObject({ version: 2 });
});

test('a row that somebody holds makes only its own bidders come again', async () => {
  const [held, free] = [
    await openAuction(seller, await createLot(seller)),
    await openAuction(seller, await createLot(seller)),
  ];
  const holder = new pg.Client({ connectionString: app.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM auction WHERE id = $1 FOR UPDATE', [held]);
    const bidId = randomUUID();
    const [waiting, going] = await Promise.all([
      bid(bidder, held, '15000.00', { bidId }),
      bid(bidder, free, '15000.00'),
    ]);
    expect(going).toMatchObject({ __typename: 'BidAccepted' });
    expect(waiting).toMatchObject({ __typename: 'Overloaded', code: 'OVERLOADED' });
    await holder.query('ROLLBACK');
    expect(await bid(bidder, held, '15000.00', { bidId })).toMatchObject({ __typename: 'BidAccepted', bidId });
  } finally {
    await holder.end();
  }
}, 20_000);

test('one bid that cannot be written does not fail its neighbours in the pile', async () => {
  const [poisoned, sound] = [
    await openAuction(seller, await createLot(seller)),
    await openAuction(seller, await createLot(seller)),
  ];
  await atCommit(`IF NEW.auction_id = '${poisoned}' THEN RAISE EXCEPTION 'not this one'; END IF;`);
  const results = await Promise.allSettled([poisoned, sound, poisoned, sound].map(id => bid(bidder, id, '15000.00')));
  const said = results.map(result => (result.status === 'fulfilled' ? result.value.__typename : 'failed'));
  expect([said[0], said[2]]).toEqual(['failed', 'failed']);
  expect([said[1], said[3]].sort()).toEqual(['BidAccepted', 'Refused']); // the second is ALREADY_LEADING
});
