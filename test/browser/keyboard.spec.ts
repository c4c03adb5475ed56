import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { words as marketWords } from '../../web/src/market/market.words.js';
import { createLot, credential, openAuction, operator, register } from '../e2e/client.js';
import { AuctionPage } from './auction-page.js';
import { expectNoAxeViolations, openPage } from './browser.js';
import { Keyboard } from './keyboard.js';
import { type ServedApp, startServedApp } from './served-app.js';

const LOT = 'Car wheels A356, shredded and washed';

let app: ServedApp;
let bidder: Awaited<ReturnType<typeof register>>;
let auctionId: string;
beforeAll(async () => {
  app = await startServedApp();
  const reviewer = await operator(app);
  const seller = await register(app, 'COLLECTOR');
  bidder = await register(app, 'RECYCLER');
  await credential(bidder, reviewer, 'RECYCLER_FILING', 'R-1');
  auctionId = await openAuction(seller, await createLot(seller, { title: LOT }));
});
afterAll(() => app.close());

test('the keyboard alone leads from the market over signing in to a confirmed bid, with the focus always to be seen', async () => {
  const page = await openPage({ url: app.url, path: '/', language: 'en' });
  const keyboard = new Keyboard(page);
  const window = new AuctionPage(page, 'en');
  const { words } = window;

  await keyboard.tabTo(`link "${words.skipToContent}"`);
  await keyboard.tabTo(`button "${words.signIn}"`);
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: words.signInTitle }).waitFor();
  await expectNoAxeViolations(page);
  await keyboard.landsOn(`textbox "${words.email}"`);
  await keyboard.type(bidder.email);
  await keyboard.tabTo(`textbox "${words.password}"`);
  await keyboard.type(bidder.password);
  await keyboard.press('Enter');
  await window.button(words.signOut).waitFor();

  // one of a group of choices by its arrows
  const { orders } = marketWords.en;
  await keyboard.tabTo(`radio "${orders.CLOSING_SOONEST}"`);
  await keyboard.press('ArrowRight');
  await keyboard.landsOn(`radio "${orders.NEWEST}" [checked]`);
  await page.waitForURL('**/?order=newest');
  await page.locator('table.lots:not(.outdated)').waitFor();

  await keyboard.tabTo(`link "${LOT}"`);
  await keyboard.press('Enter');
  await page.waitForURL(`**/auctions/${auctionId}`);
  await keyboard.landsOn(`heading "${LOT}"`);

  await keyboard.tabTo(`textbox "${words.myBid}`);
  await keyboard.press('Control+A');
  await keyboard.type('15250');
  await keyboard.tabTo(`button "${words.checkBid('15,250')}"`);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: words.confirmTitle }).waitFor();
  expect(await window.history()).toHaveLength(1); // checked is not sent
  await keyboard.tabTo(`button "${words.confirmBid('15,250')}"`);
  await keyboard.press('Space');
  await window.says(words.accepted('15,250'));
  expect(await window.history()).toEqual(await window.trueHistory(app.url, bidder.token, auctionId));

  await page.goBack(); // its key is the browser's, not the page's
  await keyboard.landsOn(`heading "${marketWords.en.pageTitle}"`);
});
