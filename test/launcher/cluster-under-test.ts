import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/index.js';
import { afterThisTest } from './temporary-directory.js';

/** Starts a server that is stopped after the test. It flushes nothing to disk, unless `flags` say so: no test here pulls
 *  the plug, and the disk is most of the time. */
export async function start(
  directory: string,
  options: Omit<EmbeddedPostgresOptions, 'directory'> = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, flags: { fsync: 'off' }, ...options });
  afterThisTest(() => server.stop());
  return server;
}

/** The rows of one statement, over a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export const dataDirectoryOf = (directory: string): string => path.join(directory, 'cluster', 'data');

export const postmasterPidOf = (directory: string): number =>
  Number(readFileSync(path.join(dataDirectoryOf(directory), 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Resolves when `condition` holds; fails the test after 20 s. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`${what}: not within 20 s`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
