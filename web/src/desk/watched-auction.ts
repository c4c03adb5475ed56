import type { Auction, AuctionEvent } from '../auction/auction.js';
import type { Connection, FeedState } from '../live/auction-feed.js';
import { answered, begin, type Followed, receive, wantsAnswer } from '../live/follow.js';
import { look, type ServerClock } from '../live/server-clock.js';
import { Store } from '../store.js';

/** How one cell hears of its auction. */
export interface CellState extends FeedState {
  /** questions in a row that this auction got no answer to while others may have; 0 while live */
  readonly tries: number;
}

/** What came of a question about the auction. */
export type WatchReply =
  | {
      readonly kind: 'ANSWER';
      readonly auction: Auction;
      readonly events: readonly AuctionEvent[];
      /** how long it was under way at least, e.g. half the round trip, milliseconds */
      readonly lateMs: number;
    }
  /** the server said no, or nothing in time, or the line may not ask so often */
  | { readonly kind: 'NONE' };

export interface WatchPorts {
  /** null: there is no line to ask over */
  readonly ask: (auctionId: string, afterVersion: number) => Promise<WatchReply> | null;
  /** a monotonic clock */
  readonly nowMs: () => number;
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

/** The exact minimum is asked for again at most so often; six cells stay far below the server's patience with one connection. */
export const ANSWER_PACE_MS = 1_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000] as const;

/**
 * One auction of the desk. It is LIVE only after the server answered for this very auction over the line that stands; what goes wrong with
 * its questions is its own trouble and leaves the other cells alone.
 */
export class WatchedAuction extends Store<CellState> {
  /** counts the lines; an answer that came over an earlier one is passed over */
  private line = 0;
  private asking = false;
  private askedMs = Number.NEGATIVE_INFINITY;
  /** the viewer changed: the next answer starts the history anew, for `mine` is another's */
  private anew = false;
  private cancelLater: (() => void) | null = null;
  private disposed = false;

  constructor(
    auction: Auction,
    private readonly ports: WatchPorts,
  ) {
    const heardMs = ports.nowMs();
    super({
      connection: 'CONNECTING',
      followed: begin(auction),
      clock: look(null, auction.serverTime, heardMs),
      heardMs,
      tries: 0,
    });
  }

  /** A new line stands. */
  connected(): void {
    this.asking = false;
    this.line += 1;
    this.ask();
  }

  /** The line is gone. `ended`: as whom we speak may have changed. */
  lost(connection: Connection, ended: boolean): void {
    this.line += 1;
    this.asking = false;
    this.anew ||= ended;
    this.wait(null);
    this.update({ connection, tries: 0 });
  }

  /** Asks now, e.g. because the browser says that the network is gone and only an answer proves that it is not. */
  probe(): void {
    this.ask();
  }

  hear(events: readonly AuctionEvent[]): void {
    if (this.anew || this.disposed) return;
    const { followed, gap } = receive(this.get().followed, events);
    this.update({ followed, heardMs: this.ports.nowMs() });
    this.goOn(followed, gap);
  }

  beat(clock: ServerClock, heardMs: number): void {
    this.update({ clock, heardMs });
  }

  dispose(): void {
    this.disposed = true;
    this.line += 1;
    this.wait(null);
  }

  private ask(): void {
    if (this.asking || this.disposed) return;
    const { followed } = this.get();
    const reply = this.ports.ask(
      followed.auction.id,
      this.anew ? begin(followed.auction).lastVersion : followed.lastVersion,
    );
    if (reply === null) return;
    this.asking = true;
    this.askedMs = this.ports.nowMs();
    const { line } = this;
    void reply.then(come => {
      if (line !== this.line) return;
      this.asking = false;
      if (come.kind === 'NONE') this.trouble();
      else this.take(come);
    });
  }

  private take({ auction, events, lateMs }: Extract<WatchReply, { readonly kind: 'ANSWER' }>): void {
    const heardMs = this.ports.nowMs();
    const { followed, clock } = this.get();
    const known = this.anew ? begin({ ...auction, version: followed.auction.version }) : followed;
    this.anew = false;
    const received = answered(known, auction, events);
    this.wait(null);
    this.update({
      connection: 'LIVE',
      followed: received.followed,
      clock: look(clock, auction.serverTime, heardMs, lateMs),
      heardMs,
      tries: 0,
    });
    this.goOn(received.followed, received.gap);
  }

  /** A gap is asked for at once; what events do not tell (the exact minimum, the reserve, the outcome) at a pace. */
  private goOn(followed: Followed, gap: boolean): void {
    if (gap) this.ask();
    if (gap || !wantsAnswer(followed) || this.cancelLater !== null) return;
    const pause = Math.max(0, this.askedMs + ANSWER_PACE_MS - this.ports.nowMs());
    this.wait(pause);
  }

  private trouble(): void {
    const tries = this.get().tries + 1;
    this.update({ connection: 'RECONNECTING', tries });
    this.wait(PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? 8_000);
  }

  private wait(milliseconds: number | null): void {
    this.cancelLater?.();
    this.cancelLater =
      milliseconds === null
        ? null
        : this.ports.later(milliseconds, () => {
            this.cancelLater = null;
            this.ask();
          });
  }

  private update(changes: Partial<CellState>): void {
    if (!this.disposed) this.set({ ...this.get(), ...changes });
  }
}
