import { Store } from '../store.js';
import type { BidWay } from './bid-way.js';
import type { DeskEvent } from './desk-machine.js';
import type { DeskLot } from './load-desk.js';
import type { WatchedAuction } from './watched-auction.js';

/** One cell, as far as the page has to reach it. */
export interface BookedCell {
  readonly lot: DeskLot;
  readonly watched: WatchedAuction;
  /** what can be done in it at this moment */
  readonly way: () => BidWay;
  readonly act: (event: DeskEvent) => void;
  /** a bid of mine waits for its verdict */
  readonly undecided: () => boolean;
}

/** The cells that are loaded, by auction. Its state counts their changes, for whoever shows figures over all of them. */
export class DeskBook extends Store<number> {
  private readonly cells = new Map<string, BookedCell>();

  constructor() {
    super(0);
  }

  cell(auctionId: string): BookedCell | null {
    return this.cells.get(auctionId) ?? null;
  }

  all(): readonly BookedCell[] {
    return [...this.cells.values()];
  }

  /** Returns how to take it out again. */
  enter(auctionId: string, cell: BookedCell): () => void {
    this.cells.set(auctionId, cell);
    const stop = cell.watched.subscribe(() => this.changed());
    this.changed();
    return () => {
      stop();
      if (this.cells.get(auctionId) === cell) this.cells.delete(auctionId);
      this.changed();
    };
  }

  private changed(): void {
    this.set(this.get() + 1);
  }
}
