/** The languages in which the API speaks to people. Codes never depend on it, messages do. */
export type Locale = 'zh-CN' | 'en';

/** One sentence in every language of the API. */
export type Text = Readonly<Record<Locale, string>>;

/** The product's home: what is spoken when a client asks for neither Chinese nor English, or for nothing. */
export const HOME_LOCALE: Locale = 'zh-CN';

/** A longer header is a client's mistake or an attack; its head says enough. */
const HEADER_CHARACTERS_MAX = 500;

/**
 * The language for an `Accept-Language` header (RFC 9110 §12.5.4): the range with the highest q-value that we speak; among equals
 * the one named first. `zh`, `zh-*` → zh-CN; `en`, `en-*` → en; `*` → the home language. q=0 excludes; a malformed range is skipped.
 * Without a header, or when nothing matches: zh-CN, the product's home.
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  let best: { locale: Locale; quality: number } | null = null;
  for (const range of (acceptLanguage ?? '').slice(0, HEADER_CHARACTERS_MAX).split(',')) {
    const match = /^\s*([a-z]{1,8}(?:-[a-z\d]{1,8})*|\*)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(
      range,
    );
    if (!match) continue;
    const locale = spoken(match[1] ?? '');
    const quality = match[2] === undefined ? 1 : Number(match[2]);
    if (locale && quality > (best?.quality ?? 0)) best = { locale, quality };
  }
  return best?.locale ?? HOME_LOCALE;
}

function spoken(tag: string): Locale | null {
  const language = tag.toLowerCase().split('-')[0];
  if (language === 'zh') return 'zh-CN';
  if (language === 'en') return 'en';
  return language === '*' ? HOME_LOCALE : null;
}
