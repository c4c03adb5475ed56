import type { Closers } from '../../bench/closers.js';
import type { Options } from './options.js';

/** Something that goes wrong, made to go wrong under load, and what must hold nevertheless. */
export interface Fault {
  /** kebab-case, for `--only` */
  readonly name: string;
  /** the promise, one sentence */
  readonly shows: string;
  /** Why it cannot run on this machine, in words; null: it can. */
  missing(): string | null;
  /** The fault itself, once. */
  play(run: Run): Promise<Finding>;
  /** The same with the promise broken on purpose: its finding must be bad, else the fault proves nothing. */
  control(run: Run): Promise<Finding>;
}

/** One run of one fault. */
export interface Run {
  readonly seed: number;
  readonly options: Options;
  /** Its own, empty; removed with the run. */
  readonly directory: string;
  /** Where it writes what was sent, answered and read; kept. */
  readonly historyFile: string;
  /** Ends what the run began, after it. */
  readonly closers: Closers;
}

/** What the checker found in the history of one run. */
export interface Finding {
  /** times that the fault struck: kills, cuts, stalls */
  readonly struck: number;
  readonly acked: number;
  readonly lost: number;
  readonly doubled: number;
  /** everything that should not be, in words; lost and doubled ones included */
  readonly violations: readonly string[];
  /** figures of this fault alone */
  readonly more: Readonly<Record<string, number | string>>;
}

/** A control has failed, as it must, when the checker found something. */
export const isBad = ({ lost, doubled, violations }: Finding): boolean => lost + doubled + violations.length > 0;
