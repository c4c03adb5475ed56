import { Store } from '../store.js';
import type { Answer, FieldProblem } from './graphql.js';

/** A command that somebody confirmed, kept with its id until its outcome is known, even over a reload of the page. */
export interface KeptCommand<Command> {
  readonly command: Command;
  /** epoch milliseconds of this device */
  readonly confirmedAt: number;
}

/** How the command of a sender stands. `Verdict`: what the server decides about it, taken or refused by a rule. */
export type CommandState<Command, Verdict> =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'SENDING'; readonly command: Command }
  /** Sent, and nobody here knows what became of it. `retryAt`: when the same one goes out again by itself (epoch milliseconds of
   *  this device); null: only when the person says so. */
  | {
      readonly kind: 'UNKNOWN';
      readonly command: Command;
      readonly cause: UnknownCause;
      readonly retryAt: number | null;
    }
  | { readonly kind: 'DECIDED'; readonly command: Command; readonly verdict: Verdict }
  /** The server did not take it as a command at all: nothing happened. */
  | ({ readonly kind: 'FAILED'; readonly command: Command } & Refusal);

/** BUSY: not taken yet. SIGNED_OUT, TURNED_AWAY: the newest try did not get in, which says nothing about those before it. */
export type UnknownCause = 'LOST' | 'BUSY' | 'SIGNED_OUT' | 'TURNED_AWAY';

/** Why a command was not carried out; `fields`: what is wrong where, as the server names its input. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldProblem[];
}

export interface CommandPorts<Command, Verdict> {
  readonly send: (command: Command) => Promise<Answer<Verdict>>;
  /** of a verdict that decides nothing: milliseconds until the same may be sent again; null: it decides */
  readonly busyMs?: (verdict: Verdict) => number | null;
  readonly read: () => KeptCommand<Command> | null;
  readonly write: (kept: KeptCommand<Command> | null) => void;
  /** epoch milliseconds of this device */
  readonly now: () => number;
  /** runs once after so many milliseconds, unless what it answers is called before */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  readonly decided?: (verdict: Verdict, command: Command) => void;
  /** the person gave up on an unknown one: it may stand all the same */
  readonly abandoned?: () => void;
}

/** So long after its confirmation a command is sent again without asking; later it may no longer be what the person wants. */
export const AUTOMATIC_MS_MAX = 60_000;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000] as const;

/**
 * One command at a time from confirmation to verdict. It is kept before it is sent, and a lost answer is resolved by sending the same
 * command with the same id: the server stores its verdict with the id (docs/semantics.md, "Idempotency"). While one is undecided no
 * other goes out, and nothing is ever taken for done before the server says so.
 */
export class CommandSender<Command, Verdict> extends Store<CommandState<Command, Verdict>> {
  private kept: KeptCommand<Command> | null = null;
  private cancelRetry: (() => void) | null = null;
  private disposed = false;

  constructor(private readonly ports: CommandPorts<Command, Verdict>) {
    super({ kind: 'IDLE' });
  }

  /** Takes up what an earlier page left undecided. */
  resume(): void {
    this.disposed = false;
    const kept = this.ports.read();
    if (kept === null || this.get().kind !== 'IDLE') return;
    this.kept = kept;
    if (this.mayGoByItself(kept)) void this.attempt(kept, 2);
    else this.set({ kind: 'UNKNOWN', command: kept.command, cause: 'LOST', retryAt: null });
  }

  /** Sends a confirmed command. Does nothing while another is undecided. */
  place(command: Command): void {
    if (isUndecided(this.get())) return;
    this.kept = { command, confirmedAt: this.ports.now() };
    this.ports.write(this.kept);
    void this.attempt(this.kept, 1);
  }

  /** The person asks for the verdict now. */
  checkAgain(): void {
    if (this.get().kind !== 'UNKNOWN' || this.kept === null) return;
    this.cancelRetry?.();
    void this.attempt(this.kept, 2);
  }

  /** The person gives up on an undecided command: it is not sent again. Had it arrived, it stands. */
  abandon(): void {
    if (this.get().kind !== 'UNKNOWN') return;
    this.cancelRetry?.();
    this.forget();
    this.set({ kind: 'IDLE' });
    this.ports.abandoned?.();
  }

  /** The outcome was read. */
  acknowledge(): void {
    const { kind } = this.get();
    if (kind === 'DECIDED' || kind === 'FAILED') this.set({ kind: 'IDLE' });
  }

  dispose(): void {
    this.disposed = true;
    this.cancelRetry?.();
  }

  private async attempt(kept: KeptCommand<Command>, attempt: number): Promise<void> {
    const { command } = kept;
    this.set({ kind: 'SENDING', command });
    const answer = await this.ports.send(command);
    if (this.disposed) return;
    switch (answer.kind) {
      case 'LOST':
        return this.wait(kept, attempt, 'LOST', pauseMs(attempt));
      case 'ANSWER': {
        const verdict = answer.data;
        const busyMs = this.ports.busyMs?.(verdict) ?? null;
        if (busyMs !== null) return this.wait(kept, attempt, 'BUSY', busyMs);
        this.forget();
        this.set({ kind: 'DECIDED', command, verdict });
        return this.ports.decided?.(verdict, command);
      }
      case 'FAILED': {
        const { code, message, retryAfterMs, fields = [] } = answer;
        if (code === 'RATE_LIMITED') return this.wait(kept, attempt, 'BUSY', retryAfterMs ?? pauseMs(attempt));
        // an earlier attempt may have got in, and a door says nothing about what is behind it
        if (attempt > 1 && !ABOUT_THE_COMMAND.has(code)) {
          return this.wait(kept, attempt, code === 'UNAUTHENTICATED' ? 'SIGNED_OUT' : 'TURNED_AWAY', null);
        }
        this.forget();
        return this.set({ kind: 'FAILED', command, code, message, fields });
      }
    }
  }

  private wait(kept: KeptCommand<Command>, attempt: number, cause: UnknownCause, pause: number | null): void {
    const wait = pause !== null && this.mayGoByItself(kept) ? pause : null;
    const retryAt = wait === null ? null : this.ports.now() + wait;
    this.set({ kind: 'UNKNOWN', command: kept.command, cause, retryAt });
    if (wait !== null) this.cancelRetry = this.ports.later(wait, () => void this.attempt(kept, attempt + 1));
  }

  private forget(): void {
    this.kept = null;
    this.ports.write(null);
  }

  private mayGoByItself({ confirmedAt }: KeptCommand<Command>): boolean {
    return this.ports.now() - confirmedAt < AUTOMATIC_MS_MAX;
  }
}

/** Whether nobody knows yet what becomes of it: until then nothing else may be sent in its place. */
export const isUndecided = ({ kind }: CommandState<unknown, unknown>): boolean =>
  kind === 'SENDING' || kind === 'UNKNOWN';

/** Why it was not carried out, by a rule or as no command at all; null: it was, or nobody knows yet. */
export function refusalOf(
  state: CommandState<unknown, { readonly __typename: string; readonly code?: string; readonly message?: string }>,
): Refusal | null {
  if (state.kind === 'FAILED') return state;
  if (state.kind !== 'DECIDED') return null;
  const { code, message } = state.verdict;
  return code === undefined || message === undefined ? null : { code, message, fields: [] };
}

/** Failures that any attempt with the same command would have met. */
const ABOUT_THE_COMMAND: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'NOT_FOUND']);

const pauseMs = (attempt: number): number => PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1] ?? 8_000;
