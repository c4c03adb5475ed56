import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Closers } from '../../bench/closers.js';
import { progress } from '../../bench/figure.js';
import { packagedNativeDirectory, prepareBinaries } from '../../src/platform/embedded-postgres/binaries.js';
import { createCluster } from '../../src/platform/embedded-postgres/cluster.js';
import { freePort } from '../../src/platform/embedded-postgres/free-port.js';
import { bringUpPostmaster, type Postmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import { urlOf } from '../../src/platform/embedded-postgres/postmaster-answer.js';
import { chooseSystemUser } from '../../src/platform/embedded-postgres/system-user.js';
import { startGuardian } from '../setup/start-guardian.mjs';

/**
 * A PostgreSQL to be killed: brought up by the launcher's own code, but without its supervision, which gives up a server that dies more than
 * 5 times in 5 minutes.
 */
export interface KillablePostgres {
  readonly port: number;
  urlOf(database: string): string;
  create(database: string): Promise<void>;
  /** What was committed so far is on disk, whatever `synchronous_commit` says. */
  checkpoint(): Promise<void>;
  /** The log goes on in a new file; rejects when there is no room for one. */
  switchLog(): Promise<void>;
  /** kill -9 of the postmaster and all its children at once; gone when it resolves. */
  kill(): Promise<void>;
  /** After it has died, on the same port; one that lives is left alone. Resolves with the milliseconds until it answered. */
  restart(): Promise<number>;
}

/** Several servers side by side, each with all its pools. */
const CONNECTIONS_MAX = '300';

/** Starts in `directory`, with fsync and synchronous_commit on unless `flags` say otherwise. */
export async function startKillablePostgres(
  directory: string,
  flags: Readonly<Record<string, string>>,
  closers: Closers,
): Promise<KillablePostgres> {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const guardian = await startGuardian(directory);
  closers.add(() => guardian.dismiss());
  const binaries = prepareBinaries(packagedNativeDirectory(), path.join(directory, 'native'));
  const user = chooseSystemUser(binaries.postgres, directory, null);
  const cluster = await createCluster(directory, binaries, user, true);
  const port = await freePort();
  const bringUp = (): Promise<Postmaster> =>
    bringUpPostmaster({
      cluster,
      binaries,
      user,
      flags: { max_connections: CONNECTIONS_MAX, ...flags },
      port,
      onProgress: progress,
      signal: new AbortController().signal,
    });
  let postmaster = await bringUp();
  const databaseUrl = (database: string): string => {
    const url = new URL(urlOf(cluster, port));
    url.pathname = `/${database}`;
    return url.href;
  };
  const tell = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl('postgres') });
    client.on('error', () => undefined); // the query's own error tells
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return {
    port,
    urlOf: databaseUrl,
    create: database => tell(`CREATE DATABASE ${pg.escapeIdentifier(database)}`),
    checkpoint: () => tell('CHECKPOINT'),
    switchLog: () => tell('SELECT pg_switch_wal()'),
    kill: async () => {
      for (const pid of [postmaster.pid, ...childrenOf(postmaster.pid)]) killHard(pid);
      await postmaster.exited;
    },
    restart: async () => {
      const began = performance.now();
      postmaster = await bringUp();
      return performance.now() - began;
    },
  };
}

/** From /proc: Linux only. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [Number(name)] : [];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself
  }
}
