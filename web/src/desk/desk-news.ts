import type { Instant } from '@app/auction';
import type { Auction } from '../auction/auction.js';
import { feedNow } from '../live/auction-feed.js';
import { Store } from '../store.js';
import { closingMark, type Happening, happenings } from './news.js';
import type { WatchedAuction } from './watched-auction.js';

export interface News {
  /** counts up from 1 */
  readonly number: number;
  readonly auctionId: string;
  readonly title: string;
  /** the server's time */
  readonly at: Instant;
  readonly what: Happening;
}

/** News that are kept; the page shows fewer. */
const NEWS_MAX = 30;
const LOOK_MS = 1_000;

/** What happened on the desk since it was opened, newest first. */
export class DeskNews extends Store<readonly News[]> {
  private count = 0;

  constructor(private readonly onNews: (news: News) => void) {
    super([]);
  }

  /** Listens to one auction; returns how to stop. */
  follow(watched: WatchedAuction, title: string): () => void {
    let known: Auction = watched.get().followed.auction;
    let leftMs = known.closesAt - feedNow(watched.get());
    const stop = watched.subscribe(() => {
      const { auction } = watched.get().followed;
      if (auction === known) return;
      const news = happenings(known, auction);
      if (auction.closesAt !== known.closesAt) leftMs = auction.closesAt - feedNow(watched.get());
      known = auction;
      for (const what of news) this.tell(watched, title, what);
    });
    const timer = setInterval(() => {
      const state = watched.get();
      const { auction } = state.followed;
      const nowMs = auction.closesAt - feedNow(state);
      const mark = closingMark(leftMs, nowMs);
      leftMs = nowMs;
      if (mark !== null && auction.status === 'OPEN' && state.connection === 'LIVE') this.tell(watched, title, mark);
    }, LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }

  private tell(watched: WatchedAuction, title: string, what: Happening): void {
    this.count += 1;
    const state = watched.get();
    const news = { number: this.count, auctionId: state.followed.auction.id, title, at: feedNow(state), what };
    this.set([news, ...this.get()].slice(0, NEWS_MAX));
    this.onNews(news);
  }
}
