import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from '../../bench/figure.js';
import { seededChance } from '../../bench/seeded-chance.js';
import { Bidders } from './bidders.js';
import { checkBids } from './check-bids.js';
import type { Fault, Finding, Run } from './fault.js';
import { HistoryWriter } from './history.js';
import { CARELESS } from './kill-postgres.js';
import { readRows } from './read-rows.js';
import { openStand } from './stand.js';

const BIDDERS = 32;
const LOTS = 6;
const FILLINGS = 5;
const CONTROL_FILLINGS = 1;
const DISK_MIB = 512;
const CHUNK_BYTES = 65_536;
/** Load before the disk is filled, and for how long it stays full. */
const LOAD_MS_MIN = 1_000;
const LOAD_MS_MAX = 3_000;
const FULL_MS = 4_000;
/** Serving again so long after space has returned. */
const BACK_MS_MAX = 30_000;
const LOOK_MS = 50;
const ASK_AGAIN = 0.02;
/** No segments of the log are kept for later: a full disk is felt at once. */
const SMALL_LOG = { min_wal_size: '32MB', max_wal_size: '64MB', wal_recycle: 'off' };

export const diskFull: Fault = {
  name: 'disk-full',
  shows: 'a full disk loses no acknowledged bid, and bids are taken again within 30 s after space has returned',
  missing: () => {
    if (process.platform !== 'linux') return 'it mounts a small file system: Linux only';
    const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-faults-mount-'));
    const mounted = mount(directory, 1);
    if (mounted) unmount(directory);
    rmSync(directory, { recursive: true, force: true });
    return mounted ? null : 'it mounts a small file system: only root can';
  },
  play: run => play(run, run.options.kills ?? FILLINGS, SMALL_LOG, 'SWITCH_LOG'),
  control: run => play(run, CONTROL_FILLINGS, CARELESS, 'LEAVE_LOG'),
};

async function play(
  run: Run,
  fillings: number,
  postgresFlags: Readonly<Record<string, string>>,
  log: 'SWITCH_LOG' | 'LEAVE_LOG',
): Promise<Finding> {
  const disk = run.directory;
  if (!mount(disk, DISK_MIB)) throw new Error('the small file system could not be mounted');
  run.closers.add(() => unmount(disk));
  const { postgres, server, market, databaseUrl } = await openStand(run, {
    bidders: BIDDERS,
    lots: LOTS,
    postgresFlags,
  });
  const history = new HistoryWriter(run.historyFile);
  const chance = seededChance(run.seed);
  const bidders = new Bidders({
    port: server.port,
    market,
    seed: run.seed,
    history,
    retry: 'SAME_ID',
    askAgain: ASK_AGAIN,
  });
  const ballast = path.join(disk, 'ballast');
  let backMsMax = 0;
  let ackedWhileFull = 0;
  bidders.start();
  for (let filling = 1; filling <= fillings; filling++) {
    await sleep(LOAD_MS_MIN + chance() * (LOAD_MS_MAX - LOAD_MS_MIN));
    history.write({ kind: 'STRUCK', what: 'the disk is full', at: Date.now() });
    const before = bidders.acked;
    fill(disk, ballast);
    if (log === 'SWITCH_LOG') void postgres.switchLog().catch(() => undefined); // the next COMMIT needs room that there is not
    for (const until = performance.now() + FULL_MS; performance.now() < until; await sleep(LOOK_MS))
      fill(disk, ballast);
    ackedWhileFull += bidders.acked - before;
    await postgres.kill(); // what people do to a database that hangs
    rmSync(ballast, { force: true });
    const freeAt = performance.now();
    await postgres.restart();
    const { acked } = bidders;
    while (bidders.acked === acked && performance.now() - freeAt < BACK_MS_MAX) await sleep(LOOK_MS);
    backMsMax = Math.max(backMsMax, performance.now() - freeAt);
    progress(`filling ${filling} of ${fillings}: ${bidders.acked} bids acknowledged so far`);
  }
  await bidders.stop();
  await readRows(databaseUrl, history);
  await history.end();
  const { inDoubt, inDoubtDecided, answeredAgain, ...found } = await checkBids(run.historyFile);
  if (backMsMax >= BACK_MS_MAX) found.violations.push('no bid was taken within 30 s after space had returned');
  const more = { inDoubt, inDoubtDecided, answeredAgain, ackedWhileFull, backMsMax: Math.round(backMsMax) };
  return { ...found, struck: fillings, more };
}

/** Whatever room there is, or has become free again. */
function fill(disk: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(disk);
  const chunk = Buffer.alloc(CHUNK_BYTES);
  try {
    for (let left = bavail * bsize; left > 0; left -= CHUNK_BYTES) writeFileSync(ballast, chunk, { flag: 'a' });
  } catch {
    // full
  }
}

const mount = (directory: string, mebibytes: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=711`, 'tmpfs', directory]).status === 0;

const unmount = (directory: string): void => void spawnSync('umount', ['-l', directory]);
