import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, expect, jest } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language } from '../../web/src/language/language.js';
import type { Caller } from '../e2e/client.js';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

export interface PageOptions {
  /** where the server is, and the path on it */
  readonly url: string;
  readonly path: string;
  readonly language: Language;
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** signed in as, from the start */
  readonly session?: Pick<Caller, 'token'>;
  /** console messages that belong to the test, e.g. of a request that it makes fail */
  readonly expected?: RegExp;
}

/** Nothing on these pages takes longer, unless it hangs. */
const WAIT_MS_MAX = 10_000;
jest.setTimeout(60_000);

let browser: Promise<Browser> | null = null;
const contexts: BrowserContext[] = [];
const complaints: string[] = [];

/** Opens the path in a window of its own, which shares cookies and storage with no other, and waits until the page shows
 *  what it loaded. Whatever the page complains about until the end of the test fails the test: an error on the console, an
 *  uncaught exception, a violation of the Content-Security-Policy. */
export async function openPage(options: PageOptions): Promise<Page> {
  const context = await newContext(options);
  const page = await context.newPage();
  const complain = (text: string): void => {
    if (options.expected?.test(text) !== true) complaints.push(`${options.path}: ${text}`);
  };
  page.on('console', message => {
    if (message.type() === 'error') complain(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', error => complain(`uncaught: ${error.stack ?? error.message}`));
  await page.goto(options.path);
  await shown(page);
  return page;
}

/** What the pages of this test complained about so far; whoever takes it has to judge it. */
export const takeComplaints = (): string[] => complaints.splice(0);

/** Waits until nothing on the page is being loaded. */
export async function shown(page: Page): Promise<void> {
  await page.locator('body:not(:has([aria-busy="true"])) main#main').waitFor();
}

/** Lets axe judge the whole page by every rule it has for WCAG and good practice; nothing it finds is minor enough. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // evaluated from outside the page, so its Content-Security-Policy stays on
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, { resultTypes: ['violations'] })`);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}
const AXE = readFileSync(createRequire(`${process.cwd()}/package.json`).resolve('axe-core/axe.min.js'), 'utf8');

/** Playwright's own launch options, as the project's global setup found them to work. */
function launch(): Promise<Browser> {
  const options = process.env.TEST_BROWSER;
  if (options === undefined) throw new Error('no browser: specs that need one belong to the Jest project browser');
  return chromium.launch(JSON.parse(options));
}

async function newContext({ url, language, theme = 'light', viewport = DESKTOP, session }: PageOptions) {
  browser ??= launch();
  const context = await (await browser).newContext({
    baseURL: url,
    locale: language,
    colorScheme: theme,
    viewport,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  context.setDefaultTimeout(WAIT_MS_MAX);
  await context.addInitScript(`document.addEventListener('securitypolicyviolation', event =>
    console.error('Content-Security-Policy forbids ' + event.violatedDirective + ' ' + event.blockedURI))`);
  if (session?.token) {
    await context.addCookies([{ name: 'session', value: session.token, url, httpOnly: true, sameSite: 'Lax' }]);
  }
  return context;
}

afterEach(async () => {
  await Promise.all(contexts.splice(0).map(context => context.close()));
  expect(takeComplaints()).toEqual([]);
});

afterAll(async () => {
  await (await browser)?.close();
});
