import { parseArgs } from 'node:util';
import { CASES, TWO_NODES } from './cases.js';

/** What `npm run bench:bids` was asked for. */
export interface Options {
  /** names of cases */
  readonly only: readonly string[];
  /** measured seconds per case, variant and round */
  readonly seconds: number;
  /** seconds of the same load before each measurement, which do not count */
  readonly warmUp: number;
  readonly rounds: number;
  /** Directory for a CPU profile of each server; null: no profiles */
  readonly profile: string | null;
}

/** Reads the words after `--`. Throws a TypeError that names what was not understood. */
export function readOptions(words: readonly string[]): Options {
  const names = [...CASES.map(({ name }) => name), TWO_NODES];
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: names.join(',') },
      seconds: { type: 'string', default: '5' },
      'warm-up': { type: 'string', default: '2' },
      rounds: { type: 'string', default: '2' },
      profile: { type: 'string' },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find(name => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`--only takes ${names.join(', ')}, not "${unknown}"`);
  return {
    only,
    seconds: whole('seconds', values.seconds, 1, 3_600),
    warmUp: whole('warm-up', values['warm-up'], 0, 600),
    rounds: whole('rounds', values.rounds, 1, 100),
    profile: values.profile ?? null,
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new TypeError(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
}
