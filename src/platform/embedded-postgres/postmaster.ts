import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { freePort } from './free-port.js';
import { type PidFile, pidFileOf, readPidFile } from './pid-file.js';
import { isAnswering } from './postmaster-answer.js';
import { commandLine, isSameProcess, isZombie, processIdentity, sendSignal } from './processes.js';
import { programEnvironment } from './program-environment.js';
import { openServerLog } from './server-log.js';
import { giveTo, type SystemUser } from './system-user.js';

/** A running PostgreSQL server that answers. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** True when an earlier process of ours had started it and died without stopping it. */
  readonly adopted: boolean;
  /** Settles when its process has ended, for whatever reason. */
  readonly exited: Promise<void>;
}

export interface PostmasterOptions {
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly user: SystemUser;
  readonly flags: Readonly<Record<string, string>>;
  /** The port to listen on; null takes a free one. */
  readonly port: number | null;
  readonly onProgress: (step: string) => void;
  readonly signal: AbortSignal;
}

/** The postmaster of the cluster: the one that already runs, or a new one.
 *  A refusal that passes by itself (port taken meanwhile, the processes of a killed predecessor still holding shared
 *  memory) is tried again for {@link RETRY_MS_MAX}; any other throws at once with PostgreSQL's own words.
 *  Recovery after a crash is waited for up to {@link RECOVERY_MS_MAX}. When `signal` aborts it throws and nothing is left running. */
export async function bringUpPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { cluster, signal } = options;
  const retryUntil = performance.now() + RETRY_MS_MAX;
  for (let pauseMs = PAUSE_MS_MIN; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MS_MAX)) {
    signal.throwIfAborted();
    const running = await adoptPostmaster(options);
    if (running !== null && (options.port === null || running.port === options.port)) return running;
    if (running !== null) await stopPostmaster(running, options.binaries, cluster);

    const launch = await launchPostmaster(options);
    if (launch.kind === 'ANSWERING') return launch.postmaster;
    if (!launch.isPassing) throw new Error(`PostgreSQL did not start: ${launch.reason}`);
    if (performance.now() > retryUntil) {
      throw new Error(`PostgreSQL did not start within ${RETRY_MS_MAX / 1_000} s: ${launch.reason}`);
    }
    await sleep(pauseMs, undefined, { signal });
  }
}

/** Ends the postmaster: fast shutdown (clients are cut, data is flushed); after {@link FAST_SHUTDOWN_MS_MAX} immediate
 *  shutdown (recovery at the next start); after {@link IMMEDIATE_SHUTDOWN_MS_MAX} more it is killed. */
export async function stopPostmaster(
  postmaster: Pick<Postmaster, 'pid' | 'exited'>,
  binaries: Binaries,
  cluster: Cluster,
): Promise<void> {
  if (process.platform === 'win32') {
    // There are no signals between processes on Windows; pg_ctl speaks PostgreSQL's substitute for them.
    spawnSync(binaries.pgCtl, ['stop', '-D', cluster.dataDirectory, '-m', 'fast', '-t', '4'], { windowsHide: true });
  } else {
    sendSignal(postmaster.pid, 'SIGINT');
    if (await endsWithin(postmaster, FAST_SHUTDOWN_MS_MAX)) return;
    sendSignal(postmaster.pid, 'SIGQUIT');
  }
  if (await endsWithin(postmaster, IMMEDIATE_SHUTDOWN_MS_MAX)) return;
  sendSignal(postmaster.pid, 'SIGKILL');
  await endsWithin(postmaster, KILL_MS_MAX);
}

/** Backends of a killed postmaster let go of shared memory within seconds; more than this is a fault to report. */
const RETRY_MS_MAX = 30_000;
/** Recovery replays at most `max_wal_size` (1 GB by default). */
const RECOVERY_MS_MAX = 300_000;
const FAST_SHUTDOWN_MS_MAX = 4_000;
const IMMEDIATE_SHUTDOWN_MS_MAX = 500;
/** Nothing survives SIGKILL; this is for the kernel to finish, a disk write in progress included. */
const KILL_MS_MAX = 2_000;
const PAUSE_MS_MIN = 50;
const PAUSE_MS_MAX = 1_000;
const POLL_MS = 25;
const ADOPTED_POLL_MS = 200;
const RECOVERY_NOTICE_MS = 2_000;

/** The refusals of the server's start that pass by themselves; its messages are English, lc_messages is C. */
const PASSING_REFUSALS =
  /pre-existing shared memory block|Address already in use|could not create any TCP\/IP sockets|lock file ".*" already exists/;

/** For a small machine; what is not here is PostgreSQL's default. */
const STANDARD_FLAGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // their directory and its rights differ from machine to machine
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** The running postmaster of the cluster, or null. A pid file whose number now belongs to another process is removed:
 *  PostgreSQL would take that process for a postmaster and refuse. Throws when the server runs but does not answer. */
async function adoptPostmaster({
  cluster,
  binaries,
  onProgress,
  signal,
}: PostmasterOptions): Promise<Postmaster | null> {
  const found = await settledPidFile(cluster.dataDirectory, signal);
  if (found === null) return null;
  const { pid, port } = found;
  const identity = processIdentity(pid);
  if (identity === null) {
    // PostgreSQL itself clears a pid file whose process is gone, but takes a zombie for a living postmaster. Its other
    // interlock, the shared memory key made from the directory's inode, does not need the file.
    if (isZombie(pid)) rmSync(found.file, { force: true });
    return null;
  }
  const command = commandLine(pid);
  if (!command.includes('postgres') || !command.includes(found.dataDirectory)) {
    rmSync(found.file, { force: true });
    return null;
  }
  const exited = endOf(pid, identity);
  try {
    switch (await answersBeforeEnd(cluster, port, exited, onProgress, signal)) {
      case 'ANSWERS':
        return { pid, port, adopted: true, exited };
      case 'ENDED':
        return null; // it was shutting down
      case 'SILENT':
        throw new Error(`PostgreSQL runs as process ${pid} but does not answer on port ${port}`);
    }
  } catch (error) {
    if (signal.aborted) await stopPostmaster({ pid, exited }, binaries, cluster);
    throw error;
  }
}

/** Waits for a pid file that is just being written; one that stays garbled is a crash's and is removed. */
async function settledPidFile(dataDirectory: string, signal: AbortSignal): Promise<PidFile | null> {
  for (let waitedMs = 0; waitedMs <= PAUSE_MS_MAX; waitedMs += POLL_MS) {
    const found = readPidFile(dataDirectory);
    if (found !== 'GARBLED') return found;
    await sleep(POLL_MS, undefined, { signal });
  }
  rmSync(pidFileOf(dataDirectory), { force: true });
  return null;
}

type Launch =
  | { readonly kind: 'ANSWERING'; readonly postmaster: Postmaster }
  | { readonly kind: 'REFUSED'; readonly isPassing: boolean; readonly reason: string };

async function launchPostmaster(options: PostmasterOptions): Promise<Launch> {
  const { cluster, binaries, user, signal } = options;
  const port = options.port ?? (await freePort());
  const flags = Object.entries({ ...STANDARD_FLAGS, ...options.flags }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  giveTo(user, cluster.dataDirectory);
  const command = user.command(binaries.postgres, ['-D', cluster.dataDirectory, '-p', String(port), ...flags]);
  const log = openServerLog(cluster.directory);
  // Detached: a Ctrl-C in the terminal must reach us first, so that we end the server after its last client.
  const child = spawn(command.file, command.parameters, {
    ...command.options,
    cwd: path.parse(binaries.postgres).root,
    env: programEnvironment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  child.unref();
  log.closeDescriptor();
  let ending = '';
  const exited = new Promise<void>(resolve => {
    child.once('error', error => {
      ending = error.message;
      resolve();
    });
    child.once('exit', (code, killedBy) => {
      ending = killedBy === null ? `exit ${code}` : `killed by ${killedBy}`;
      resolve();
    });
  });
  const refusal = (): Launch => {
    const said = log.written();
    const isPassing = PASSING_REFUSALS.test(said) || ending.startsWith('killed by');
    return { kind: 'REFUSED', isPassing, reason: `${ending}; ${log.file}: ${said.trim() || '(empty)'}` };
  };
  const { pid } = child;
  if (pid === undefined) {
    await exited;
    return refusal();
  }
  try {
    switch (await answersBeforeEnd(cluster, port, exited, options.onProgress, signal)) {
      case 'ANSWERS':
        return { kind: 'ANSWERING', postmaster: { pid, port, adopted: false, exited } };
      case 'ENDED':
        return refusal();
      case 'SILENT':
        throw new Error(`PostgreSQL did not answer within ${RECOVERY_MS_MAX / 1_000} s; see ${log.file}`);
    }
  } catch (error) {
    await stopPostmaster({ pid, exited }, binaries, cluster);
    throw error;
  }
}

async function answersBeforeEnd(
  cluster: Cluster,
  port: number,
  exited: Promise<void>,
  onProgress: (step: string) => void,
  signal: AbortSignal,
): Promise<'ANSWERS' | 'ENDED' | 'SILENT'> {
  let hasEnded = false;
  void exited.then(() => {
    hasEnded = true;
  });
  const startedAt = performance.now();
  let isNoticeDue = true;
  while (performance.now() - startedAt < RECOVERY_MS_MAX) {
    if (await isAnswering(cluster, port)) return 'ANSWERS';
    if (hasEnded) return 'ENDED';
    if (isNoticeDue && performance.now() - startedAt > RECOVERY_NOTICE_MS) {
      isNoticeDue = false;
      onProgress('waiting for PostgreSQL to recover');
    }
    await sleep(POLL_MS, undefined, { signal });
  }
  return 'SILENT';
}

/** Settles when the process that has `identity` has ended. For processes that are not our children. */
async function endOf(pid: number, identity: string): Promise<void> {
  // Unbounded by intent: it watches for as long as the server lives, and does not keep our process alive.
  while (isSameProcess(pid, identity)) await sleep(ADOPTED_POLL_MS, undefined, { ref: false });
}

function endsWithin({ exited }: Pick<Postmaster, 'exited'>, limitMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const late = sleep(limitMs, false, { signal: waiting.signal }).catch(() => false);
  return Promise.race([exited.then(() => true), late]).finally(() => waiting.abort());
}
