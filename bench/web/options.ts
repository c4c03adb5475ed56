import { parseArgs } from 'node:util';

export const PARTS = ['first-load', 'bid-to-paint', 'many-lots'] as const;
export type Part = (typeof PARTS)[number];

/** What `npm run bench:web` was asked for. */
export interface Options {
  readonly parts: readonly Part[];
  /** first loads per screen */
  readonly runs: number;
  /** bids that are timed per page */
  readonly bids: number;
  /** lots that are offered beside the demo market */
  readonly lots: number;
  /** how long the market page is watched under load */
  readonly seconds: number;
  /** bids per second meanwhile */
  readonly rate: number;
}

/** Reads the words after `--`. Throws a TypeError that names what was not understood. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      runs: { type: 'string', default: '5' },
      bids: { type: 'string', default: '100' },
      lots: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '300' },
      rate: { type: 'string', default: '20' },
    },
  });
  const named = values.only.split(',');
  const unknown = named.find(name => !PARTS.some(part => part === name));
  if (unknown !== undefined) throw new TypeError(`--only takes ${PARTS.join(', ')}, not "${unknown}"`);
  return {
    parts: PARTS.filter(part => named.includes(part)),
    runs: whole('runs', values.runs, 1, 100),
    bids: whole('bids', values.bids, 1, 10_000),
    lots: whole('lots', values.lots, 1, 1_000),
    seconds: whole('seconds', values.seconds, 30, 86_400),
    rate: whole('rate', values.rate, 1, 100),
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new TypeError(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
}
