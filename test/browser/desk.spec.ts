import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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
import { DESKTOP, expectNoAxeViolations, openPage, PHONE } from './browser.js';
import { DeskWindow } from './desk-page.js';
import { type Line, lineTo } from './line.js';
import { wrongWords } from './page-words.js';
import { type ServedApp, startServedApp } from './served-app.js';

const MINUTE_MS = 60_000;
/** What a bidder may wait for the news of another's bid. */
const NEWS_MS_MAX = 1_000;
/** Longer than Enter has to be up, and than any repeat of a key. */
const HELD_MS = 60;
const RECOVERY_MS_MAX = 13_000;
const PUBLIC_EVENTS = 'query ($id: ID!) { auctionEvents(auctionId: $id) { kind price mine } }';

let app: ServedApp;
let seller: Caller;
let anna: Caller;
let bo: Caller;
let stranger: Caller;
let first: string;
let second: string;

beforeAll(async () => {
  app = await startServedApp();
  const reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR', { name: 'North Yard' });
  anna = await eligibleRecycler(app, reviewer);
  bo = await eligibleRecycler(app, reviewer);
  stranger = await register(app, 'RECYCLER', { name: 'Bright Melt' });
});
beforeEach(async () => {
  const opened = async (title: string, minutes: number): Promise<string> =>
    openAuction(seller, await createLot(seller, { title }), {
      closesAt: new Date(Date.now() + minutes * MINUTE_MS).toISOString(),
    });
  [first, second] = [await opened('Car wheels A356', 90), await opened('Window profile 6063', 60)];
});
afterAll(() => app.close());

interface Opening {
  readonly language?: 'en' | 'zh-CN';
  readonly path?: string;
  readonly url?: string;
}
const open = async (session: Caller, { language = 'en', path, url }: Opening = {}): Promise<DeskWindow> => {
  const page = await openPage({
    url: url ?? app.url,
    path: path ?? `/desk?a=${first},${second}`,
    language,
    session,
    expected: /ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|NETWORK_CHANGED|FAILED)/,
  });
  return new DeskWindow(page, language);
};
const bidsIn = async (auctionId: string): Promise<Answer[]> =>
  (await anna.ask(PUBLIC_EVENTS, { id: auctionId })).auctionEvents.filter(
    ({ kind }: Answer) => kind === 'BID_ACCEPTED',
  );
const settle = (window: DeskWindow, ms: number): Promise<unknown> =>
  window.page.evaluate(`new Promise(resolve => setTimeout(resolve, ${ms}))`);

test('a bid by the keyboard alone in one of two auctions, and who is outbid sees it in that cell within a second', async () => {
  const [one, two] = [await open(anna), await open(bo, { language: 'zh-CN' })];
  await one.live(first, second);
  await two.live(first, second);
  const { keyboard } = one.page;
  await keyboard.press('2');
  expect(await one.focused()).toBe(second);
  await keyboard.press('ArrowUp');
  await keyboard.press('Shift+ArrowUp');
  await keyboard.press('ArrowDown');
  await one.button(second, one.w.checkPrice('15,200')).waitFor();
  await keyboard.press('Enter', { delay: HELD_MS });
  await one.button(second, one.w.confirmBid('15,200')).waitFor();
  expect(await bidsIn(second)).toEqual([]); // checked is not sent
  await expectNoAxeViolations(one.page);
  await settle(one, 200);
  await keyboard.press('Enter', { delay: HELD_MS });
  await one.says(second, one.w.youLead);
  await one.says(first, one.w.watching);
  expect(await bidsIn(second)).toEqual([{ kind: 'BID_ACCEPTED', price: '15200.00', mine: true }]);
  expect(await bidsIn(first)).toEqual([]);
  await two.cell(second).locator('.px').getByText('15,200').waitFor({ timeout: NEWS_MS_MAX });

  await two.page.keyboard.press('2');
  await two.page.keyboard.press('Enter', { delay: HELD_MS });
  await two.button(second, two.w.confirmBid('15,250')).waitFor();
  await settle(two, 200);
  await two.page.keyboard.press('Enter', { delay: HELD_MS });
  await eventually(async () => (await bidsIn(second)).length === 2);
  await one.says(second, one.w.outbidBy('50'), NEWS_MS_MAX);
  await two.says(second, two.w.youLead);
  await one.page.locator('.news tbody tr').getByText(one.w.happened.OUTBID, { exact: true }).waitFor();
  await expectNoAxeViolations(two.page);
});

describe('one press is one step', () => {
  let window: DeskWindow;
  beforeEach(async () => {
    window = await open(anna);
    await window.live(first, second);
    await window.page.keyboard.press('1');
  });

  test('a held Enter checks and never confirms, on the cell, on the button and in the field', async () => {
    const { keyboard } = window.page;
    const hold = async (): Promise<void> => {
      for (let repeat = 0; repeat < 12; repeat++) {
        await keyboard.down('Enter'); // from the second on with `repeat`
        await settle(window, 40);
      }
      await window.button(first, window.w.confirmBid('15,000')).waitFor();
      await keyboard.up('Enter');
      await settle(window, 400);
      expect(await bidsIn(first)).toEqual([]);
      await keyboard.press('Escape');
      await window.button(first, window.w.checkPrice('15,000')).waitFor();
    };
    await hold();
    await window.button(first, window.w.checkPrice('15,000')).focus();
    await hold();
    await window.cell(first).getByLabel(window.t.myBid).focus();
    await hold();
    expect(await window.focused()).toBe(first);
  });

  test('Enter twice without a pause is one Enter, and a double click is one click', async () => {
    const { keyboard } = window.page;
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await window.button(first, window.w.confirmBid('15,000')).waitFor();
    await settle(window, 300);
    expect(await bidsIn(first)).toEqual([]);
    await keyboard.press('Escape');
    await window.button(first, window.w.checkPrice('15,000')).click();
    // the second half of a double click, wherever the button stands by then
    const confirm = window.button(first, window.w.confirmBid('15,000'));
    await confirm.dispatchEvent('click', { detail: 2 });
    await settle(window, 300);
    await confirm.waitFor();
    expect(await bidsIn(first)).toEqual([]);
  });

  test('Esc cancels: first the check, then what was typed', async () => {
    const { keyboard } = window.page;
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await window.button(first, window.w.confirmBid('15,050')).waitFor();
    await keyboard.press('Escape');
    await window.button(first, window.w.checkPrice('15,050')).waitFor();
    await keyboard.press('Escape');
    await window.button(first, window.w.checkPrice('15,000')).waitFor();
    expect(await bidsIn(first)).toEqual([]);
  });

  test('what is typed into a field is text: no key of the desk acts', async () => {
    const { keyboard } = window.page;
    const field = window.page.getByLabel(window.w.search);
    await field.focus();
    const before = await window.order();
    await keyboard.type('2 r m p ?');
    expect(await field.inputValue()).toBe('2 r m p ?');
    expect(await window.order()).toEqual(before);
    expect(await window.page.getByRole('dialog').count()).toBe(0);
    await window.page.getByRole('button', { name: window.w.soundOff }).waitFor();
  });

  test('with a dialog open and with the keys switched off nothing happens', async () => {
    const { keyboard } = window.page;
    await keyboard.press('?');
    const sheet = window.page.getByRole('dialog', { name: window.w.keys });
    await sheet.waitFor();
    await expectNoAxeViolations(window.page);
    await keyboard.press('r');
    expect(await window.order()).toEqual([first, second]);
    await sheet.getByLabel(window.w.keysSwitch).click();
    await keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await keyboard.press('r');
    await keyboard.press('2');
    expect(await window.order()).toEqual([first, second]);
    expect(await window.focused()).not.toBe(second);
  });

  test('P asks for the limit of the proxy, which goes out with the bid and leads', async () => {
    const { keyboard } = window.page;
    await keyboard.press('p');
    await settle(window, 50);
    await keyboard.type('16000'); // it is selected
    await keyboard.press('Enter', { delay: HELD_MS });
    await window.button(first, window.w.confirmBid('15,000')).waitFor();
    await settle(window, 200);
    await keyboard.press('Enter', { delay: HELD_MS });
    await window.says(first, window.w.proxyLeads('16,000'));
  });
});

test('R re-orders by urgency, and nothing else does; the focus, the address and the browser follow', async () => {
  const window = await open(anna);
  await window.live(first, second);
  await bid(anna, first, '15000.00');
  await window.says(first, window.w.youLead);
  await bid(bo, first, '15500.00');
  await window.says(first, window.w.outbidBy('500'));
  await bid(anna, first, '16000.00');
  await window.says(first, window.w.youLead);
  expect(await window.order()).toEqual([first, second]);
  await window.page.keyboard.press('1');
  await window.page.keyboard.press('r');
  await eventually(async () => (await window.order())[0] === second); // it closes sooner
  expect(await window.focused()).toBe(first);
  expect(new URL(window.page.url()).searchParams.get('a')).toBe(`${second},${first}`);
  await bid(bo, first, '16500.00');
  await window.says(first, window.w.outbidBy('500'));
  await window.page.goto('/desk');
  await window.live(first, second);
  expect(await window.order()).toEqual([second, first]);
  await window.page.keyboard.press('r');
  await eventually(async () => (await window.order())[0] === first); // it needs me
});

test('a click without a move of the pointer never hits what a re-ordering brought under it', async () => {
  const window = await open(anna);
  await window.live(first, second);
  const check = window.page.locator('[data-cell] button[type=submit]');
  const confirm = window.page.locator('[data-cell] .go');
  const place = await check.first().boundingBox();
  if (place === null) throw new Error('no button to point at');
  const { mouse, keyboard } = window.page;
  await mouse.move(place.x + 20, place.y + 10);
  await keyboard.press('r');
  await eventually(async () => (await window.order())[0] === second);
  await mouse.down();
  await mouse.up();
  await settle(window, 200);
  expect(await confirm.count()).toBe(0);
  await mouse.move(place.x + 22, place.y + 11);
  await mouse.down();
  await mouse.up();
  await confirm.waitFor();
});

test('an empty desk offers what closes soon and what I am in, and fills with one click', async () => {
  const title = 'Cable ends, stripped';
  const mine = await openAuction(seller, await createLot(seller, { title }));
  await bid(anna, mine, '15000.00');
  const window = await open(anna, { path: '/desk' });
  const rows = window.page.locator('.offers .rows').filter({ hasText: window.w.mine });
  await rows.locator('li').filter({ hasText: title }).getByText('15,000').waitFor();
  await window.page.getByLabel(window.w.search).fill(title);
  await window.page.getByRole('heading', { name: window.w.results }).waitFor();
  await window.page.getByRole('button', { name: window.w.add(title) }).click();
  await eventually(async () => (await window.order()).join() === mine);
  await window.says(mine, window.w.youLead);
  await window.page.getByRole('button', { name: window.w.remove(title) }).click();
  await eventually(async () => (await window.order()).length === 0);
  await window.page.getByLabel(window.w.search).fill('');
  await window.page.getByRole('button', { name: /^Add the first/ }).click();
  await eventually(async () => (await window.order()).includes(mine));
});

test('who may not bid reads why in each cell, and an auction that does not exist troubles no other', async () => {
  const window = await open(stranger, { path: `/desk?a=${first},00000000-0000-4000-8000-000000000000` });
  await window.says(first, window.w.notEligible);
  expect(await window.cell(first).locator('.alert li').count()).toBeGreaterThan(0);
  await window.page.getByText(window.w.notFoundText).waitFor();
  await expectNoAxeViolations(window.page);
});

describe('on a line that can be cut', () => {
  let line: Line;
  beforeEach(async () => {
    line = await lineTo(app.url);
  });
  afterEach(() => line.close());

  test('two bids whose answers are lost are both unknown, each by its own id, and both are placed once', async () => {
    const window = await open(anna, { url: line.url });
    await window.live(first, second);
    const sent: { auctionId: string; bidId: string }[] = [];
    let swallow = true;
    await window.page.route('**/graphql', async route => {
      const { query, variables } = route.request().postDataJSON();
      if (!query.includes('placeBid')) return route.continue();
      sent.push(variables.input);
      if (!swallow) return route.continue();
      await route.fetch(); // the server takes it
      await route.abort('failed');
    });
    for (const auctionId of [first, second]) {
      await window.button(auctionId, window.w.checkPrice('15,000')).click();
      await window.button(auctionId, window.w.confirmBid('15,000')).click();
      await window.says(auctionId, window.t.unknownTitle);
      expect(await window.cell(auctionId).getByText(window.t.accepted('15,000')).count()).toBe(0);
    }
    expect(await window.button(first, window.w.raise).count()).toBe(0); // no other bid meanwhile
    expect(await window.button(first, window.w.removeUndecided).isDisabled()).toBe(true);
    swallow = false;
    for (const auctionId of [first, second]) {
      await window.cell(auctionId).getByText(window.t.accepted('15,000')).waitFor({ timeout: RECOVERY_MS_MAX });
      expect(await bidsIn(auctionId)).toHaveLength(1);
      expect(new Set(sent.flatMap(each => (each.auctionId === auctionId ? each.bidId : []))).size).toBe(1);
    }
  });

  test('a cut is said in every cell at once, no key bids meanwhile, and all come back with what they missed', async () => {
    const window = await open(anna, { url: line.url });
    await window.live(first, second);
    await window.page.keyboard.press('1');
    await window.page.keyboard.press('Enter');
    await window.button(first, window.w.confirmBid('15,000')).waitFor();
    line.cut();
    for (const auctionId of [first, second]) await window.says(auctionId, window.w.cellLineLost, NEWS_MS_MAX);
    await window.page.keyboard.press('Enter', { delay: HELD_MS });
    await settle(window, 300);
    expect(await window.button(first, window.w.confirmBid('15,000')).isDisabled()).toBe(true); // neither sent nor unknown
    await bid(bo, second, '15600.00');
    line.mend();
    await window.cell(second).locator('.px').getByText('15,600').waitFor({ timeout: RECOVERY_MS_MAX });
    expect(await bidsIn(first)).toEqual([]);
  });
});

/** The pages of routes.spec.ts are looked at in all eight ways; here every language, colour and width once with something to say. */
const LOOKS = [
  { language: 'zh-CN', theme: 'light', viewport: DESKTOP, width: DESKTOP.width },
  { language: 'zh-CN', theme: 'dark', viewport: PHONE, width: PHONE.width },
  { language: 'en', theme: 'dark', viewport: DESKTOP, width: DESKTOP.width },
  { language: 'en', theme: 'light', viewport: PHONE, width: PHONE.width },
] as const;
test.each(LOOKS)(
  '$language, $theme, $width px: every word is there, axe finds nothing, nothing sticks out',
  async ({ language, viewport, theme, width }) => {
    const written = { en: 'Car wheels A356, shredded and washed', 'zh-CN': '汽车轮毂 A356，已破碎清洗，无气门嘴' }[
      language
    ];
    const auctionId = await openAuction(seller, await createLot(seller, { title: written }));
    await bid(anna, auctionId, '15000.00', { maxPricePerTonne: '15600.00' });
    const ofUsers = ['Car wheels A356', 'Window profile 6063', '汽车轮毂 A356，已破碎清洗，无气门嘴', 'RECYCLER'];
    const page = await openPage({
      url: app.url,
      path: `/desk?a=${auctionId},${first}`,
      language,
      theme,
      viewport,
      session: anna,
    });
    const window = new DeskWindow(page, language);
    await window.says(auctionId, window.w.proxyLeads('15,600'));
    expect(await wrongWords(page, language, ofUsers)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await expectNoAxeViolations(page);
  },
);
