import { WATCHED_MAX } from './market-feed.js';

/** Rows a little outside of the window count too, so that they are live before they are read. */
const MARGIN = '160px 0px';
/** A reader who scrolls fast passes by many rows; only where they stop is asked for. */
const SETTLE_MS = 150;

/** Says which auctions have their rows in sight, from the top down, whenever that has settled. */
export class RowsInSight {
  private readonly observer: IntersectionObserver;
  private readonly ids = new Map<Element, string>();
  /** with the row's top, as the observer measured it: asking each row would lay out the page */
  private readonly seen = new Map<Element, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly tell: (auctionIds: readonly string[]) => void) {
    this.observer = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          if (isIntersecting) this.seen.set(target, boundingClientRect.top + window.scrollY);
          else this.seen.delete(target);
        }
        this.settle();
      },
      { rootMargin: MARGIN },
    );
  }

  readonly track = (row: Element, auctionId: string): (() => void) => {
    this.ids.set(row, auctionId);
    this.observer.observe(row);
    return () => {
      this.observer.unobserve(row);
      this.ids.delete(row);
      this.seen.delete(row);
      this.settle();
    };
  };

  dispose(): void {
    this.observer.disconnect();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private settle(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      const rows = [...this.seen].sort(([, a], [, b]) => a - b);
      this.tell(rows.flatMap(([row]) => this.ids.get(row) ?? []).slice(0, WATCHED_MAX));
    }, SETTLE_MS);
  }
}
