import { keep, kept, queryParameter } from './preference.js';

type Theme = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

/** Sets the page's colours before the first paint, and follows the system as long as nobody chose. */
export function startTheme(): void {
  apply();
  matchMedia(DARK).addEventListener('change', apply);
}

export function switchTheme(): void {
  const other = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  keep('theme', other);
  document.documentElement.dataset.theme = other;
}

function apply(): void {
  const theme = chosen(queryParameter('theme')) ?? chosen(kept('theme'));
  document.documentElement.dataset.theme = theme ?? (matchMedia(DARK).matches ? 'dark' : 'light');
}

const chosen = (text: string | null): Theme | null => (text === 'light' || text === 'dark' ? text : null);
