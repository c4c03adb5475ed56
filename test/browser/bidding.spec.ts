import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLot, credential, eventually, openAuction, operator, register } from '../e2e/client.js';
import { AuctionPage } from './auction-page.js';
import { expectNoAxeViolations, openPage } from './browser.js';
import { type ServedApp, startServedApp } from './served-app.js';

const HOUR_MS = 3_600_000;
/** What a bidder may wait for the news of another's bid. */
const NEWS_MS_MAX = 1_000;

type Bidder = Awaited<ReturnType<typeof register>>;
let app: ServedApp;
let seller: Bidder;
let anna: Bidder;
let bo: Bidder;
let stranger: Bidder;
let auctionId: string;
let closesAt: number;

beforeAll(async () => {
  app = await startServedApp();
  const reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  [anna, bo] = [await register(app, 'RECYCLER'), await register(app, 'RECYCLER')];
  stranger = await register(app, 'RECYCLER');
  for (const each of [anna, bo]) await credential(each, reviewer, 'RECYCLER_FILING', 'R-1');
});
beforeEach(async () => {
  await app.setClock(null);
  closesAt = Math.ceil(Date.now() / 1_000) * 1_000 + HOUR_MS;
  auctionId = await openAuction(seller, await createLot(seller), { closesAt: new Date(closesAt).toISOString() });
});
afterAll(() => app.close());

const open = async (language: 'en' | 'zh-CN', session?: Bidder): Promise<AuctionPage> => {
  const path = `/auctions/${auctionId}`;
  const page = await openPage({ url: app.url, path, language, ...(session && { session }) });
  return new AuctionPage(page, language);
};

test('two sign in and bid in turn: each sees the other within a second, and who is outbid is told so', async () => {
  const [one, two] = [await open('en'), await open('zh-CN')];
  await one.signIn(anna);
  await two.signIn(bo);

  await one.check('15000');
  await expectNoAxeViolations(one.page);
  expect(await one.history()).toHaveLength(1); // checked is not sent
  await one.confirm('15000');
  await one.says(one.words.accepted('15,000'));
  await two.price.getByText('15,000').waitFor({ timeout: NEWS_MS_MAX });
  await one.says(one.words.youLead);

  await two.check('15050.5');
  await two.confirm('15050.5');
  await two.says(two.words.accepted('15,050.50'));
  await one.price.getByText('15,050.50').waitFor({ timeout: NEWS_MS_MAX });
  await one.says(one.words.outbid);
  expect(await one.button(one.words.accepted('15,000')).count()).toBe(0);
  await two.says(two.words.youLead);
  for (const [window, bidder] of [
    [one, anna],
    [two, bo],
  ] as const) {
    expect(await window.history()).toEqual(await window.trueHistory(app.url, bidder.token, auctionId));
  }
});

test('a bid that came while another was being confirmed makes the confirmation impossible until the price is taken anew', async () => {
  const [one, two] = [await open('en', anna), await open('en', bo)];
  await one.check('15000');
  await two.check('15100');
  await two.confirm('15100');
  await one.button(one.words.takeMinimum('15,150')).waitFor();
  expect(await one.button(one.words.confirmBid('15,000')).isDisabled()).toBe(true);
  await one.button(one.words.takeMinimum('15,150')).click();
  await one.button(one.words.checkBid('15,150')).click();
  await one.confirm('15150');
  await one.says(one.words.accepted('15,150'));
});

test('a late bid moves the countdown in every window, by the clock of the server', async () => {
  await app.setClock(closesAt - 60_000);
  const [one, two] = [await open('en', anna), await open('zh-CN')];
  for (const window of [one, two]) expect(await window.secondsLeft()).toBeLessThanOrEqual(60);
  await one.check('15000');
  await one.confirm('15000');
  await one.says(one.words.accepted('15,000'));
  for (const window of [one, two]) {
    // 300 s from the bid, less what has passed since
    const seconds = await eventually(async () => {
      const left = await window.secondsLeft();
      return left > 60 && left;
    });
    expect(seconds).toBeLessThanOrEqual(300);
    expect(seconds).toBeGreaterThan(280);
    expect((await window.history())[0]).toContain(window.words.eventNames.CLOSE_EXTENDED);
  }
});

test.each(['en', 'zh-CN'] as const)(
  'who may not bid is told every reason, in %s, and nothing is placed',
  async language => {
    const window = await open(language, stranger);
    await window.check('15000');
    await window.confirm('15000');
    const reasons = await window.reasons();
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons)
      expect(reason).toMatch(language === 'en' ? /^[\x20-\x7e]{15,}$/ : /\p{Script=Han}{4,}/u);
    await expectNoAxeViolations(window.page);
    expect(await window.trueHistory(app.url, null, auctionId)).toHaveLength(1);
  },
);

test('no script can read the session: neither in cookies nor in storage nor in the page', async () => {
  const { page, ...window } = await open('en');
  await new AuctionPage(page, 'en').signIn(bo);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax' });
  expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  const readable = await page.evaluate<string>(READABLE);
  expect(readable).toContain(window.words.signOut); // the page was looked at signed in
  expect(readable).not.toContain(cookie?.value);
  expect(readable).not.toContain(bo.password);
  expect(await page.evaluate('document.cookie')).toBe('');
});

const READABLE = `JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, window.name, location.href,
  history.state, document.documentElement.outerHTML])`;
