import type { Role } from '@app/compliance';
import type { ComponentType } from 'react';
import type { Language } from '../language/language.js';
import type { SessionStore } from '../session/session.js';

/** What every page is given. A page renders its own `<main className="page" id="main">` and sets `document.title`. */
export interface PageProps {
  readonly session: SessionStore;
  /** opens the sign-in dialog */
  readonly onSignIn: () => void;
  /** what the groups of the page's path matched */
  readonly parameters: readonly string[];
}

/** One row of the table in pages.ts. */
export interface PageEntry {
  readonly path: RegExp;
  /** a chunk of its own, loaded when the page is first opened; the market's comes with the frame */
  readonly load: () => Promise<{ readonly default: ComponentType<PageProps> }>;
  /** its place in the navigation; null: reached from other pages only */
  readonly tab: PageTab | null;
}
export interface PageTab {
  readonly to: string;
  readonly name: Readonly<Record<Language, string>>;
  /** who finds it in the navigation; the server judges every act again */
  readonly for: 'EVERYBODY' | readonly Role[];
}
