import type { Locator, Page } from 'playwright-core';
import { formatPrice } from '../../web/src/format/price.js';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';
import { type Answer, callerOf } from '../e2e/client.js';

/** An auction's page as a person sees it: by the words on it, in one language. */
export class AuctionPage {
  readonly words: (typeof DICTIONARIES)[Language];
  readonly price: Locator;
  readonly clock: Locator;
  readonly connection: Locator;

  constructor(
    readonly page: Page,
    language: Language,
  ) {
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

  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    await this.button(this.words.signIn).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.signInTitle });
    await dialog.getByLabel(this.words.email).fill(email);
    await dialog.getByLabel(this.words.password).fill(password);
    await dialog.getByRole('button', { name: this.words.signIn, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.button(this.words.signOut).waitFor();
  }

  /** Types the price and checks it: the bid is ready to be confirmed. */
  async check(price: string): Promise<void> {
    await this.page.getByLabel(this.words.myBid).fill(price);
    await this.button(this.words.checkBid(formatPrice(price))).click();
  }

  confirm(price: string): Promise<void> {
    return this.button(this.words.confirmBid(formatPrice(price))).click();
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

  private row({ kind, price, bidderAlias, mine }: Answer): string {
    const { eventNames, you, none, bidderAlias: named } = this.words;
    const who = mine === true ? you : bidderAlias === null ? none : named(bidderAlias);
    const priced = price !== null && (kind === 'BID_ACCEPTED' || kind === 'PROXY_RAISED');
    return [eventNames[kind as keyof typeof eventNames], who, priced ? formatPrice(price) : none].join(' | ');
  }
}
