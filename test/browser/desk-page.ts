import type { Locator, Page } from 'playwright-core';
import { words } from '../../web/src/desk/desk.words.js';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';

/** The bidding desk as a person sees it: cells by their auction, words in one language. */
export class DeskWindow {
  readonly w: (typeof words)[Language];
  readonly t: (typeof DICTIONARIES)[Language];

  constructor(
    readonly page: Page,
    language: Language,
  ) {
    this.w = words[language];
    this.t = DICTIONARIES[language];
  }

  cell(auctionId: string): Locator {
    return this.page.locator(`[data-cell="${auctionId}"]`);
  }

  button(auctionId: string, name: string): Locator {
    return this.cell(auctionId).getByRole('button', { name, exact: true });
  }

  says(auctionId: string, text: string, timeout?: number): Promise<void> {
    return this.cell(auctionId)
      .getByText(text, { exact: true })
      .first()
      .waitFor(timeout === undefined ? {} : { timeout });
  }

  /** The auctions in the order in which they stand. */
  order(): Promise<string[]> {
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-cell]')].map(cell => cell.getAttribute('data-cell'))`,
    );
  }

  /** The auction whose cell has the focus, itself and nothing in it; null: none. */
  focused(): Promise<string | null> {
    return this.page.evaluate<string | null>(`document.activeElement?.getAttribute('data-cell') ?? null`);
  }

  /** Every cell's server has answered. */
  async live(...auctionIds: readonly string[]): Promise<void> {
    for (const id of auctionIds) await this.button(id, this.w.raise).waitFor();
  }
}
