import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
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
  register,
} from './client.js';

let app: TestApp;
let anyone: Caller;
let seller: Caller;
let a: Caller;
let b: Caller;
beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  const reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  a = await eligibleRecycler(app, reviewer);
  b = await eligibleRecycler(app, reviewer);
});
afterEach(() => app.setClock(null));
afterAll(() => app.close());

// near enough for sessions to live
const OPENS_AT = Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000;
const seconds = (count: number): number => OPENS_AT + count * 1_000;

/** 16,000 falling by 250 every ten seconds to 15,200, for five minutes. */
async function dutch(more: object = {}): Promise<string> {
  await app.setClock(OPENS_AT);
  return openAuction(seller, await createLot(seller), {
    format: 'DUTCH',
    opensAt: new Date(OPENS_AT).toISOString(),
    closesAt: new Date(seconds(300)).toISOString(),
    startPrice: '16000',
    increment: '250',
    stepSeconds: 10,
    floorPrice: '15200',
    ...more,
  });
}

const see = async (id: string): Promise<Answer> =>
  (
    await anyone.ask(
      'query ($id: ID!) { auction(id: $id) { status outcome version currentPrice minimumNextPrice bidCount } }',
      { id },
    )
  ).auction;
const kinds = async (id: string): Promise<string[]> =>
  (await anyone.ask('query ($id: ID!) { auctionEvents(auctionId: $id) { kind price } }', { id })).auctionEvents.map(
    (event: Answer) => `${event.kind} ${event.price}`,
  );

test('the price is the clock of the database, step by step to the floor', async () => {
  const id = await dutch();
  for (const [at, price] of [
    [0, '16000.00'],
    [9.999, '16000.00'],
    [10, '15750.00'],
    [29, '15500.00'],
    [30, '15250.00'],
    [40, '15200.00'],
    [200, '15200.00'],
  ] as const) {
    await app.setClock(Math.round(seconds(at)));
    expect(await see(id)).toMatchObject({ status: 'OPEN', currentPrice: price, minimumNextPrice: price });
  }
});

test('each step is announced once; a clock that nobody watched announces where it stands', async () => {
  const id = await dutch();
  await app.setClock(seconds(10));
  await eventually(async () => (await see(id)).version === 2);
  await app.setClock(seconds(20));
  await eventually(async () => (await see(id)).version === 3);
  expect(await kinds(id)).toEqual(['AUCTION_OPENED 16000.00', 'PRICE_DROPPED 15750.00', 'PRICE_DROPPED 15500.00']);
});

test('the first bid at or above the clock wins, pays the clock, and closes in the same breath', async () => {
  const id = await dutch();
  await app.setClock(seconds(25));
  expect(await bid(a, id, '15499.99')).toMatchObject({ code: 'BID_TOO_LOW', minimumNextPrice: '15500.00' });
  expect(await bid(a, id, '15900')).toMatchObject({ pricePerTonne: '15500.00', leading: true });
  expect((await bid(b, id, '16000')).code).toBe('AUCTION_CLOSED');
  expect(await see(id)).toMatchObject({ status: 'CLOSED', outcome: 'SOLD', currentPrice: '15500.00', bidCount: 1 });
  expect((await kinds(id)).slice(-2)).toEqual(['BID_ACCEPTED 15500.00', 'AUCTION_CLOSED 15500.00']);
});

test('without a bid it passes in at the close', async () => {
  const id = await dutch();
  await app.setClock(seconds(300));
  await eventually(async () => (await see(id)).status === 'CLOSED');
  expect(await see(id)).toMatchObject({ outcome: 'PASSED_IN', bidCount: 0 });
});

test('a limit is bad input, and terms that it does not heed are refused', async () => {
  const id = await dutch();
  const input = { bidId: crypto.randomUUID(), auctionId: id, pricePerTonne: '16000', maxPricePerTonne: '17000' };
  const PLACE = 'mutation ($input: PlaceBidInput!) { placeBid(input: $input) { __typename } }';
  expect(await a.fail(PLACE, { input })).toBe('BAD_USER_INPUT');
  await expect(dutch({ reservePrice: '16000' })).rejects.toThrow('reservePrice');
  await expect(dutch({ stepSeconds: null })).rejects.toThrow('stepSeconds');
});
