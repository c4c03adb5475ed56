import { parseArgs } from 'node:util';

/** What `npm run bench:fanout` was asked for. */
export interface Options {
  /** numbers of watchers, each measured with a fresh server */
  readonly watchers: readonly number[];
  /** how long events come */
  readonly seconds: number;
  /** events per second */
  readonly rate: number;
  /** client processes that the watchers are spread over */
  readonly processes: number;
  /** Directory for a CPU profile of each server; null: no profiles */
  readonly profile: string | null;
}

/** Reads the words after `--`. Throws a TypeError that names what was not understood. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      watchers: { type: 'string', default: '500,2000,5000' },
      seconds: { type: 'string', default: '20' },
      rate: { type: 'string', default: '5' },
      processes: { type: 'string', default: '2' },
      profile: { type: 'string' },
    },
  });
  return {
    watchers: values.watchers.split(',').map(text => whole('watchers', text, 1, 15_000)),
    seconds: whole('seconds', values.seconds, 2, 3_600),
    rate: whole('rate', values.rate, 1, 1_000),
    processes: whole('processes', values.processes, 1, 64),
    profile: values.profile ?? null,
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new TypeError(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
}
