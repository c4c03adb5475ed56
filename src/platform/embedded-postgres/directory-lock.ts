import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isSameProcess, processIdentity } from './processes.js';

/** Another living process works in the directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';

  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(
      pid === process.pid
        ? `this process (${pid}) already uses the data directory ${directory}`
        : `process ${pid} already uses the data directory ${directory}: stop it first, or choose another directory`,
    );
  }
}

export interface DirectoryLock {
  /** Gives the directory free. A second call does nothing. */
  release(): void;
}

/** Takes the directory for this process until `release()` or the process's end, however it ends: a lock counts only
 *  while the very process that wrote it lives (pid and start time).
 *
 *  The lock is a numbered file; the highest number decides. It is never deleted, only followed by the next number, which
 *  `link` lets exactly one process create, with its content complete. So there is no moment between "the holder is dead"
 *  and "I hold it" in which two could win, as there is when a stale lock file is deleted and made anew.
 *  Throws {@link DirectoryInUse} with the holder's pid. */
export function lockDirectory(directory: string): DirectoryLock {
  const identity = processIdentity(process.pid) ?? '';
  const own = path.join(directory, `${LOCK_PREFIX}${randomUUID()}.new`);
  for (let attempt = 0; attempt < LOCK_ATTEMPTS_MAX; attempt++) {
    const latest = latestGeneration(directory);
    const holder = latest === 0 ? null : readHolder(fileOf(directory, latest));
    if (holder !== null && isSameProcess(holder.pid, holder.identity)) throw new DirectoryInUse(directory, holder.pid);

    const generation = latest + 1;
    writeFileSync(own, JSON.stringify({ pid: process.pid, identity } satisfies Holder), { mode: 0o644 });
    const created = linkIfAbsent(own, fileOf(directory, generation));
    rmSync(own, { force: true });
    if (!created) continue;
    // While we looked, others may have taken and passed on higher numbers and swept ours away: then theirs counts.
    if (latestGeneration(directory) !== generation) {
      rmSync(fileOf(directory, generation), { force: true });
      continue;
    }
    sweep(directory, generation);
    return releasable(directory, generation);
  }
  throw new Error(`the lock of ${directory} changed hands ${LOCK_ATTEMPTS_MAX} times while we tried to take it`);
}

/** Each round is lost only to a process that won it, so more rounds than starters are not needed. */
const LOCK_ATTEMPTS_MAX = 100;
const LOCK_PREFIX = 'owner-';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

const fileOf = (directory: string, generation: number) => path.join(directory, `${LOCK_PREFIX}${generation}.lock`);

function generations(directory: string): number[] {
  return readdirSync(directory).flatMap(name => {
    const match = /^owner-(\d{1,15})\.lock$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
}

const latestGeneration = (directory: string) => Math.max(0, ...generations(directory));

/** Null for a lock that was released, or that a crash of the machine left unreadable. */
function readHolder(file: string): Holder | null {
  try {
    const { pid, identity } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : null;
  } catch (error) {
    const isGoneOrGarbled = (error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError;
    if (isGoneOrGarbled) return null;
    throw error;
  }
}

function linkIfAbsent(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return false; // ENOENT: a winner swept our draft away
    throw error;
  }
}

/** Removes what earlier holders left: lower numbers and drafts of processes that died while writing them. */
function sweep(directory: string, generation: number): void {
  for (const earlier of generations(directory)) {
    if (earlier < generation) rmSync(fileOf(directory, earlier), { force: true });
  }
  for (const name of readdirSync(directory)) {
    if (name.startsWith(LOCK_PREFIX) && name.endsWith('.new')) rmSync(path.join(directory, name), { force: true });
  }
}

function releasable(directory: string, generation: number): DirectoryLock {
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      const draft = path.join(directory, `${LOCK_PREFIX}${randomUUID()}.new`);
      try {
        writeFileSync(draft, JSON.stringify({ released: true }));
        renameSync(draft, fileOf(directory, generation));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // the directory itself was removed
      }
    },
  };
}
