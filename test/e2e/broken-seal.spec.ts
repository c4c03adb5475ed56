import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import {
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
let seller: Caller;
let bidder: Caller;
let reviewer: Caller;
beforeAll(async () => {
  app = await startApp();
  seller = await register(app, 'COLLECTOR');
  reviewer = await operator(app);
  bidder = await eligibleRecycler(app, reviewer);
});
afterAll(() => app.close());

const statusOf = async (id: string): Promise<string> =>
  (await callerOf(app, null).ask('query ($id: ID!) { auction(id: $id) { status } }', { id })).auction.status;
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
const sealed = async (closesAt: string): Promise<string> =>
  openAuction(seller, await createLot(seller), { format: 'SEALED_FIRST_PRICE', increment: null, closesAt });

test('a sealed bid that was tampered with keeps its own auction from ending, and nobody else; mended, it ends as it should have', async () => {
  const closesAt = inSeconds(2);
  const broken = await sealed(closesAt);
  const sound = await sealed(closesAt);
  const open = await openAuction(seller, await createLot(seller), { closesAt: inSeconds(4) });
  for (const id of [broken, sound]) await bid(bidder, id, '15500');
  const flip = () =>
    app.sql('UPDATE sealed_bid SET sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1) WHERE auction_id = $1', [
      broken,
    ]);
  await flip();
  await eventually(async () => (await statusOf(sound)) === 'CLOSED');
  await eventually(async () => (await statusOf(open)) === 'CLOSED', 8_000);
  expect(await statusOf(broken)).toBe('OPEN');
  expect((await bid(bidder, broken, '15600')).code).toBe('AUCTION_CLOSED');
  const CANCEL =
    'mutation ($auctionId: ID!) { cancelAuction(auctionId: $auctionId, reason: "broken") { ... on Refusal { code } } }';
  expect((await reviewer.ask(CANCEL, { auctionId: broken })).cancelAuction).toEqual({ code: 'AUCTION_STATE' });
  await flip();
  await eventually(async () => (await statusOf(broken)) === 'CLOSED', 10_000);
}, 60_000);

test('a bid with a limit keeps its place before a later one without', async () => {
  const other = await eligibleRecycler(app, reviewer);
  for (let round = 0; round < 5; round++) {
    const auctionId = await openAuction(seller, await createLot(seller));
    const first = bid(bidder, auctionId, '15000', { maxPricePerTonne: '15000' });
    await new Promise(resolve => setTimeout(resolve, 2));
    const second = bid(other, auctionId, '15000');
    expect([(await first).__typename, (await second).code]).toEqual(['BidAccepted', 'BID_TOO_LOW']);
  }
});
