import type { Bid, BidVerdict } from '../api/bids.js';
import type { Answer } from '../api/graphql.js';
import { Store } from '../store.js';

/** A bid that somebody confirmed, kept until its verdict is known, even over a reload of the page. */
export interface KeptBid {
  readonly bid: Bid;
  /** epoch milliseconds of this device */
  readonly confirmedAt: number;
}

export type DecidedVerdict = Exclude<BidVerdict, { readonly __typename: 'Overloaded' }>;

export type BidState =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'SENDING'; readonly bid: Bid }
  /** Sent, and no verdict came. `retryAt`: when the same bid goes out again by itself; null: only when the person says so. */
  | {
      readonly kind: 'UNKNOWN';
      readonly bid: Bid;
      readonly cause: 'LOST' | 'BUSY' | 'SIGNED_OUT';
      readonly retryAt: number | null;
    }
  | { readonly kind: 'DECIDED'; readonly bid: Bid; readonly verdict: DecidedVerdict }
  /** The server did not take it as a bid: nothing was placed. */
  | { readonly kind: 'FAILED'; readonly bid: Bid; readonly code: string; readonly message: string };

export interface BidSenderPorts {
  readonly send: (bid: Bid) => Promise<Answer<BidVerdict>>;
  readonly read: () => KeptBid | null;
  readonly write: (kept: KeptBid | null) => void;
  readonly now: () => number;
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

/** So long after its confirmation a bid is sent again without asking; later the price may no longer be what the person wants. */
export const AUTOMATIC_MS_MAX = 60_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000] as const;

/**
 * One bid at a time from confirmation to verdict. It is kept before it is sent, and a lost answer is resolved by sending the same bid
 * with the same id: the server stores its verdict with the id (docs/semantics.md, "Idempotency"). While one is undecided no other goes
 * out, and nothing is ever taken for accepted before the server says so.
 */
export class BidSender extends Store<BidState> {
  private cancelRetry: (() => void) | null = null;
  private disposed = false;

  constructor(private readonly ports: BidSenderPorts) {
    super({ kind: 'IDLE' });
  }

  /** Takes up a bid that an earlier page left without a verdict. */
  resume(): void {
    this.disposed = false;
    const kept = this.ports.read();
    if (kept === null || this.get().kind !== 'IDLE') return;
    if (this.mayGoByItself(kept)) void this.attempt(kept, 2);
    else this.set({ kind: 'UNKNOWN', bid: kept.bid, cause: 'LOST', retryAt: null });
  }

  /** Sends a confirmed bid. Does nothing while another is undecided. */
  place(bid: Bid): void {
    const { kind } = this.get();
    if (kind === 'SENDING' || kind === 'UNKNOWN') return;
    const kept = { bid, confirmedAt: this.ports.now() };
    this.ports.write(kept);
    void this.attempt(kept, 1);
  }

  /** The person asks for the verdict now. */
  checkAgain(): void {
    const state = this.get();
    const kept = this.ports.read();
    if (state.kind !== 'UNKNOWN') return;
    this.cancelRetry?.();
    void this.attempt(kept ?? { bid: state.bid, confirmedAt: 0 }, 2);
  }

  /** The person gives up on an undecided bid: it is not sent again. Had it arrived, it stands, and the history shows it. */
  abandon(): void {
    if (this.get().kind !== 'UNKNOWN') return;
    this.cancelRetry?.();
    this.ports.write(null);
    this.set({ kind: 'IDLE' });
  }

  /** The verdict was read. */
  acknowledge(): void {
    const { kind } = this.get();
    if (kind === 'DECIDED' || kind === 'FAILED') this.set({ kind: 'IDLE' });
  }

  dispose(): void {
    this.disposed = true;
    this.cancelRetry?.();
  }

  private async attempt(kept: KeptBid, attempt: number): Promise<void> {
    const { bid } = kept;
    this.set({ kind: 'SENDING', bid });
    const answer = await this.ports.send(bid);
    if (this.disposed) return;
    switch (answer.kind) {
      case 'LOST':
        return this.wait(kept, attempt, 'LOST', pauseMs(attempt));
      case 'ANSWER':
        if (answer.data.__typename === 'Overloaded') {
          return this.wait(kept, attempt, 'BUSY', answer.data.retryAfterMs);
        }
        this.ports.write(null);
        return this.set({ kind: 'DECIDED', bid, verdict: answer.data });
      case 'FAILED':
        if (answer.code === 'RATE_LIMITED') {
          return this.wait(kept, attempt, 'BUSY', answer.retryAfterMs ?? pauseMs(attempt));
        }
        // an earlier attempt may have arrived before the session ended
        if (answer.code === 'UNAUTHENTICATED' && attempt > 1) return this.wait(kept, attempt, 'SIGNED_OUT', null);
        this.ports.write(null);
        return this.set({ kind: 'FAILED', bid, code: answer.code, message: answer.message });
    }
  }

  private wait(kept: KeptBid, attempt: number, cause: 'LOST' | 'BUSY' | 'SIGNED_OUT', pause: number | null): void {
    const wait = pause !== null && this.mayGoByItself(kept) ? pause : null;
    const retryAt = wait === null ? null : this.ports.now() + wait;
    this.set({ kind: 'UNKNOWN', bid: kept.bid, cause, retryAt });
    if (wait !== null) this.cancelRetry = this.ports.later(wait, () => void this.attempt(kept, attempt + 1));
  }

  private mayGoByItself({ confirmedAt }: KeptBid): boolean {
    return this.ports.now() - confirmedAt < AUTOMATIC_MS_MAX;
  }
}

const pauseMs = (attempt: number): number => PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1] ?? 8_000;
