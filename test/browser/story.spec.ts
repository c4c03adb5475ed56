import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { calendarDate } from '../../web/src/format/clock-time.js';
import type { Language } from '../../web/src/language/language.js';
import { OPERATOR } from '../e2e/app.js';
import { type Caller, callerOf, eventually, register } from '../e2e/client.js';
import { AuctionPage } from './auction-page.js';
import { openPage, PHONE } from './browser.js';
import { CredentialsPage } from './credentials-page.js';
import { type Account, Frame } from './frame.js';
import { MarketPage } from './market-page.js';
import { OperatorPage } from './operator-page.js';
import { PostPage } from './post-page.js';
import { type ServedApp, startServedApp } from './served-app.js';
import { SharePage } from './share-page.js';
import { TradePage } from './trade-page.js';

/** What a bidder may wait for the news of another's bid: a promise of the product. */
const NEWS_MS_MAX = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A pixel is about a third of it. */
const BAR_PERCENT_MAX = 1;
const STORY_MS_MAX = 180_000;
jest.setTimeout(STORY_MS_MAX);

const CAST = {
  'zh-CN': {
    collector: '江北再生资源回收站',
    smelter: '明江再生铝业有限公司',
    rival: '远山金属回收有限公司',
    lapsed: '旧城物资回收有限公司',
    lot: '汽车轮毂 A356，已破碎清洗，无气门嘴',
    plates: ['苏A·12345', '苏B·67890'],
    expired: '再生资源回收经营者备案已过期，请提交续期后的证件。',
  },
  en: {
    collector: 'North Yard',
    smelter: 'Bright Melt',
    rival: 'Far Hill Metals',
    lapsed: 'Old Town Salvage',
    lot: 'Car wheels A356, shredded and washed, no valves',
    plates: ['NY-12345', 'BM-67890'],
    expired: 'Expired: recycler filing. Submit the renewed one.',
  },
} as const satisfies Record<Language, object>;

let app: ServedApp;
beforeAll(async () => {
  app = await startServedApp();
});
afterAll(() => app.close());

test.each(['zh-CN', 'en'] as const)(
  'a lot goes by clicks from the yard to the melt: posted, fought for, weighed, settled, melted; in %s',
  async language => {
    const cast = CAST[language];
    await app.setClock(null);
    const accounts = {
      collector: await register(app, 'COLLECTOR', { name: cast.collector }),
      smelter: await register(app, 'RECYCLER', { name: cast.smelter, roles: ['RECYCLER', 'PROCESSOR'] }),
      rival: await register(app, 'RECYCLER', { name: cast.rival }),
      lapsed: await register(app, 'RECYCLER', { name: cast.lapsed }),
    };
    const windowOf = async (account: Account, path: string, viewport?: typeof PHONE) => {
      const page = await openPage({ url: app.url, path, language, ...(viewport && { viewport }) });
      const frame = new Frame(page, language);
      await frame.signIn(account);
      return { page, frame };
    };

    // three recyclers submit their filings, one of which was valid until yesterday
    const [smelter, rival, lapsed] = [
      await windowOf(accounts.smelter, '/credentials'),
      await windowOf(accounts.rival, '/credentials'),
      await windowOf(accounts.lapsed, '/credentials'),
    ];
    const yesterday = calendarDate(Date.now() - DAY_MS);
    await new CredentialsPage(smelter.page, language).submitFiling('R-2026-001');
    await new CredentialsPage(rival.page, language).submitFiling('R-2026-002');
    await new CredentialsPage(lapsed.page, language).submitFiling('R-2019-003', { validTo: yesterday });

    // an operator verifies them
    const operator = await windowOf(OPERATOR, '/');
    await operator.frame.goTo('/operator');
    const reviews = new OperatorPage(operator.page, language);
    for (const name of [cast.smelter, cast.rival, cast.lapsed]) await reviews.verifyFiling(name);

    // a collector posts a lot from a phone, with its auction
    const collector = await windowOf(accounts.collector, '/post', PHONE);
    const posting = new PostPage(collector.page, language);
    const auctionId = await posting.post({
      title: cast.lot,
      gradeSearch: 'lungulv',
      gradeCode: 'LUN-GU-LV',
      tonnes: '18.22',
      province: '32',
      allowedMoisture: '1.0',
      allowedInclusion: '0.5',
      startPrice: '15,000',
      reservePrice: '17,000',
    });
    await posting.toAuction();
    const atPhone = new AuctionPage(collector.page, language);
    await atPhone.says(atPhone.words.ownLot);

    // the bidders find it on the market; who has no valid filing is told so in words
    const found = async ({ page, frame }: typeof smelter): Promise<AuctionPage> => {
      await frame.goTo('/');
      await new MarketPage(page).open(cast.lot);
      return new AuctionPage(page, language);
    };
    const [one, two, third] = [await found(smelter), await found(rival), await found(lapsed)];
    await third.check('15000');
    await third.confirm('15000');
    expect(await third.reasons()).toEqual([cast.expired]);

    // two bid in turn, and each sees the other within a second
    const news: number[] = [];
    const bid = async (from: AuctionPage, to: AuctionPage, price: string): Promise<void> => {
      await from.check(price);
      const stood = to.priceStoodAt(price);
      const clicked = await from.confirmAt(price);
      news.push((await stood) - clicked);
      await from.says(from.words.youLead);
    };
    await bid(one, two, '15100');
    await bid(two, one, '15200.50');
    await bid(one, two, '17500');
    await one.page.getByText(one.words.reserveMet, { exact: true }).waitFor();

    // a late bid moves the countdown in every window
    const closesAt = await closeOf(auctionId);
    await app.setClock(closesAt - MINUTE_MS);
    for (const { page } of [one, two]) await page.reload();
    for (const window of [one, two]) expect(await settledClock(window, seconds => seconds <= 60)).toBeGreaterThan(30);
    await bid(two, one, '17950');
    for (const window of [one, two]) {
      const seconds = await settledClock(window, left => left > 60);
      expect(seconds).toBeLessThanOrEqual(300);
      expect(seconds).toBeGreaterThan(270);
    }
    await bid(one, two, '18000');
    expect(Math.min(...news)).toBeGreaterThan(0);
    expect(Math.max(...news)).toBeLessThanOrEqual(NEWS_MS_MAX);

    // the hammer falls, and the page says to whom
    await app.setClock((await closeOf(auctionId)) + 1_000);
    await one.says(one.words.soldToYou);
    expect(await one.history()).toEqual(await one.trueHistory(app.url, accounts.smelter.token, auctionId));
    expect(await two.history()).toEqual(await two.trueHistory(app.url, accounts.rival.token, auctionId));

    // both sides weigh, the buyer inspects, and the sheet says what is to be paid
    const [seller, buyer] = [new TradePage(collector.page, language), new TradePage(smelter.page, language)];
    await collector.frame.goTo('/trades');
    await seller.open(cast.lot);
    await seller.weigh({ gross: '32,500', tare: '14,260', net: '18,240.000', plate: cast.plates[0] });
    await smelter.frame.goTo('/trades');
    await buyer.open(cast.lot);
    await buyer.weigh({ gross: '32,480', tare: '14,260', net: '18,220.000', plate: cast.plates[1] });
    await buyer.inspect({ moisture: '3.2', inclusion: '1.5' });
    await seller.lookAgain(cast.lot);
    for (const side of [seller, buyer]) {
      expect(await side.lineOf(side.words.lines.settlementMass)).toBe(side.kilograms('17,641.0'));
      expect(await side.lineOf(side.words.lines.amount)).toBe(side.yuan('317,538.00'));
    }

    // both confirm
    await seller.confirm('317,538.00');
    await seller.hasConfirmed('SELLER');
    await buyer.confirm('317,538.00');
    await buyer.isSettled();
    await seller.lookAgain(cast.lot);
    await seller.isSettled();

    // the buyer melts it, and its recycled share moves
    await smelter.frame.goTo('/share');
    const share = new SharePage(smelter.page, language);
    await share.reads('—');
    const pure = { aluminium: '100' };
    await share.record(
      {
        alloy: 'A356.2',
        productKg: '20,000',
        charges: [
          { source: 'TRADE', lot: cast.lot, kg: '10,000', ...pure },
          { source: 'PRIMARY', kg: '10,000', ...pure },
          { source: 'INTERNAL', kg: '1,000', ...pure },
        ],
      },
      '50.0',
    );
    await share.reads('50.0%');
    await eventually(async () => Math.abs((await share.postConsumerBar()) - 50) < BAR_PERCENT_MAX);
    await share.record(
      { alloy: 'ADC12', productKg: '4,900', charges: [{ source: 'TRADE', lot: cast.lot, kg: '5,000', ...pure }] },
      '100.0',
    );
    await share.reads('60.0%');
    await eventually(async () => Math.abs((await share.postConsumerBar()) - 60) < BAR_PERCENT_MAX);
    expect(await shareOf(accounts.smelter)).toBe('60.0000');
  },
);

/** The server's truth, epoch milliseconds. */
async function closeOf(auctionId: string): Promise<number> {
  const { auction } = await callerOf(app, null).ask('query ($id: ID!) { auction(id: $id) { closesAt } }', {
    id: auctionId,
  });
  return Date.parse(auction.closesAt);
}

/** What the server says that this year's recycled share is. */
async function shareOf(processor: Caller): Promise<string> {
  const year = calendarDate(Date.now()).slice(0, 4);
  const { recycledShare } = await processor.ask(
    'query ($id: ID!, $from: Date!, $to: Date!) { recycledShare(organisationId: $id, from: $from, to: $to) { recycledShare } }',
    { id: processor.organisationId, from: `${year}-01-01`, to: `${year}-12-31` },
  );
  return recycledShare.recycledShare;
}

/** The seconds that the countdown shows as soon as they are as they should be. */
const settledClock = (window: AuctionPage, isRight: (seconds: number) => boolean): Promise<number> =>
  eventually(async () => {
    const seconds = await window.secondsLeft();
    return isRight(seconds) && seconds;
  });
