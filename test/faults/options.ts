import { parseArgs } from 'node:util';
import { FAULTS } from './faults.js';

/** What `npm run faults` was asked for. */
export interface Options {
  /** names of faults */
  readonly only: readonly string[];
  readonly seeds: readonly number[];
  /** of load, for faults that last; null: the fault's own */
  readonly seconds: number | null;
  /** per seed; null: the fault's own */
  readonly kills: number | null;
  /** auctions, watchers or sockets, whatever the fault has many of; null: the fault's own */
  readonly count: number | null;
  readonly control: boolean;
  /** directory of the histories */
  readonly histories: string;
}

/** Reads the words after `--`. Throws a TypeError that names what was not understood. */
export function readOptions(words: readonly string[], historiesByDefault: string): Options {
  const names = FAULTS.map(({ name }) => name);
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: names.join(',') },
      seeds: { type: 'string', default: '1' },
      'first-seed': { type: 'string', default: '1' },
      seconds: { type: 'string' },
      kills: { type: 'string' },
      count: { type: 'string' },
      control: { type: 'string', default: 'on' },
      histories: { type: 'string', default: historiesByDefault },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find(name => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`--only takes ${names.join(', ')}, not "${unknown}"`);
  if (!['on', 'off'].includes(values.control)) throw new TypeError('--control takes on or off');
  const first = whole('first-seed', values['first-seed'], 1, 1_000_000);
  const optional = (name: 'seconds' | 'kills' | 'count', max: number): number | null => {
    const text = values[name];
    return text === undefined ? null : whole(name, text, 1, max);
  };
  return {
    only,
    seeds: Array.from({ length: whole('seeds', values.seeds, 1, 1_000) }, (_, index) => first + index),
    seconds: optional('seconds', 3_600),
    kills: optional('kills', 1_000),
    count: optional('count', 100_000),
    control: values.control === 'on',
    histories: values.histories,
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new TypeError(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
}
