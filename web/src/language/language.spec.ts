import { expect, test } from '@jest/globals';
import { chooseLanguage, DICTIONARIES } from './language.js';

test('the address decides, then the choice made before, then the browser, then the home of the product', () => {
  expect(chooseLanguage('en', 'zh-CN', ['zh-CN'])).toBe('en');
  expect(chooseLanguage(null, 'en', ['zh-CN'])).toBe('en');
  expect(chooseLanguage('xx', null, ['de-DE', 'en-GB', 'zh'])).toBe('en');
  expect(chooseLanguage(null, null, ['zh-TW'])).toBe('zh-CN');
  expect(chooseLanguage(null, null, ['de'])).toBe('zh-CN');
});

test('no sentence is empty, and English has no Chinese in it but the name of the other language', () => {
  for (const [language, dictionary] of Object.entries(DICTIONARIES)) {
    for (const [key, entry] of Object.entries(dictionary)) {
      const texts = typeof entry === 'string' ? [entry] : typeof entry === 'object' ? Object.values(entry) : [];
      for (const text of texts) {
        expect(text).not.toBe('');
        if (language === 'en' && !key.startsWith('switchLanguage')) expect(text).not.toMatch(/\p{Script=Han}/u);
      }
    }
  }
});
