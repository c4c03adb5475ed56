/** `npm run faults`: things go wrong under load, and an independent checker judges what remained. See README.md. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Closers } from '../../bench/closers.js';
import { progress } from '../../bench/figure.js';
import { staleTargets } from '../../scripts/build.mjs';
import { type Fault, type Finding, isBad, type Run } from './fault.js';
import { FAULTS } from './faults.js';
import { readOptions } from './options.js';

/** Violations that are told in words; the history has them all. */
const TOLD_MAX = 5;
const options = readOptions(process.argv.slice(2), path.join(tmpdir(), 'aluloop-faults'));
let current = new Closers();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void current.close().then(() => process.exit(1)));
}

/** True: every promise held, and every control failed as it must. */
async function main(): Promise<boolean> {
  for (const { output } of staleTargets(fileURLToPath(new URL('../../', import.meta.url)))) {
    progress(`${output} is older than its sources: npm run build`);
  }
  mkdirSync(options.histories, { recursive: true });
  let good = true;
  for (const fault of FAULTS.filter(({ name }) => options.only.includes(name))) {
    const reason = fault.missing();
    if (reason !== null) print({ fault: fault.name, skipped: reason });
    else good = (await judge(fault)) && good;
  }
  return good;
}

async function judge(fault: Fault): Promise<boolean> {
  progress(`${fault.name}: ${fault.shows}`);
  const findings: Finding[] = [];
  for (const seed of options.seeds) {
    const finding = await once(fault, seed, 'fault', run => fault.play(run));
    findings.push(finding);
    print({ fault: fault.name, seed, ...told(finding) });
  }
  let control = 'off';
  if (options.control) {
    const [seed = 1] = options.seeds;
    const finding = await once(fault, seed, 'control', run => fault.control(run));
    control = isBad(finding) ? 'failed, as it must' : 'DID NOT FAIL';
    print({ fault: fault.name, seed, control, ...told(finding) });
  }
  const sum = (pick: (finding: Finding) => number): number => findings.reduce((total, one) => total + pick(one), 0);
  print({
    fault: fault.name,
    seeds: options.seeds.length,
    struck: sum(one => one.struck),
    acked: sum(one => one.acked),
    lost: sum(one => one.lost),
    doubled: sum(one => one.doubled),
    violations: sum(one => one.violations.length),
    control,
    histories: options.histories,
  });
  return !findings.some(isBad) && control !== 'DID NOT FAIL';
}

async function once(
  { name }: Fault,
  seed: number,
  role: 'fault' | 'control',
  play: (run: Run) => Promise<Finding>,
): Promise<Finding> {
  const directory = mkdtempSync(path.join(tmpdir(), `aluloop-faults-${name}-`));
  const closers = new Closers();
  current = closers;
  closers.add(() => rmSync(directory, { recursive: true, force: true }));
  const historyFile = path.join(options.histories, `${name}-${seed}-${role}.jsonl`);
  try {
    return await play({ seed, options, directory, historyFile, closers });
  } finally {
    await closers.close();
  }
}

const told = ({ violations, more, ...counts }: Finding): object => ({
  ...counts,
  violations: violations.length,
  ...more,
  told: violations.slice(0, TOLD_MAX),
});

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

process.exitCode = (await main()) ? 0 : 1;
