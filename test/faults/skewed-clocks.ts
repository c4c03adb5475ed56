import { fileURLToPath } from 'node:url';
import { playClosing } from './closing.js';
import type { Fault, Finding, Run } from './fault.js';

const AUCTIONS = 200;
const CONTROL_AUCTIONS = 40;
/** The clocks of the second and the third node; the first has the machine's, as the database and the clients have. */
const SHIFTS_MS = [300_000, -300_000];

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const TYPESCRIPT = file('../setup/typescript.mjs');
const SHIFTED = file('./controls/shift-date.ts');
const OWN_TIME = file('./controls/decide-by-own-clock.ts');

export const skewedClocks: Fault = {
  name: 'skewed-clocks',
  shows: 'nodes whose clocks are five minutes fast and slow close and accept by the clock of the database',
  missing: () => null,
  play: run => play(run, run.options.count ?? AUCTIONS, [SHIFTED]),
  control: run => play(run, CONTROL_AUCTIONS, [SHIFTED, OWN_TIME]),
};

async function play(run: Run, count: number, loaded: readonly string[]): Promise<Finding> {
  const nodeFlags = [TYPESCRIPT, ...loaded].flatMap(name => ['--import', name]);
  const others = SHIFTS_MS.map(shift => ({ nodeFlags, environment: { CLOCK_SHIFT_MS: String(shift) } }));
  const { found, more } = await playClosing(run, { count, stops: [], others });
  return { ...found, struck: SHIFTS_MS.length, more };
}
