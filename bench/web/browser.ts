import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../test/setup/find-browser.mjs';
import { startGuardian } from '../../test/setup/start-guardian.mjs';
import type { Closers } from '../closers.js';

export const SCREENS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
} as const;
export type Screen = keyof typeof SCREENS;

/** Nothing that a bench waits for takes longer, unless it hangs. */
const WAIT_MS_MAX = 60_000;

/** The browser of the browser tests, whichever of those starts here. */
export async function startBrowser(closers: Closers): Promise<Browser> {
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-bench-browser-'));
  const guardian = await startGuardian(directory);
  closers.add(() => guardian.dismiss());
  const browser = await chromium.launch(await findBrowser(directory));
  closers.add(() => browser.close());
  return browser;
}

/** A window of its own, with an empty cache and nobody signed in. */
export interface Window {
  readonly page: Page;
  readonly cdp: CDPSession;
  close(): Promise<void>;
}

/** Opens an empty window. `before`: runs in the page before anything of the page does, and is told the mark. */
export async function openWindow(
  browser: Browser,
  url: string,
  screen: Screen,
  before: (mark: string) => void = () => undefined,
  mark = '',
): Promise<Window> {
  const context: BrowserContext = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: SCREENS[screen],
  });
  context.setDefaultTimeout(WAIT_MS_MAX);
  const page = await context.newPage();
  page.on('pageerror', error => process.stderr.write(`the page threw: ${error.stack ?? error.message}\n`));
  await page.addInitScript(before, mark);
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}
