import type { Page } from 'playwright-core';
import { credentialWords } from '../../web/src/credentials/credential.words.js';
import { words } from '../../web/src/credentials/credentials.words.js';
import type { Language } from '../../web/src/language/language.js';

/** Where an organisation submits what it needs to bid. */
export class CredentialsPage {
  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {}

  /** Submits a recycler's filing; `validTo`: its last day, YYYY-MM-DD. Resolves once the page says that the server has it. */
  async submitFiling(number: string, { validTo }: { readonly validTo?: string } = {}): Promise<void> {
    const said = words[this.language];
    const kind = credentialWords[this.language].kinds.RECYCLER_FILING;
    const form = this.page.getByRole('region', { name: said.submitTitle });
    await form.getByLabel(said.kind).selectOption('RECYCLER_FILING');
    await form.getByLabel(said.number).fill(number);
    if (validTo !== undefined) await form.getByLabel(said.validTo).fill(validTo);
    await form.getByRole('button', { name: said.submit, exact: true }).click();
    await this.page.getByText(said.submitted(kind), { exact: true }).waitFor();
  }
}
