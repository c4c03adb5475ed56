import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, openPage, takeComplaints } from './browser.js';
import { wrongWords } from './page-words.js';
import { type ServedApp, startServedApp } from './served-app.js';

let app: ServedApp;
beforeAll(async () => {
  app = await startServedApp();
});
afterAll(() => app.close());

const open = (language: 'en' | 'zh-CN'): Promise<Page> => openPage({ url: app.url, path: '/', language });
const add = (page: Page, html: string): Promise<unknown> =>
  page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`);

test.each([
  ['an error on the console', `console.error('it went wrong')`, 'it went wrong'],
  ['an uncaught exception', `setTimeout(() => { throw new Error('nobody catches this') })`, 'nobody catches this'],
  ['a rejection that nobody handles', `void Promise.reject(new Error('nor this'))`, 'nor this'],
  [
    'a violation of the Content-Security-Policy',
    `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.evil = 1' }))`,
    'Content-Security-Policy forbids script-src',
  ],
])('%s is heard', async (_what, script, heard) => {
  const page = await open('en');
  await page.evaluate(script);
  await page.evaluate('new Promise(resolve => setTimeout(resolve, 100))');
  expect(takeComplaints().join('\n')).toContain(heard);
});

test.each([
  ['a picture without words', '<img src="/favicon.svg">', 'image-alt'],
  ['a field without a name', '<input>', 'label'],
  ['grey letters on grey', '<p class="grey">too pale to read</p>', 'color-contrast'],
])('axe finds %s', async (_what, html, rule) => {
  const page = await open('en');
  await add(page, html);
  await page.evaluate(
    `(() => { const grey = document.querySelector('.grey'); if (grey) { grey.style.color = '#aaa'; grey.style.background = '#999'; } })()`,
  );
  await expect(expectNoAxeViolations(page)).rejects.toThrow(rule);
});

test.each([
  ['en', '<p>undefined</p>'],
  ['en', '<p>{detail}</p>'],
  ['en', '<p>CNY NaN</p>'],
  ['en', '<p>lots.search.noResult</p>'],
  ['en', '<p>价格 Price</p>'],
  ['en', '<button aria-label="关闭">x</button>'],
  ['zh-CN', '<p>Nothing was found</p>'],
] as const)('in %s the words of %s are wrong', async (language, html) => {
  const page = await open(language);
  expect(await wrongWords(page, language)).toEqual([]);
  await add(page, html);
  expect(await wrongWords(page, language)).not.toEqual([]);
});
