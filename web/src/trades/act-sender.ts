import type { Answer } from '../api/graphql.js';
import { Store } from '../store.js';
import type { Trade } from './trade.js';
import type { TradeResult } from './trades-api.js';

/** What somebody confirmed, kept with its id until the server answers, even over a reload of the page. */
export interface KeptAct<Input> {
  readonly input: Input;
  /** epoch milliseconds of this device */
  readonly confirmedAt: number;
}

export type ActState<Input> =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'SENDING'; readonly input: Input }
  /** Sent, and no answer came. `retryAt`: when the same goes out again by itself; null: only when the person says so. */
  | {
      readonly kind: 'UNKNOWN';
      readonly input: Input;
      readonly cause: 'LOST' | 'BUSY' | 'SIGNED_OUT';
      readonly retryAt: number | null;
    }
  /** The server did not take it: nothing was recorded. */
  | {
      readonly kind: 'REFUSED';
      readonly input: Input;
      readonly code: string;
      readonly message: string;
      readonly fields: readonly FieldProblem[];
    };

/** What the server found wrong with one field. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

type Failed = Extract<Answer<unknown>, { kind: 'FAILED' }> & { readonly fields?: readonly FieldProblem[] };

export interface ActPorts<Input> {
  readonly send: (input: Input) => Promise<Answer<TradeResult>>;
  readonly read: () => KeptAct<Input> | null;
  readonly write: (kept: KeptAct<Input> | null) => void;
  readonly now: () => number;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** the trade as the act left it */
  readonly done: (trade: Trade) => void;
  /** a refusal may have changed the trade, or shows that somebody else did */
  readonly refused: () => void;
}

/** So long after its confirmation an act is sent again without asking. */
export const AUTOMATIC_MS_MAX = 60_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000] as const;

/**
 * One act on a trade from confirmation to answer. It is kept before it is sent, and a lost answer is resolved by sending the same act
 * with the same id (docs/semantics.md, "Idempotency"). While it is undecided nothing else goes out from here.
 */
export class ActSender<Input> extends Store<ActState<Input>> {
  private cancelRetry: (() => void) | null = null;
  private disposed = false;

  constructor(private readonly ports: ActPorts<Input>) {
    super({ kind: 'IDLE' });
  }

  /** Takes up what an earlier page left without an answer. */
  resume(): void {
    this.disposed = false;
    const kept = this.ports.read();
    if (kept === null || this.get().kind !== 'IDLE') return;
    if (this.mayGoByItself(kept)) void this.attempt(kept, 2);
    else this.set({ kind: 'UNKNOWN', input: kept.input, cause: 'LOST', retryAt: null });
  }

  /** Sends what was confirmed. Does nothing while something is undecided. */
  place(input: Input): void {
    const { kind } = this.get();
    if (kind === 'SENDING' || kind === 'UNKNOWN') return;
    const kept = { input, confirmedAt: this.ports.now() };
    this.ports.write(kept);
    void this.attempt(kept, 1);
  }

  /** The person asks for the answer now. */
  checkAgain(): void {
    const state = this.get();
    if (state.kind !== 'UNKNOWN') return;
    this.cancelRetry?.();
    void this.attempt(this.ports.read() ?? { input: state.input, confirmedAt: 0 }, 2);
  }

  /** The person gives up: it is not sent again. Had it arrived, it stands, and the trade shows it. */
  abandon(): void {
    if (this.get().kind !== 'UNKNOWN') return;
    this.cancelRetry?.();
    this.ports.write(null);
    this.set({ kind: 'IDLE' });
    this.ports.refused();
  }

  /** The refusal was read. */
  acknowledge(): void {
    if (this.get().kind === 'REFUSED') this.set({ kind: 'IDLE' });
  }

  dispose(): void {
    this.disposed = true;
    this.cancelRetry?.();
  }

  private async attempt(kept: KeptAct<Input>, attempt: number): Promise<void> {
    const { input } = kept;
    this.set({ kind: 'SENDING', input });
    const answer = await this.ports.send(input);
    if (this.disposed) return;
    switch (answer.kind) {
      case 'LOST':
        return this.wait(kept, attempt, 'LOST', pauseMs(attempt));
      case 'ANSWER': {
        this.ports.write(null);
        if (answer.data.__typename === 'Trade') {
          this.set({ kind: 'IDLE' });
          return this.ports.done(answer.data);
        }
        const { code, message } = answer.data;
        this.set({ kind: 'REFUSED', input, code, message, fields: [] });
        return this.ports.refused();
      }
      case 'FAILED': {
        if (answer.code === 'RATE_LIMITED') {
          return this.wait(kept, attempt, 'BUSY', answer.retryAfterMs ?? pauseMs(attempt));
        }
        // an earlier attempt may have arrived before the session ended
        if (answer.code === 'UNAUTHENTICATED' && attempt > 1) return this.wait(kept, attempt, 'SIGNED_OUT', null);
        this.ports.write(null);
        const { code, message, fields = [] }: Failed = answer;
        return this.set({ kind: 'REFUSED', input, code, message, fields });
      }
    }
  }

  private wait(
    kept: KeptAct<Input>,
    attempt: number,
    cause: 'LOST' | 'BUSY' | 'SIGNED_OUT',
    pause: number | null,
  ): void {
    const wait = pause !== null && this.mayGoByItself(kept) ? pause : null;
    const retryAt = wait === null ? null : this.ports.now() + wait;
    this.set({ kind: 'UNKNOWN', input: kept.input, cause, retryAt });
    if (wait !== null) this.cancelRetry = this.ports.later(wait, () => void this.attempt(kept, attempt + 1));
  }

  private mayGoByItself({ confirmedAt }: KeptAct<Input>): boolean {
    return this.ports.now() - confirmedAt < AUTOMATIC_MS_MAX;
  }
}

const pauseMs = (attempt: number): number => PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1] ?? 8_000;
