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
const LONG_CUT_MS = 30_000;
/** A line that breaks is heard at once; one that falls silent is given 25 s since it was last heard, and is looked at every second. */
const BROKEN_SAID_MS_MAX = 2_000;
const SILENT_SAID_MS_MAX = 27_000;
/** After 8 s without one an answer is a lost one. */
const ANSWER_MS_MAX = 9_000;
/** The page comes back at most 5 s after the network and has then 8 s to be answered. */
const RECOVERY_MS_MAX = 13_000;

let app: ServedApp;
let seller: Caller;
let anna: Caller;
let bo: Caller;
let eligible: () => Promise<Caller>;
let line: Line;
let auctionId: string;
let window: AuctionPage;

beforeAll(async () => {
  app = await startServedApp();
  const reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  eligible = () => eligibleRecycler(app, reviewer);
  [anna, bo] = [await eligible(), await eligible()];
});
beforeEach(async () => {
  auctionId = await openAuction(seller, await createLot(seller));
  line = await newLine();
  window = await openOn(line, anna);
});
afterEach(() => Promise.all(lines.splice(0).map(each => each.close())));
afterAll(() => app.close());

const lines: Line[] = [];
async function newLine(): Promise<Line> {
  const line = await lineTo(app.url);
  lines.push(line);
  return line;
}
async function openOn({ url }: Line, session: Caller): Promise<AuctionPage> {
  const path = `/auctions/${auctionId}`;
  const window = new AuctionPage(await openPage({ url, path, language: 'en', session, expected: OF_THE_LINE }), 'en');
  await window.connection.getByText(window.words.live, { exact: true }).waitFor();
  return window;
}
/** What the browser itself says of a line that is gone. */
const OF_THE_LINE =
  /ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|NETWORK_CHANGED|FAILED)|WebSocket is closed before/;

const cut = async (): Promise<void> => {
  line.cut();
  await window.page.context().setOffline(true);
};
const mend = async (): Promise<void> => {
  line.mend();
  await window.page.context().setOffline(false);
};
const recovered = (of = window) =>
  of.connection.getByText(of.words.live, { exact: true }).waitFor({ timeout: RECOVERY_MS_MAX });
const acceptedBids = async (as = anna): Promise<Answer[]> =>
  (
    await as.ask('query ($id: ID!) { auctionEvents(auctionId: $id) { kind price mine } }', { id: auctionId })
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

test('a cut of 30 s, while others bid: it is said, nobody is told what is not so, every bid counts once or not at all', async () => {
  const [silent, deaf] = [await newLine(), await newLine()];
  const [cleo, dora, emil] = [await eligible(), await eligible(), await eligible()];
  await bid(dora, auctionId, '15000.00');
  const [atBroken, atSilent, atDeaf] = [window, await openOn(silent, bo), await openOn(deaf, cleo)];
  const all = [atBroken, atSilent, atDeaf];
  const saysUnknown = (at: AuctionPage, timeout: number) =>
    at.page.getByText(at.words.unknownTitle, { exact: true }).waitFor({ timeout });
  const saysReconnecting = (at: AuctionPage, timeout: number) =>
    at.connection.getByText(at.words.reconnecting, { exact: true }).waitFor({ timeout });

  // one line breaks under a bid that is on its way; two fall silent, and their pages cannot know
  await atBroken.check('15100');
  await atSilent.check('17000');
  await atDeaf.check('15600');
  await atBroken.page.route('**/graphql', async route => {
    line.cut();
    await route.continue();
  });
  silent.hush('EVERYTHING');
  deaf.hush('ANSWERS');
  const cutAt = performance.now();
  const since = (): number => performance.now() - cutAt;
  await atBroken.confirm('15100');
  await saysReconnecting(atBroken, BROKEN_SAID_MS_MAX);
  await saysUnknown(atBroken, BROKEN_SAID_MS_MAX);
  await atSilent.confirm('17000');
  await atDeaf.confirm('15600');
  await eventually(async () => (await acceptedBids(cleo)).some(({ mine }) => mine === true)); // it did arrive
  for (const [caller, price] of [
    [dora, '15700.00'],
    [emil, '15900.00'],
    [dora, '16500.00'],
  ] as const) {
    expect(await bid(caller, auctionId, price)).toMatchObject({ __typename: 'BidAccepted' });
  }

  // no answer came, so nothing is claimed
  for (const at of [atSilent, atDeaf]) await saysUnknown(at, ANSWER_MS_MAX);
  for (const at of [atSilent, atDeaf]) await saysReconnecting(at, SILENT_SAID_MS_MAX - since());
  for (const at of all) {
    expect(await at.page.locator('.hero .stale').count()).toBe(1);
    expect(await at.price.textContent()).toContain('15,000');
    expect(await at.page.locator('.alert.ok').count()).toBe(0);
  }
  await sleep(LONG_CUT_MS - since());

  await atBroken.page.unroute('**/graphql');
  for (const each of lines) each.mend();
  for (const at of all) await recovered(at);
  await atBroken.page.getByText(atBroken.words.tooLowTitle('15,100')).waitFor({ timeout: RECOVERY_MS_MAX });
  await atSilent.page.getByText(atSilent.words.accepted('17,000')).waitFor({ timeout: RECOVERY_MS_MAX });
  await atDeaf.page.getByText(atDeaf.words.unknownTitle).waitFor({ state: 'hidden', timeout: RECOVERY_MS_MAX });
  await atSilent.says(atSilent.words.youLead);
  await atDeaf.says(atDeaf.words.outbid);
  expect(await atDeaf.page.getByText(atDeaf.words.tooLowTitle('15,600')).count()).toBe(0); // the verdict is that of the first sending
  for (const [at, caller, bids] of [
    [atBroken, anna, []],
    [atSilent, bo, ['17000.00']],
    [atDeaf, cleo, ['15600.00']],
  ] as const) {
    const mine = (await acceptedBids(caller)).filter(({ mine }) => mine === true);
    expect(mine.map(({ price }) => price)).toEqual(bids);
    const truth = await at.trueHistory(app.url, caller.token, auctionId);
    await eventually(async () => JSON.stringify(await at.history()) === JSON.stringify(truth)).catch(() => undefined);
    expect(await at.history()).toEqual(truth);
  }
}, 120_000);
