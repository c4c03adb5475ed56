import type { Locator, Page } from 'playwright-core';
import { DICTIONARIES, type Language } from '../../web/src/language/language.js';
import { type TradesWords, words } from '../../web/src/trades/trades.words.js';
import { shown } from './browser.js';

/** A truck on a scale: kilograms as they are typed. */
export interface Weighing {
  readonly gross: string;
  readonly tare: string;
  /** gross less tare, as the page writes it */
  readonly net: string;
  readonly plate: string;
}

/** The trades of an organisation, and one of them from the hammer to the sheet that both sides confirm. */
export class TradePage {
  readonly words: TradesWords;
  /** what the reader can do now, or whom the trade waits for */
  readonly turn: Locator;
  readonly sheet: Locator;

  constructor(
    readonly page: Page,
    private readonly language: Language,
  ) {
    this.words = words[language];
    this.turn = page.locator('#turn');
    this.sheet = page.getByRole('region', { name: this.words.sheet, exact: true });
  }

  /** From the list to the trade of a lot. */
  async open(title: string): Promise<void> {
    await this.page.getByRole('link', { name: title, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await shown(this.page);
  }

  /** Away and back by the navigation: what the other side did meanwhile is there. */
  async lookAgain(title: string): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: this.words.title, exact: true }).click();
    await shown(this.page);
    await this.open(title);
  }

  async weigh({ gross, tare, net, plate }: Weighing): Promise<void> {
    const { turn, words } = this;
    await turn.getByLabel(words.gross).fill(gross);
    await turn.getByLabel(words.tare).fill(tare);
    await turn.getByLabel(words.plate).fill(plate);
    await this.act(words.checkTicket);
    await this.act(words.sendTicket(net));
    await this.page.locator('.ticket').getByText(plate).waitFor();
  }

  /** Percents as they are typed; the radioactivity check is passed. The sheet stands there afterwards. */
  async inspect({ moisture, inclusion }: { readonly moisture: string; readonly inclusion: string }): Promise<void> {
    const { turn, words } = this;
    await turn.getByLabel(words.figureNames.moisturePercent).fill(moisture);
    await turn.getByLabel(words.figureNames.inclusionPercent).fill(inclusion);
    await turn.getByLabel(words.radioactivityNames.PASSED, { exact: true }).check();
    await this.act(words.checkInspection);
    await this.act(words.sendInspection(`${moisture}%`, `${inclusion}%`));
    await this.sheet.getByRole('table').waitFor();
  }

  /** Confirms the sheet at the amount that it says, in the two steps that this takes. */
  async confirm(amount: string): Promise<void> {
    await this.act(this.words.checkConfirm);
    await this.act(this.words.confirm(amount));
  }

  /** A line of the sheet: its value with the unit. */
  async lineOf(name: string): Promise<string> {
    const named = this.page.locator('b', { hasText: new RegExp(`^${name}$`) });
    return (await this.sheet.getByRole('row').filter({ has: named }).locator('td').last().textContent()) ?? '';
  }

  hasConfirmed(side: 'SELLER' | 'BUYER'): Promise<void> {
    return this.sheet.getByText(this.words.confirmedBy(this.words.sideNames[side]), { exact: true }).waitFor();
  }

  isSettled(): Promise<void> {
    return this.turn.getByText(this.words.statusNames.SETTLED, { exact: true }).waitFor();
  }

  kilograms(value: string): string {
    return `${value}${this.words.kg}`;
  }

  yuan(value: string): string {
    return `${value}${DICTIONARIES[this.language].cny}`;
  }

  private act(name: string): Promise<void> {
    return this.turn.getByRole('button', { name, exact: true }).click();
  }
}
