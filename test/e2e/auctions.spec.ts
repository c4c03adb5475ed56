import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import {
  type Answer,
  bid,
  type Caller,
  callerOf,
  createLot,
  eligibleRecycler,
  eventually,
  OPEN_AUCTION,
  openAuction,
  operator,
  PLACE_BID,
  register,
} from './client.js';

let app: TestApp;
let anyone: Caller;
let reviewer: Caller;
let seller: Caller;
let a: Caller;
let b: Caller;
let c: Caller;
let d: Caller;
beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  a = await eligibleRecycler(app, reviewer);
  b = await eligibleRecycler(app, reviewer);
  c = await eligibleRecycler(app, reviewer);
  d = await eligibleRecycler(app, reviewer);
});
afterAll(() => app.close());

const CANCEL =
  'mutation ($auctionId: ID!, $reason: String!) { cancelAuction(auctionId: $auctionId, reason: $reason) { ... on Auction { status version } ... on Refusal { code } } }';
const see = async (auctionId: string, viewer = anyone): Promise<Answer> =>
  (
    await viewer.ask(
      'query ($id: ID!) { auction(id: $id) { status outcome version currentPrice minimumNextPrice reserveMet bidCount leading closesAt lot { status } } }',
      { id: auctionId },
    )
  ).auction;
const kinds = async (auctionId: string): Promise<string[]> =>
  (
    await anyone.ask('query ($id: ID!) { auctionEvents(auctionId: $id) { kind price bidderAlias } }', { id: auctionId })
  ).auctionEvents.map((event: Answer) => `${event.kind} ${event.price ?? '-'} ${event.bidderAlias ?? '-'}`);

test('the proxy vector of the semantics, over the API', async () => {
  const auctionId = await openAuction(seller, await createLot(seller), {
    startPrice: '100',
    increment: '10',
    reservePrice: '150',
  });
  const place = async (by: Caller, price: string, max?: string) =>
    (await bid(by, auctionId, price, max === undefined ? {} : { maxPricePerTonne: max })).leading;
  expect([
    await place(a, '100', '130'),
    await place(b, '110'),
    await place(b, '130'),
    await place(c, '140', '200'),
    await place(d, '195'),
    await place(d, '210', '400'),
  ]).toEqual([true, false, false, true, false, true]);
  expect(await kinds(auctionId)).toEqual([
    'AUCTION_OPENED - -',
    'BID_ACCEPTED 100.00 1',
    'BID_ACCEPTED 110.00 2',
    'PROXY_RAISED 120.00 1',
    'BID_ACCEPTED 130.00 2',
    'PROXY_RAISED 130.00 1',
    'BID_ACCEPTED 140.00 3',
    'PROXY_RAISED 150.00 3',
    'BID_ACCEPTED 195.00 4',
    'PROXY_RAISED 200.00 3',
    'BID_ACCEPTED 210.00 4',
  ]);
});

test('bids that arrive together are decided together, in order, each against the one before', async () => {
  const auctionId = await openAuction(seller, await createLot(seller), { startPrice: '100', increment: '1' });
  const bidders = [a, b, c, d];
  const answers = await Promise.all(
    Array.from({ length: 80 }, (_, index) => bid(bidders[index % 4] as Caller, auctionId, `${100 + index}.00`)),
  );
  const accepted = answers.filter(answer => answer.__typename === 'BidAccepted');
  expect(new Set(accepted.map(answer => answer.version)).size).toBe(accepted.length);
  const history = await kinds(auctionId);
  expect(history).toHaveLength(accepted.length + 1);
  const prices = history.slice(1).map(line => Number(line.split(' ')[1]));
  expect([...prices].sort((x, y) => x - y)).toEqual(prices);
  expect(await see(auctionId)).toMatchObject({ version: accepted.length + 1, bidCount: accepted.length });
});

test('one bid id sent many times at once counts once, and every sender hears the same answer', async () => {
  const auctionId = await openAuction(seller, await createLot(seller));
  const input = { bidId: randomUUID(), auctionId, pricePerTonne: '15000.00' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => (await a.ask(PLACE_BID, { input })).placeBid),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await see(auctionId)).toMatchObject({ version: 2, bidCount: 1 });
  // Another bidder may use the same id: its scope is the organisation.
  expect((await b.ask(PLACE_BID, { input: { ...input, pricePerTonne: '15050.00' } })).placeBid).toMatchObject({
    version: 3,
  });
});

test('a refused bid stays refused under its id, and its answer is rendered in the language asked for', async () => {
  const auctionId = await openAuction(seller, await createLot(seller));
  const input = { bidId: randomUUID(), auctionId, pricePerTonne: '14000.00' };
  const english = (await a.ask(PLACE_BID, { input })).placeBid;
  expect(english).toMatchObject({ code: 'BID_TOO_LOW', minimumNextPrice: '15000.00' });
  await bid(b, auctionId, '15000.00');
  const chinese = (await a.ask(PLACE_BID, { input }, 'zh-CN')).placeBid;
  expect(chinese).toEqual({ ...english, message: '出价过低，目前最低为 15000.00 元/吨。' });
});

test('an auction that is scheduled opens when its time comes, by the database clock', async () => {
  const opensAt = Date.now() + 3_600_000;
  const auctionId = await openAuction(seller, await createLot(seller), {
    opensAt: new Date(opensAt).toISOString(),
    closesAt: new Date(opensAt + 3_600_000).toISOString(),
  });
  expect(await see(auctionId)).toMatchObject({ status: 'SCHEDULED', version: 0, minimumNextPrice: null });
  expect(await bid(a, auctionId, '15000.00')).toMatchObject({ code: 'AUCTION_NOT_OPEN' });
  await app.setClock(opensAt);
  await eventually(async () => (await see(auctionId)).status === 'OPEN');
  await app.setClock(null);
});

test('without a bid, or with the reserve unmet, the lot is passed in and may be auctioned again', async () => {
  const lotId = await createLot(seller);
  const closesAt = Date.now() + 600_000;
  const auctionId = await openAuction(seller, lotId, {
    reservePrice: '16000',
    closesAt: new Date(closesAt).toISOString(),
    softCloseWindowSeconds: 0,
  });
  await bid(a, auctionId, '15500.00');
  await app.setClock(closesAt);
  const ended = await eventually(async () => {
    const seen = await see(auctionId);
    return seen.status === 'CLOSED' && seen.lot.status !== 'OFFERED' ? seen : null;
  });
  await app.setClock(null);
  expect(ended).toMatchObject({ outcome: 'PASSED_IN', reserveMet: false, lot: { status: 'UNSOLD' } });
  const again = await openAuction(seller, lotId);
  expect(await see(again)).toMatchObject({ status: 'OPEN', lot: { status: 'OFFERED' } });
  const { lot } = await anyone.ask('query ($id: ID!) { lot(id: $id) { auction { id } } }', { id: lotId });
  expect(lot.auction.id).toBe(again);
});

test('terms that do not go together are INVALID_TERMS with the fields named; a lot is in one live auction', async () => {
  const lotId = await createLot(seller);
  const attempt = async (more: object) =>
    (
      await seller.ask(OPEN_AUCTION, {
        input: {
          id: randomUUID(),
          lotId,
          format: 'ENGLISH',
          startPrice: '100',
          closesAt: new Date(Date.now() + 60_000).toISOString(),
          ...more,
        },
      })
    ).openAuction;
  for (const [more, field] of [
    [{ closesAt: new Date(Date.now() - 1000).toISOString() }, 'closesAt'],
    [{ closesAt: new Date(Date.now() + 31 * 86_400_000).toISOString() }, 'closesAt'],
    [{ reservePrice: '99.99' }, 'reservePrice'],
    [{ softCloseWindowSeconds: 3601 }, 'softCloseWindowSeconds'],
    [{ hardCloseAt: new Date(Date.now() + 1000).toISOString() }, 'hardCloseAt'],
    [{ increment: '1', incrementTiers: [{ from: '100', increment: '5' }] }, 'incrementTiers'],
    [{ incrementTiers: [{ from: '101', increment: '5' }] }, 'incrementTiers'],
    [{ opensAt: new Date(Date.now() - 60_000).toISOString() }, 'opensAt'],
    [{ startPrice: '0' }, 'startPrice'],
    [{ startPrice: '10000000' }, 'startPrice'],
    [{ increment: '0' }, 'increment'],
    [{ format: 'DUTCH', increment: '1', stepSeconds: 10 }, 'floorPrice'],
    [{ format: 'SEALED_FIRST_PRICE', stepSeconds: 10 }, 'stepSeconds'],
  ] as const) {
    const refused = await attempt(more);
    expect([more, refused.code]).toEqual([more, 'INVALID_TERMS']);
    expect(refused.message).toContain(field);
  }
  expect((await attempt({})).status).toBe('OPEN');
  expect((await attempt({})).code).toBe('LOT_IN_AUCTION');
});

test('the seller cancels while nobody has bid, an operator always; strangers find nothing', async () => {
  const first = await openAuction(seller, await createLot(seller));
  expect(await a.fail(CANCEL, { auctionId: first, reason: 'x' })).toBe('NOT_FOUND');
  expect((await seller.ask(CANCEL, { auctionId: first, reason: 'wrong mass' })).cancelAuction).toEqual({
    status: 'CANCELLED',
    version: 2,
  });
  expect((await seller.ask(CANCEL, { auctionId: first, reason: 'again' })).cancelAuction).toEqual({
    status: 'CANCELLED',
    version: 2,
  });
  expect(await bid(a, first, '15000.00')).toMatchObject({ code: 'AUCTION_CLOSED' });
  const second = await openAuction(seller, await createLot(seller));
  await bid(a, second, '15000.00');
  expect((await seller.ask(CANCEL, { auctionId: second, reason: 'x' })).cancelAuction).toEqual({ code: 'HAS_BIDS' });
  expect((await reviewer.ask(CANCEL, { auctionId: second, reason: 'fraud' })).cancelAuction).toMatchObject({
    status: 'CANCELLED',
  });
  await eventually(async () => (await see(second)).lot.status === 'UNSOLD');
  expect(await kinds(second)).toEqual([
    'AUCTION_OPENED - -',
    'BID_ACCEPTED 15000.00 1',
    'AUCTION_CANCELLED 15000.00 -',
  ]);
});

test('a lot that is auctioned again in the breath after a cancellation stays on offer', async () => {
  for (let round = 0; round < 10; round++) {
    const lotId = await createLot(seller);
    const first = await openAuction(seller, lotId);
    const both = await seller.ask(
      `mutation ($auctionId: ID!, $input: OpenAuctionInput!) {
        cancelAuction(auctionId: $auctionId, reason: "typo") { ... on Auction { status } }
        openAuction(input: $input) { __typename ... on Auction { id status lot { status } } ... on Refusal { code } } }`,
      {
        auctionId: first,
        input: {
          id: randomUUID(),
          lotId,
          format: 'ENGLISH',
          startPrice: '1',
          closesAt: new Date(Date.now() + 60_000).toISOString(),
        },
      },
    );
    expect(both.openAuction).toMatchObject({ status: 'OPEN', lot: { status: 'OFFERED' } });
  }
});

test('a bid is validated before it reaches the pile, and an unknown auction is a refusal', async () => {
  const auctionId = await openAuction(seller, await createLot(seller));
  for (const more of [
    { pricePerTonne: '0' },
    { pricePerTonne: '10000000' },
    { pricePerTonne: '1.001' },
    { maxPricePerTonne: '14999' },
    { bidId: 'x' },
  ]) {
    const input = { bidId: randomUUID(), auctionId, pricePerTonne: '15000', ...more };
    expect([more, await a.fail(PLACE_BID, { input })]).toEqual([more, 'BAD_USER_INPUT']);
  }
  expect(await bid(a, randomUUID(), '15000.00')).toMatchObject({ code: 'AUCTION_NOT_FOUND' });
  expect(await anyone.fail(PLACE_BID, { input: { bidId: randomUUID(), auctionId, pricePerTonne: '15000' } })).toBe(
    'UNAUTHENTICATED',
  );
});

test('a leader raises the own limit only with an explicit one, at the price that stands and without an extension', async () => {
  const closesAt = new Date(Date.now() + 120_000).toISOString();
  const auctionId = await openAuction(seller, await createLot(seller), { closesAt, softCloseWindowSeconds: 0 });
  await bid(a, auctionId, '15000.00', { maxPricePerTonne: '15500.00' });
  expect(await bid(a, auctionId, '15600.00')).toMatchObject({ code: 'ALREADY_LEADING' });
  expect(await bid(a, auctionId, '15000.00', { maxPricePerTonne: '16000.00' })).toMatchObject({
    pricePerTonne: '15000.00',
    leading: true,
    closesAt,
  });
  expect(await see(auctionId, a)).toMatchObject({ currentPrice: '15000.00', leading: true, bidCount: 2 });
  expect(await see(auctionId, b)).toMatchObject({ leading: null });
});

test('auctionEvents pages by version', async () => {
  const auctionId = await openAuction(seller, await createLot(seller));
  await bid(a, auctionId, '15000.00');
  await bid(b, auctionId, '15050.00');
  const page = async (afterVersion: number, first: number) =>
    (
      await anyone.ask(
        'query ($id: ID!, $after: Int, $first: Int) { auctionEvents(auctionId: $id, afterVersion: $after, first: $first) { version } }',
        { id: auctionId, after: afterVersion, first },
      )
    ).auctionEvents.map((event: Answer) => event.version);
  expect([await page(0, 2), await page(2, 2), await page(3, 2)]).toEqual([[1, 2], [3], []]);
  expect(
    await anyone.fail('query ($id: ID!) { auctionEvents(auctionId: $id, first: 1001) { version } }', { id: auctionId }),
  ).toBe('BAD_USER_INPUT');
});
