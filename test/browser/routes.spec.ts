import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DESKTOP, expectNoAxeViolations, openPage, PHONE } from './browser.js';
import { type Market, openMarket } from './market.js';
import { wrongWords } from './page-words.js';

interface Route {
  readonly name: string;
  readonly path: (market: Market) => string;
  /** signed in as; nobody without it */
  readonly as?: 'operator' | 'seller' | 'recycler';
}

/** One line per page and who looks at it. Each is opened in both languages and colours, on a desk and on a phone. */
const ROUTES: readonly Route[] = [
  { name: 'the market', path: () => '/' },
  { name: 'the auction that closes first', path: () => '/next' },
  { name: 'an auction', path: market => `/auctions/${market.auctionId}` },
  { name: 'an auction seen by its leader', path: market => `/auctions/${market.auctionId}`, as: 'recycler' },
  { name: 'an auction seen by its seller', path: market => `/auctions/${market.auctionId}`, as: 'seller' },
  { name: 'an auction that does not exist', path: () => '/auctions/00000000-0000-4000-8000-000000000000' },
];

const LANGUAGES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;
const VIEWPORTS = [DESKTOP, PHONE] as const;

describe.each(LANGUAGES)('in %s', language => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(language);
  });
  afterAll(() => market.app.close());

  const looks = ROUTES.flatMap(route =>
    THEMES.flatMap(theme =>
      VIEWPORTS.map(viewport => ({ ...route, address: route.path, theme, viewport, width: viewport.width })),
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

/** SCREENSHOTS=directory keeps what was seen, for a look by eye; e.g. coverage/screens, which git ignores. */
async function keepScreenshot(name: string, shoot: (to: string) => Promise<unknown>): Promise<void> {
  const directory = process.env.SCREENSHOTS;
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await shoot(path.join(directory, `${name.replaceAll(' ', '-')}.png`));
}
