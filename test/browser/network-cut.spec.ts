import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  type Answer,
  bid,
  type Caller,
  createLot,
  eligibleRecycler,
  eventually,
  openAuction,
  operator,
  register,
} from '../e2e/client.js';
import { AuctionPage } from './auction-page.js';
import { openPage } from './browser.js';
import { type Line, lineTo } from './line.js';
import { type ServedApp, startServedApp } from './served-app.js';

const AT_ONCE_MS_MAX = 1_000;
const CUT_MS = 3_000;
/** The page comes back at most 5 s after the network and has then 8 s to be answered. */
const RECOVERY_MS_MAX = 13_000;

let app: ServedApp;
let seller: Caller;
let anna: Caller;
let bo: Caller;
let line: Line;
let auctionId: string;
let window: AuctionPage;

beforeAll(async () => {
  app = await startServedApp();
  const reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  anna = await eligibleRecycler(app, reviewer);
  bo = await eligibleRecycler(app, reviewer);
});
beforeEach(async () => {
  line = await lineTo(app.url);
  auctionId = await openAuction(seller, await createLot(seller));
  const page = await openPage({
    url: line.url,
    path: `/auctions/${auctionId}`,
    language: 'en',
    session: anna,
    expected: /ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|NETWORK_CHANGED|FAILED)/,
  });
  window = new AuctionPage(page, 'en');
  await window.connection.getByText(window.words.live, { exact: true }).waitFor();
});
afterEach(() => line.close());
afterAll(() => app.close());

const cut = async (): Promise<void> => {
  line.cut();
  await window.page.context().setOffline(true);
};
const mend = async (): Promise<void> => {
  line.mend();
  await window.page.context().setOffline(false);
};
const recovered = () =>
  window.connection.getByText(window.words.live, { exact: true }).waitFor({ timeout: RECOVERY_MS_MAX });
const acceptedBids = async (): Promise<Answer[]> =>
  (
    await anna.ask('query ($id: ID!) { auctionEvents(auctionId: $id) { kind price mine } }', { id: auctionId })
  ).auctionEvents.filter(({ kind }: Answer) => kind === 'BID_ACCEPTED');

test('a cut of some seconds is said at once and stops the bidding; the page comes back by itself with what it missed', async () => {
  const { page, words } = window;
  await bid(anna, auctionId, '15000.00');
  await window.says(words.youLead);

  await cut();
  await window.connection.getByText(words.offline, { exact: true }).waitFor({ timeout: AT_ONCE_MS_MAX });
  await window.says(words.bidsPausedOffline);
  await bid(bo, auctionId, '15100.00', { maxPricePerTonne: '15800.00' });
  await bid(anna, auctionId, '15300.00');
  await bid(bo, auctionId, '16000.00', { maxPricePerTonne: '16000.00' });
  await sleep(CUT_MS);
  expect(await window.price.textContent()).toContain('15,000'); // as of before, and grey
  expect(await page.locator('.hero .stale').count()).toBe(1);
  await mend();

  await recovered();
  await window.says(words.outbid);
  expect(await page.locator('.hero .stale').count()).toBe(0);
  const truth = await window.trueHistory(app.url, anna.token, auctionId);
  expect(truth.length).toBeGreaterThan(4);
  await eventually(async () => JSON.stringify(await window.history()) === JSON.stringify(truth));
  expect(await window.history()).toEqual(truth);
  await window.check('16100');
  await window.confirm('16100');
  await window.says(words.accepted('16,100'));
});

test('a line that breaks without the browser knowing is said and comes back too', async () => {
  line.cut();
  await window.connection.getByText(window.words.reconnecting, { exact: true }).waitFor({ timeout: AT_ONCE_MS_MAX });
  await bid(bo, auctionId, '15100.00');
  line.mend();
  await recovered();
  await eventually(async () => (await window.history())[0]?.endsWith('15,100'));
  expect(await window.history()).toEqual(await window.trueHistory(app.url, anna.token, auctionId));
});

test('a bid whose answer the cut swallows is unknown, not accepted; sent again by the same id it counts once', async () => {
  const { page, words } = window;
  const sent: string[] = [];
  await page.route('**/graphql', async route => {
    const { query, variables } = route.request().postDataJSON();
    if (!query.includes('placeBid')) return route.continue();
    sent.push(variables.input.bidId);
    if (sent.length > 1) return route.continue();
    await route.fetch(); // the server takes it
    await cut();
    await route.abort('failed');
  });
  await window.check('15000');
  await window.confirm('15000');
  await page.getByText(words.unknownTitle, { exact: true }).waitFor();
  expect(await page.getByText(words.accepted('15,000')).count()).toBe(0);
  expect(await acceptedBids()).toEqual([{ kind: 'BID_ACCEPTED', price: '15000.00', mine: true }]);
  await bid(bo, auctionId, '15500.00');
  await mend();

  await recovered();
  await window.says(words.outbid);
  await eventually(
    async () => sent.length > 1 && (await page.getByText(words.unknownTitle).count()) === 0,
    RECOVERY_MS_MAX,
  );
  expect(new Set(sent).size).toBe(1);
  expect((await acceptedBids()).filter(({ mine }) => mine === true)).toHaveLength(1);
  await eventually(async () => (await window.history()).length === 3);
  expect(await window.history()).toEqual(await window.trueHistory(app.url, anna.token, auctionId));
});

test('a bid that the cut keeps from arriving is placed once when the line is back', async () => {
  const { page, words } = window;
  await window.check('15000');
  await page.route('**/graphql', async route => {
    line.cut();
    await route.continue();
  });
  await window.confirm('15000');
  await page.getByText(words.unknownTitle, { exact: true }).waitFor();
  expect(await acceptedBids()).toEqual([]);
  await page.unroute('**/graphql');
  line.mend();
  await recovered();
  await page.getByText(words.accepted('15,000')).waitFor({ timeout: RECOVERY_MS_MAX });
  expect(await acceptedBids()).toHaveLength(1);
});
