import type { Page } from 'playwright-core';
import { shown } from './browser.js';

/** The list of lots. */
export class MarketPage {
  constructor(private readonly page: Page) {}

  async open(title: string): Promise<void> {
    await this.page.getByRole('link', { name: title, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await shown(this.page);
  }
}
