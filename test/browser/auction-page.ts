import type { Locator, Page } from 'playwright-core';
import { clockTime } from '../../web/src/format/clock-time.js';
import { formatPrice } from '../../web/src/format/price.js';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';
import { type Answer, callerOf } from '../e2e/client.js';
import { type Account, Frame } from './frame.js';

/** An auction's page as a person sees it: by the words on it, in one language. */
export class AuctionPage {
  readonly words: (typeof DICTIONARIES)[Language];
  readonly price: Locator;
  readonly clock: Locator;
  readonly connection: Locator;
  private readonly frame: Frame;

  constructor(
    readonly page: Page,
    language: Language,
  ) {
    this.frame = new Frame(page, language);
    this.words = DICTIONARIES[language];
    this.price = page.locator('.hero .price');
    this.clock = page.getByRole('timer');
    this.connection = page.locator('.st [role=status]');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** text anywhere in the desk */
  says(text: string): Promise<void> {
    return this.page.locator('.desk .pb').getByText(text, { exact: true }).waitFor();
  }

  signIn(account: Account): Promise<void> {
    return this.frame.signIn(account);
  }

  /** Types the price and checks it: the bid is ready to be confirmed. */
  async check(price: string): Promise<void> {
    await this.page.getByLabel(this.words.myBid).fill(price);
    await this.button(this.words.checkBid(formatPrice(price))).click();
  }

  confirm(price: string): Promise<void> {
    return this.button(this.words.confirmBid(formatPrice(price))).click();
  }

  /** Confirms, and answers when: epoch milliseconds of the click itself, as the page took it. */
  async confirmAt(price: string): Promise<number> {
    await this.page.evaluate(REMEMBER_CLICK);
    await this.confirm(price);
    return this.page.evaluate<number>('window.clickedAt');
  }

  /** Resolves with the epoch milliseconds at which the price stood in the page. To be called before it does. */
  priceStoodAt(price: string): Promise<number> {
    return this.page.evaluate<number>(`(${WHEN_PRICE_STANDS})(${JSON.stringify(formatPrice(price))})`);
  }

  /** Seconds that the countdown shows; NaN while it shows days. */
  async secondsLeft(): Promise<number> {
    const clock = (await this.clock.textContent()) ?? '';
    return clock
      .trim()
      .split(':')
      .reduce((seconds, part) => seconds * 60 + Number(part), 0);
  }

  /** The reasons of a refusal, each a sentence. */
  async reasons(): Promise<string[]> {
    await this.says(this.words.notEligibleTitle);
    return this.page.locator('.alert li').allInnerTexts();
  }

  /** The rows of the history, newest first: what happened, who, price. */
  async history(): Promise<string[]> {
    const rows = await this.page.locator('.history tbody tr').all();
    return Promise.all(rows.map(async row => (await row.locator('td').allInnerTexts()).slice(1).join(' | ')));
  }

  /** What `history` has to be, read from the server with the eyes of the one who looks at the page. */
  async trueHistory(url: string, token: string | null, auctionId: string): Promise<string[]> {
    const { auctionEvents } = await callerOf({ url }, token).ask(
      'query ($id: ID!) { auctionEvents(auctionId: $id) { kind price bidderAlias mine closesAt } }',
      { id: auctionId },
    );
    return auctionEvents.map((event: Answer) => this.row(event)).toReversed();
  }

  private row({ kind, price, bidderAlias, mine, closesAt }: Answer): string {
    const { eventNames, you, none, until, bidderAlias: named } = this.words;
    const moved = closesAt === null || kind === 'AUCTION_OPENED' ? '' : ` ${until(clockTime(Date.parse(closesAt)))}`;
    const who = mine === true ? you : bidderAlias === null ? none : named(bidderAlias);
    const priced = price !== null && PRICED.has(kind);
    return [eventNames[kind as keyof typeof eventNames] + moved, who, priced ? formatPrice(price) : none].join(' | ');
  }
}

/** Events whose price says something new. */
const PRICED: ReadonlySet<string> = new Set(['BID_ACCEPTED', 'PROXY_RAISED', 'PRICE_DROPPED', 'AUCTION_CLOSED']);

/** Both in the page, so that neither the browser's remote control nor this process is part of what is measured. */
const REMEMBER_CLICK = `addEventListener('click', event => {
  window.clickedAt = performance.timeOrigin + event.timeStamp;
}, { capture: true, once: true })`;
const WHEN_PRICE_STANDS = `price => new Promise((resolve, reject) => {
  const stands = () => document.querySelector('.hero .price')?.textContent.startsWith(price);
  if (stands()) return reject(new Error(price + ' stood there before'));
  const watcher = new MutationObserver(() => {
    if (!stands()) return;
    watcher.disconnect();
    resolve(performance.timeOrigin + performance.now());
  });
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
  setTimeout(() => reject(new Error(price + ' never stood there')), 10_000);
})`;
