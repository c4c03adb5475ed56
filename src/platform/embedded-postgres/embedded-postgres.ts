import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { packagedNativeDirectory, prepareBinaries } from './binaries.js';
import { createCluster, existingCluster } from './cluster.js';
import { type DirectoryLock, lockDirectory } from './directory-lock.js';
import { bringUpPostmaster, type PostmasterOptions, stopPostmaster } from './postmaster.js';
import { urlOf } from './postmaster-answer.js';
import type { EmbeddedPostgresState } from './state.js';
import { supervise } from './supervision.js';
import { chooseSystemUser } from './system-user.js';

export interface EmbeddedPostgres {
  /** Connection string of the superuser for the database `postgres`, on 127.0.0.1. It stays valid over restarts. */
  readonly url: string;
  /** True when a server was taken over that an earlier process had left running. */
  readonly adopted: boolean;
  state(): EmbeddedPostgresState;
  /** Stops the server (at most 5 s) and gives the directory free. Further calls answer with the same promise. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute or relative to the working directory; made when missing. Holds cluster, password, log and lock. */
  readonly directory: string;
  /** Server settings that override ours, as in `postgresql.conf`. They do not apply to a server that is adopted. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Told each step that may take a while, in words for a person. */
  readonly onProgress?: (step: string) => void;
  /** Told each change of {@link EmbeddedPostgresState} after the start. Must not throw. */
  readonly onStateChange?: (state: EmbeddedPostgresState) => void;
  /** Aborts the start; afterwards it does nothing. */
  readonly signal?: AbortSignal;
}

/** Starts PostgreSQL from the binaries that npm installed, on a cluster in `directory` that is made when missing.
 *  Works for ordinary users and for root, whatever the locale. The server survives a `kill -9` of this process, and the
 *  next start adopts it; while this process lives, a server that dies is restarted, at most 5 times in 5 minutes.
 *  Throws {@link import('./directory-lock.js').DirectoryInUse} while another process uses the directory, the signal's
 *  reason when it aborts, and an Error with PostgreSQL's words when it cannot run. A failed start leaves nothing behind
 *  but a complete cluster. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { flags = {}, onProgress = () => {}, onStateChange = () => {}, signal } = options;
  const directory = path.resolve(options.directory);
  signal?.throwIfAborted();
  const lock = openDirectory(directory);
  try {
    const binaries = prepareBinaries(packagedNativeDirectory(), path.join(directory, 'native'));
    const existing = existingCluster(directory);
    const user = chooseSystemUser(binaries.postgres, directory, existing?.dataDirectory ?? null);
    if (existing === null) onProgress('creating the database cluster');
    const cluster = existing ?? (await createCluster(directory, binaries, user, flags.fsync !== 'off', signal));

    const stopping = new AbortController();
    const bringUp = (port: PostmasterOptions['port'], abort: AbortSignal) =>
      bringUpPostmaster({ cluster, binaries, user, flags, port, onProgress, signal: abort });
    onProgress('starting PostgreSQL');
    const first = await bringUp(null, signal ?? stopping.signal);

    let state: EmbeddedPostgresState = { kind: 'RUNNING' };
    const change = (next: EmbeddedPostgresState) => {
      state = next;
      onStateChange(next);
    };
    const supervision = supervise(first, abort => bringUp(first.port, abort), change, stopping.signal);
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      stopping.abort();
      const last = await supervision;
      if (last !== null) await stopPostmaster(last, binaries, cluster);
      lock.release();
      change({ kind: 'STOPPED' });
    };
    return {
      url: urlOf(cluster, first.port),
      adopted: first.adopted,
      state: () => state,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    lock.release();
    signal?.throwIfAborted(); // a timer's AbortError would hide the reason
    throw error;
  }
}

function openDirectory(directory: string): DirectoryLock {
  try {
    mkdirSync(directory, { recursive: true });
    if (process.getuid?.() === 0) chmodSync(directory, 0o711); // whom we make PostgreSQL run as must pass through
    return lockDirectory(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw new Error(
      `this user may not write to the data directory ${directory}: did another user, root perhaps, make it?`,
      {
        cause: error,
      },
    );
  }
}
