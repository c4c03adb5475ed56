import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.js';
import { startGuardian } from '../test/setup/start-guardian.mjs';
import type { Closers } from './closers.js';
import { progress } from './figure.js';

/** A PostgreSQL of the bench's own, as durable as `npm start` makes it (fsync and synchronous_commit on), thrown away at the end. */
export interface BenchPostgres {
  /** the postmaster; its children are all of PostgreSQL */
  readonly pid: number;
  /** Connection string of the superuser for a database. */
  urlOf(database: string): string;
  create(database: string): Promise<void>;
  /** A copy of `template`, which nobody may be connected to. */
  clone(database: string, template: string): Promise<void>;
  /** Rows of one statement in one database. */
  rows<Row extends object>(database: string, sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** What earlier work left to be written is written now, so that it is not charged to what is measured next. */
  checkpoint(): Promise<void>;
}

/** Room for several servers side by side, each with all its pools. */
const CONNECTIONS_MAX = '300';

/** Starts in `directory`, which is removed at the end, also when this process is killed. */
export async function startPostgres(directory: string, closers: Closers): Promise<BenchPostgres> {
  const guardian = await startGuardian(directory);
  closers.add(() => guardian.dismiss());
  const server = await startEmbeddedPostgres({
    directory,
    flags: { max_connections: CONNECTIONS_MAX },
    onProgress: progress,
  });
  closers.add(() => server.stop());
  const urlOf = (database: string): string => {
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    return url.href;
  };
  const rows = async <Row extends object>(database: string, sql: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString: urlOf(database) });
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  const name = (database: string): string => pg.escapeIdentifier(database);
  return {
    pid: postmasterIn(directory),
    urlOf,
    rows,
    create: async database => void (await rows('postgres', `CREATE DATABASE ${name(database)}`)),
    clone: async (database, template) =>
      void (await rows('postgres', `CREATE DATABASE ${name(database)} TEMPLATE ${name(template)} STRATEGY FILE_COPY`)),
    checkpoint: async () => void (await rows('postgres', 'CHECKPOINT')),
  };
}

function postmasterIn(directory: string): number {
  const [pid] = readFileSync(path.join(directory, 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n');
  return Number(pid);
}
