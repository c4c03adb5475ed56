import type { Page } from 'playwright-core';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';
import { shown } from './browser.js';

/** Who signs in with what. */
export interface Account {
  readonly email: string;
  readonly password: string;
}

/** What stands around every page: the way to sign in and the navigation, by the words on them. */
export class Frame {
  private readonly words: (typeof DICTIONARIES)[Language];

  constructor(
    private readonly page: Page,
    language: Language,
  ) {
    this.words = DICTIONARIES[language];
  }

  /** From the button in the top bar to a page that knows who is there. */
  async signIn({ email, password }: Account): Promise<void> {
    const { words } = this;
    await this.page.getByRole('banner').getByRole('button', { name: words.signIn, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: words.signInTitle });
    await dialog.getByLabel(words.email).fill(email);
    await dialog.getByLabel(words.password).fill(password);
    await dialog.getByRole('button', { name: words.signIn, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.page.getByRole('button', { name: words.signOut, exact: true }).waitFor();
  }

  /** Clicks the page's place in the navigation, e.g. "/trades". */
  async goTo(path: string): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: this.words.navigation });
    await navigation.locator(`a[href="${path}"]`).click();
    await shown(this.page);
  }
}
