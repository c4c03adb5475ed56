import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';
import { DESKTOP, expectNoAxeViolations, openPage, PHONE } from './browser.js';
import { type Market, openMarket } from './market.js';
import { wrongWords } from './page-words.js';

interface Route {
  readonly name: string;
  readonly path: (market: Market) => string;
  /** signed in as; nobody without it */
  readonly as?: 'operator' | 'seller' | 'recycler' | 'processor';
  /** what is done on the page before it is looked at */
  readonly first?: (page: Page, words: (typeof DICTIONARIES)[Language]) => Promise<void>;
  /** looked at in all eight ways instead of in four */
  readonly everyWay?: true;
}

/** One line per page and who looks at it. */
const ROUTES: readonly Route[] = [
  { name: 'the market', path: () => '/', everyWay: true },
  { name: 'signing in', path: () => '/', first: openSignIn },
  { name: 'the auction that closes first', path: () => '/next' },
  { name: 'an auction', path: market => `/auctions/${market.auctionId}` },
  {
    name: 'an auction seen by its leader',
    path: market => `/auctions/${market.auctionId}`,
    as: 'recycler',
    everyWay: true,
  },
  { name: 'an auction seen by its seller', path: market => `/auctions/${market.auctionId}`, as: 'seller' },
  { name: 'an auction that does not exist', path: () => `/auctions/${NOBODYS_ID}` },
  { name: 'the bidding desk', path: () => '/desk', as: 'recycler' },
  { name: 'the bidding desk, signed out', path: () => '/desk' },
  { name: 'posting a lot', path: () => '/post', as: 'seller' },
  { name: 'posting a lot before signing in', path: () => '/post' },
  { name: 'the trades', path: () => '/trades', as: 'seller' },
  { name: 'the trades of nobody', path: () => '/trades' },
  { name: 'a trade to be weighed', path: market => `/trades/${market.awardedTradeId}`, as: 'seller' },
  { name: 'a settled trade', path: market => `/trades/${market.settledTradeId}`, as: 'processor' },
  { name: 'a trade that does not exist', path: () => `/trades/${NOBODYS_ID}`, as: 'seller' },
  { name: 'the recycled share', path: () => '/share', as: 'processor' },
  { name: 'the recycled share as tables', path: () => '/share?months=table&alloys=table', as: 'processor' },
  { name: 'recording a heat', path: () => '/share?record=open', as: 'processor' },
  { name: 'the recycled share of nobody', path: () => '/share' },
  { name: 'the credentials', path: () => '/credentials', as: 'recycler' },
  { name: 'the credentials of nobody', path: () => '/credentials' },
  { name: 'the review queue', path: () => '/operator', as: 'operator' },
  { name: 'the organisations', path: () => '/operator/organisations', as: 'operator' },
  {
    name: 'an organisation',
    path: market => `/operator/organisations?id=${market.recycler.organisationId}`,
    as: 'operator',
  },
  { name: 'the auctions of an operator', path: () => '/operator/auctions', as: 'operator' },
  { name: 'the page of operators, signed out', path: () => '/operator' },
  { name: 'the page of operators seen by a seller', path: () => '/operator', as: 'seller' },
];

const NOBODYS_ID = '00000000-0000-4000-8000-000000000000';
const LANGUAGES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;
const VIEWPORTS = [DESKTOP, PHONE] as const;

/** Four looks of the eight: every two of language, colour and width meet in one of them. A third that only breaks with both others
 *  would be missed, except on the pages where most is at stake, which are looked at in all eight. */
function isLookedAt({ everyWay }: Route, language: Language, theme: (typeof THEMES)[number], viewport: typeof DESKTOP) {
  if (everyWay === true) return true;
  return ((language === 'en') !== (theme === 'dark')) === (viewport === PHONE);
}

describe.each(LANGUAGES)('in %s', language => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(language);
  });
  afterAll(() => market.app.close());

  const looks = ROUTES.flatMap(route =>
    THEMES.flatMap(theme =>
      VIEWPORTS.filter(viewport => isLookedAt(route, language, theme, viewport)).map(viewport => ({
        ...route,
        address: route.path,
        theme,
        viewport,
        width: viewport.width,
      })),
    ),
  );
  test.each(looks)(
    '$name, $theme, $width px: every word is there, axe finds nothing, nothing sticks out',
    async look => {
      const { theme, viewport, width, name } = look;
      const session = look.as === undefined ? {} : { session: market[look.as] };
      const page = await openPage({
        url: market.app.url,
        path: look.address(market),
        language,
        theme,
        viewport,
        ...session,
      });
      await look.first?.(page, DICTIONARIES[language]);
      await keepScreenshot(`${name}-${language}-${theme}-${width}`, to =>
        page.screenshot({ path: to, fullPage: true }),
      );
      expect(await page.evaluate('document.documentElement.lang')).toBe(language);
      expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(theme);
      expect(await wrongWords(page, language)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await expectNoAxeViolations(page);
    },
  );
});

async function openSignIn(page: Page, words: (typeof DICTIONARIES)[Language]): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: words.signIn, exact: true }).click();
  await page.getByRole('dialog', { name: words.signInTitle }).waitFor();
}

/** SCREENSHOTS=directory keeps what was seen, for a look by eye; e.g. coverage/screens, which git ignores. */
async function keepScreenshot(name: string, shoot: (to: string) => Promise<unknown>): Promise<void> {
  const directory = process.env.SCREENSHOTS;
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await shoot(path.join(directory, `${name.replaceAll(' ', '-')}.png`));
}
