import type { Page } from 'playwright-core';
import type { Language } from '../../web/src/language/language.js';

/** What a page says that it must not, each with the place: a gap where a word was to be, or words of the other language.
 *  `ofUsers`: what people wrote, which may be in any language. Empty when all is well. */
export async function wrongWords(page: Page, language: Language, ofUsers: readonly string[] = []): Promise<string[]> {
  const said = await page.evaluate<string[]>(SAID);
  return said.flatMap(text => {
    const own = ofUsers.reduce((rest, written) => rest.replaceAll(written, ' '), text);
    return [...GAPS, FOREIGN[language]].flatMap(wrong => (wrong.test(own) ? [`${wrong} in "${text}"`] : []));
  });
}

const GAPS = [/\bundefined\b/, /\bnull\b/, /\bNaN\b/, /\[object /, /\{\w+\}/, /=>/, /\b[a-z]{2,}[A-Z]\w+/];
/** Chinese pages have product names, units and codes in Latin letters, but no English sentence. */
const FOREIGN = { en: /\p{Script=Han}/u, 'zh-CN': /[A-Za-z]+ [A-Za-z]+ [A-Za-z]+/ } as const satisfies Record<
  Language,
  RegExp
>;

/** Everything that is seen or read out, but for the switch to the other language, which speaks that language. */
const SAID = `(() => {
  const own = element => element.closest('button.ib[aria-label^="EN ·"], button.ib[aria-label^="中 ·"]') === null;
  const texts = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (own(walk.currentNode.parentElement)) texts.push(walk.currentNode.data);
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    if (own(element))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
  return texts.map(text => text.trim()).filter(text => text !== '' && text !== '本页需要 JavaScript。 · This page needs JavaScript.');
})()`;
