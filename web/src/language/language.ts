import { en } from './en.js';
import { type Dictionary, zhCN } from './zh-cn.js';

export type Language = 'zh-CN' | 'en';

export const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { 'zh-CN': zhCN, en };

/**
 * The language of the page: asked for in the address, else chosen before, else the first of the browser's languages that we speak,
 * else Chinese, the product's home.
 */
export function chooseLanguage(
  asked: string | null,
  kept: string | null,
  browserLanguages: readonly string[],
): Language {
  return spoken(asked) ?? spoken(kept) ?? browserLanguages.map(spoken).find(language => language !== null) ?? 'zh-CN';
}

function spoken(tag: string | null): Language | null {
  const primary = tag?.toLowerCase().split('-')[0];
  return primary === 'zh' ? 'zh-CN' : primary === 'en' ? 'en' : null;
}
