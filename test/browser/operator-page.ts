import type { Page } from 'playwright-core';
import { credentialWords } from '../../web/src/credentials/credential.words.js';
import type { Language } from '../../web/src/language/language.js';
import { operatorWords } from '../../web/src/operator/operator.words.js';

/** Where an operator reviews what was submitted. */
export class OperatorPage {
  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {}

  /** Opens the waiting filing of an organisation and verifies it, in the two steps that this takes. */
  async verifyFiling(organisation: string): Promise<void> {
    const { page } = this;
    const said = operatorWords[this.language];
    const kind = credentialWords[this.language].kinds.RECYCLER_FILING;
    await page.locator('.qlist').getByRole('link', { name: organisation }).click();
    const waiting = page.getByRole('region', { name: said.caseTitle(organisation, kind), exact: true });
    await waiting.getByRole('button', { name: said.acts.VERIFY }).click();
    await waiting.getByRole('heading', { name: said.confirmTitle.VERIFY(kind, organisation), exact: true }).waitFor();
    await waiting.getByRole('button', { name: said.confirm.VERIFY(kind), exact: true }).click();
    await page.getByText(said.done.VERIFY(kind, organisation), { exact: true }).waitFor();
  }
}
