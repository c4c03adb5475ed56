import type { SessionStore } from '../session/session.js';
import type { DeskBook } from './desk-book.js';
import type { DeskDrafts } from './desk-drafts.js';
import type { DeskLine } from './desk-line.js';
import type { DeskNews } from './desk-news.js';

/** What all cells of a desk share. */
export interface DeskParts {
  readonly line: DeskLine;
  readonly book: DeskBook;
  readonly drafts: DeskDrafts;
  readonly news: DeskNews;
  readonly session: SessionStore;
  readonly onSignIn: () => void;
  readonly onRemove: (auctionId: string) => void;
}
