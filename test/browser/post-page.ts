import type { Locator, Page } from 'playwright-core';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';
import { type PostWords, words } from '../../web/src/post/post.words.js';

/** What a yard types, as it types it. */
export interface PostedLot {
  readonly title: string;
  readonly gradeSearch: string;
  readonly gradeCode: string;
  readonly tonnes: string;
  /** first two digits of its code by GB/T 2260 */
  readonly province: string;
  readonly allowedMoisture: string;
  readonly allowedInclusion: string;
  readonly startPrice: string;
  readonly reservePrice: string;
}

/** The form of a lot, with an auction of one hour that begins at once. */
export class PostPage {
  private readonly words: PostWords;
  private readonly optional: string;

  constructor(
    private readonly page: Page,
    language: Language,
  ) {
    this.words = words[language];
    this.optional = DICTIONARIES[language].optional;
  }

  /** Fills the form in and posts it. Answers the id of the auction that the page leads to. */
  async post(lot: PostedLot): Promise<string> {
    const { page, words } = this;
    await page.getByRole('button', { name: words.chooseGrade }).click();
    const grades = page.getByRole('dialog', { name: words.chooseGrade });
    await grades.getByLabel(words.searchGrade).fill(lot.gradeSearch);
    await grades.getByRole('button', { name: lot.gradeCode }).click();
    await this.field(words.mass).fill(lot.tonnes);
    await page.getByLabel(words.province, { exact: true }).selectOption(lot.province);
    await this.choose(words.taxMode, words.taxNames.VAT13);
    await this.field(words.lotTitle).fill(lot.title);
    await this.field(words.allowedMoisture).fill(lot.allowedMoisture);
    await this.field(words.allowedInclusion).fill(lot.allowedInclusion);
    await this.field(words.startPrice).fill(lot.startPrice);
    await this.field(words.reservePrice + this.optional).fill(lot.reservePrice);
    await this.choose(words.length, words.lengthNames['1H']);
    await page.getByRole('button', { name: words.postAndAuction, exact: true }).click();
    await page.getByRole('heading', { name: words.postedAuction, exact: true }).waitFor();
    const href = await page.getByRole('link', { name: words.toAuction, exact: true }).getAttribute('href');
    const auctionId = /^\/auctions\/([0-9a-f-]{36})$/.exec(href ?? '')?.[1];
    if (auctionId === undefined) throw new Error(`no auction behind "${href}"`);
    return auctionId;
  }

  /** From the outcome to what was posted. */
  toAuction(): Promise<void> {
    return this.page.getByRole('link', { name: this.words.toAuction, exact: true }).click();
  }

  private field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** One of a bar of radio buttons. */
  private choose(group: string, option: string): Promise<void> {
    return this.page.getByRole('group', { name: group }).getByRole('radio', { name: option, exact: true }).check();
  }
}
