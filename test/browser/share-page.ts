import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../web/src/language/language.js';
import { type ShareWords, shareWords } from '../../web/src/share/share.words.js';

/** One charge of a heat, kilograms and percent as they are typed. */
export type Charge = { readonly kg: string; readonly aluminium: string } & (
  | { readonly source: 'PRIMARY' | 'INTERNAL' }
  /** metal of a settled trade, by the title of its lot */
  | { readonly source: 'TRADE'; readonly lot: string }
);
export interface TypedHeat {
  readonly alloy: string;
  readonly productKg: string;
  readonly charges: readonly Charge[];
}

/** A processor's recycled share and the heats that it is made of. */
export class SharePage {
  private readonly words: ShareWords;

  constructor(
    private readonly page: Page,
    language: Language,
  ) {
    this.words = shareWords[language];
  }

  /** Types a heat and records it; `content`: its recycled content as the page has to say it. */
  async record({ alloy, productKg, charges }: TypedHeat, content: string): Promise<void> {
    const { page, words } = this;
    const form = page.getByRole('region', { name: words.formTitle });
    if (!(await form.isVisible())) await page.getByRole('button', { name: words.recordHeat }).first().click();
    await this.field(form, words.alloy).fill(alloy);
    await this.field(form, words.product).fill(productKg);
    for (const [index, charge] of charges.entries()) await this.charge(form, index, charge);
    await form.getByRole('button', { name: words.submit(alloy), exact: true }).click();
    await form.getByText(words.recordedTitle(alloy, content), { exact: true }).waitFor();
  }

  /** Waits until the one number of the page is this one. */
  reads(figure: string): Promise<void> {
    return this.page.locator('.sh-number .n').getByText(figure, { exact: true }).waitFor();
  }

  /** Percent of the newest month's metal that its bar draws as post-consumer, as far as pixels can tell: the whole bar is 100. */
  async postConsumerBar(): Promise<number> {
    const chart = this.page.locator('.sh-months svg');
    const [lines, bars] = [chart.locator('line.gl'), chart.locator('rect.s-post')];
    const [nought, whole] = [await lines.first().getAttribute('y1'), await lines.last().getAttribute('y1')];
    const height = Number(await bars.last().getAttribute('height'));
    return (100 * height) / (Number(nought) - Number(whole));
  }

  private async charge(form: Locator, index: number, charge: Charge): Promise<void> {
    const { words } = this;
    const row = form.getByRole('group', { name: words.inputRow(index + 1), exact: true });
    if (index > 0) await form.getByRole('button', { name: words.addInput, exact: true }).click();
    await this.field(row, words.source).selectOption(charge.source);
    if (charge.source === 'TRADE') {
      const purchase = this.field(row, words.purchase);
      const option = purchase.locator('option', { hasText: charge.lot });
      await purchase.selectOption(await option.getAttribute('value'));
    }
    await this.field(row, words.mass).fill(charge.kg);
    await this.field(row, words.aluminium).fill(charge.aluminium);
  }

  /** By the label's own words: the label of a choice has the options in it, too. */
  private field(within: Locator, label: string): Locator {
    const named = this.page.locator('.l', { hasText: new RegExp(`^${label}`) });
    return within.locator('.fld').filter({ has: named }).locator('input, select');
  }
}
