import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { io } from 'socket.io-client';
import { startApp, type TestApp } from './app.js';
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
  PLACE_BID,
  register,
} from './client.js';

let app: TestApp;
let anyone: Caller;
let reviewer: Caller;
let seller: Caller;
let stranger: Caller;
let bidders: Caller[];
beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  stranger = await eligibleRecycler(app, reviewer);
  bidders = await Promise.all(Array.from({ length: 5 }, () => eligibleRecycler(app, reviewer)));
}, 60_000);
afterEach(() => app.setClock(null));
afterAll(() => app.close());

const CANCEL =
  'mutation ($auctionId: ID!, $reason: String!) { cancelAuction(auctionId: $auctionId, reason: $reason) { ... on Auction { status version } ... on Refusal { code } } }';

const sealed = async (more: object = {}): Promise<string> =>
  openAuction(seller, await createLot(seller), { format: 'SEALED_FIRST_PRICE', increment: null, ...more });

const by = (index: number): Caller => bidders[index] as Caller;

async function close(auctionId: string): Promise<Answer> {
  const { closesAt } = await see(auctionId);
  await app.setClock(Date.parse(closesAt) + 5);
  return eventually(async () => {
    const auction = await see(auctionId);
    return auction.status === 'CLOSED' ? auction : null;
  });
}

const see = async (id: string, viewer = anyone): Promise<Answer> =>
  (
    await viewer.ask(
      `query ($id: ID!) { auction(id: $id) { status outcome version currentPrice minimumNextPrice reserveMet bidCount leading closesAt
         myBid { bidId pricePerTonne maxPricePerTonne } trade { unitPrice } } }`,
      { id },
    )
  ).auction;

/** Everything that a viewer can ask for, with what must differ left out. */
async function everythingSeenBy(viewer: Caller, auctionId: string): Promise<string> {
  const answers: unknown[] = [];
  const FIELDS =
    'id format status outcome opensAt closesAt version currentPrice minimumNextPrice reserveMet bidCount leading hardCloseAt startPrice myBid { bidId } trade { id }';
  answers.push(await viewer.raw(`query ($id: ID!) { auction(id: $id) { ${FIELDS} } }`, { id: auctionId }));
  answers.push(
    await viewer.raw(
      `query ($id: ID!) { auctionEvents(auctionId: $id) { version kind at price bidderAlias mine closesAt hash } }`,
      {
        id: auctionId,
      },
    ),
  );
  for (const orderBy of ['NEWEST', 'CLOSING_SOONEST', 'MASS_DESC', 'PRICE_ASC']) {
    answers.push(
      await viewer.raw(
        `query ($orderBy: LotOrderBy) { lots(first: 100, orderBy: $orderBy) { totalCount pageInfo { startCursor endCursor hasNextPage }
           edges { cursor node { id status auction { ${FIELDS} } } } } }`,
        { orderBy },
      ),
    );
  }
  answers.push(await viewer.raw('{ lotFacets { auctionStatuses { auctionStatus count } forms { form count } } }'));
  answers.push(await viewer.raw(CANCEL, { auctionId, reason: 'no right to' }));
  answers.push(await watched(viewer, auctionId));
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  answers.push(metrics.split('\n').filter(line => line.startsWith('aluloop_pile')));
  return JSON.stringify(answers, (key, value: unknown) =>
    key === 'headers' || key === 'serverTime' || key === 'requestId' ? undefined : value,
  );
}

async function watched(viewer: Caller, auctionId: string): Promise<unknown> {
  const socket = io(`${app.url}/auctions`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { token: viewer.token },
  });
  try {
    return await socket.timeout(5_000).emitWithAck('watch', { auctionId });
  } finally {
    socket.close();
  }
}

test('whoever does not bid sees the same with 0, 1 and 50 bids, wherever they look', async () => {
  const auctionId = await sealed();
  for (const viewer of [anyone, stranger, seller, reviewer]) {
    if (viewer === reviewer) continue; // its cancellation would end the auction; what it reads is what anyone reads
    const before = await everythingSeenBy(viewer, auctionId);
    await bid(by(0), auctionId, '15234.17');
    const withOne = await everythingSeenBy(viewer, auctionId);
    for (let round = 0; round < 10; round++) {
      await Promise.all(bidders.map((bidder, index) => bid(bidder, auctionId, `${15_300 + 7 * index + round}.31`)));
    }
    expect(withOne).toBe(before);
    expect(await everythingSeenBy(viewer, auctionId)).toBe(before);
  }
  expect(await see(auctionId, reviewer)).toMatchObject({ version: 1, bidCount: null, currentPrice: null });
}, 60_000);

test('a bid is version 0 and leads nobody; its bidder sees it, a later one replaces it, up or down', async () => {
  const auctionId = await sealed();
  const accepted = { __typename: 'BidAccepted', version: 0, leading: null };
  expect(await bid(by(0), auctionId, '15500')).toMatchObject({ ...accepted, pricePerTonne: '15500.00' });
  expect((await see(auctionId, by(0))).myBid).toMatchObject({ pricePerTonne: '15500.00', maxPricePerTonne: null });
  expect(await bid(by(0), auctionId, '15100')).toMatchObject(accepted);
  expect(await see(auctionId, by(0))).toMatchObject({ leading: null, myBid: { pricePerTonne: '15100.00' } });
  expect((await see(auctionId, by(1))).myBid).toBeNull();
  expect(await bid(by(1), auctionId, '14999.99')).toMatchObject({ code: 'BID_TOO_LOW', minimumNextPrice: '15000.00' });
});

test('a retry hears its first answer, another body under the same id is a mismatch, a limit is bad input', async () => {
  const auctionId = await sealed();
  const input = { bidId: randomUUID(), auctionId, pricePerTonne: '15432.10' };
  const { placeBid: first } = await by(0).ask(PLACE_BID, { input });
  await bid(by(0), auctionId, '15700');
  expect((await by(0).ask(PLACE_BID, { input: { ...input, pricePerTonne: '15432.1' } })).placeBid).toEqual(first);
  const other = await by(0).ask(PLACE_BID, { input: { ...input, pricePerTonne: '15432.11' } });
  expect(other.placeBid.code).toBe('IDEMPOTENCY_MISMATCH');
  const limited = { ...input, bidId: randomUUID(), maxPricePerTonne: '16000' };
  expect(await by(0).fail(PLACE_BID, { input: limited })).toBe('BAD_USER_INPUT');
  await close(auctionId);
  expect((await by(0).ask(PLACE_BID, { input })).placeBid).toEqual(first);
});

test('before the opening no table holds a price, in any form', async () => {
  const auctionId = await sealed();
  await bid(by(0), auctionId, '16789.43');
  await bid(by(1), auctionId, '16789.43');
  await bid(by(1), auctionId, '14321.87');
  const tables = await app.sql<{ name: string }>(
    `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  let rows = 0;
  for (const { name } of tables) {
    for (const { row } of await app.sql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)) {
      rows++;
      expect(row).not.toMatch(/16789|1432187|14321\.87|4199f|1a9e4b/i);
    }
  }
  expect(rows).toBeGreaterThan(20);
  const [one, two] = await app.sql<{ sealed: Buffer }>(
    `SELECT sealed FROM bid_verdict WHERE auction_id = $1 AND kind = 'ACCEPTED' ORDER BY decided_at`,
    [auctionId],
  );
  expect(one?.sealed.length).toBe(two?.sealed.length);
  expect(one?.sealed.equals(two?.sealed as Buffer)).toBe(false);
});

test('the opening shows the standing bids ascending, of equal ones the later first; the earlier of the highest wins', async () => {
  const auctionId = await sealed({ reservePrice: '15600' });
  await bid(by(0), auctionId, '15200');
  await bid(by(1), auctionId, '15900');
  await bid(by(2), auctionId, '15900');
  await bid(by(3), auctionId, '16500');
  await bid(by(3), auctionId, '15200');
  const auction = await close(auctionId);
  expect(auction).toMatchObject({
    outcome: 'SOLD',
    version: 6,
    currentPrice: '15900.00',
    bidCount: 4,
    reserveMet: true,
  });
  const { auctionEvents } = await by(1).ask(
    'query ($id: ID!) { auctionEvents(auctionId: $id) { kind price bidderAlias mine at } }',
    { id: auctionId },
  );
  expect(auctionEvents.map((event: Answer) => [event.kind, event.price, event.bidderAlias, event.mine])).toEqual([
    ['AUCTION_OPENED', null, null, false],
    ['BID_ACCEPTED', '15200.00', '1', false],
    ['BID_ACCEPTED', '15200.00', '2', false],
    ['BID_ACCEPTED', '15900.00', '3', false],
    ['BID_ACCEPTED', '15900.00', '4', true],
    ['AUCTION_CLOSED', '15900.00', '4', true],
  ]);
  expect(new Set(auctionEvents.slice(1).map((event: Answer) => event.at)).size).toBe(1);
  expect(await see(auctionId, by(1))).toMatchObject({ leading: true, myBid: { pricePerTonne: '15900.00' } });
  expect(await see(auctionId, by(2))).toMatchObject({ leading: false, myBid: { pricePerTonne: '15900.00' } });
  await app.setClock(null);
  const { trade } = await eventually(async () => {
    const seen = await see(auctionId, by(1));
    return seen.trade === null ? null : seen;
  });
  expect(trade.unitPrice).toBe('15900.00');
  expect(await app.sql('SELECT 1 FROM sealed_bid WHERE auction_id = $1', [auctionId])).toEqual([]);
});

test('a bid from closesAt on is late, whether or not the bids have been opened', async () => {
  const auctionId = await sealed();
  const { closesAt } = await see(auctionId);
  await app.setClock(Date.parse(closesAt) - 1);
  expect((await bid(by(0), auctionId, '15000')).__typename).toBe('BidAccepted');
  await app.setClock(Date.parse(closesAt));
  expect((await bid(by(1), auctionId, '16000')).code).toBe('AUCTION_CLOSED');
  expect(await see(auctionId)).toMatchObject({ status: 'CLOSED', outcome: 'SOLD', bidCount: 1 });
});

test('the seller cannot cancel once it is open, with bids or without; an operator can, and no bid is opened', async () => {
  const auctionId = await sealed();
  const cancel = async (caller: Caller) => (await caller.ask(CANCEL, { auctionId, reason: 'wrong lot' })).cancelAuction;
  expect(await cancel(seller)).toEqual({ code: 'AUCTION_STATE' });
  await bid(by(0), auctionId, '15000');
  expect(await cancel(seller)).toEqual({ code: 'AUCTION_STATE' });
  expect(await cancel(reviewer)).toEqual({ status: 'CANCELLED', version: 2 });
  expect(await see(auctionId)).toMatchObject({ bidCount: null, currentPrice: null, reserveMet: null });
  expect((await see(auctionId, by(0))).myBid).toMatchObject({ pricePerTonne: '15000.00' });
});
