import type { Draft } from '../bidding/draft.js';
import { Store } from '../store.js';
import {
  type CellDraft,
  DESK_AT_REST,
  type DeskEvent,
  type DeskState,
  EMPTY_DRAFT,
  enterMoved,
  forget,
  step,
} from './desk-machine.js';

/** What is being typed and checked in the cells, by the rules of desk-machine.ts. */
export class DeskDrafts extends Store<DeskState> {
  constructor() {
    super(DESK_AT_REST);
  }

  of(auctionId: string): CellDraft {
    return this.get().drafts[auctionId] ?? EMPTY_DRAFT;
  }

  /** Returns the bid that this very event confirmed; it is then the caller's to send. */
  do(auctionId: string, event: DeskEvent): Draft | null {
    const { state, confirmed } = step(this.get(), auctionId, event);
    if (state !== this.get()) this.set(state);
    return confirmed;
  }

  enterMoved(down: boolean, atMs: number): void {
    this.set(enterMoved(this.get(), down, atMs));
  }

  forget(auctionId: string): void {
    this.set(forget(this.get(), auctionId));
  }
}
