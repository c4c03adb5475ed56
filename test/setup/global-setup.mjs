import './typescript.mjs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startGuardian } from './start-guardian.mjs';

/** Throw-away data: what a crash would lose does not matter, and cloning a database is some 40 times faster so. */
const FLAGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** Starts one PostgreSQL for the whole run and migrates the database `tpl`, of which each spec clones its own
 *  (`database.ts`). Plain JavaScript, because Jest neither transforms nor maps what a global setup imports; the loader
 *  in `typescript.mjs` takes the sources as they are, so no build has to be up to date. Whoever asks again in
 *  the same run gets the same server: the projects `e2e` and `browser` share it. */
export default async function globalSetup() {
  if (process.env.TEST_DATABASE_ADMIN_URL) return;
  const { startEmbeddedPostgres } = await import('../../src/platform/embedded-postgres/index.ts');
  const { migrate } = await import('../../src/platform/database/index.ts');

  // Another server, another version: its superuser's connection string. It must have no database `tpl` yet.
  if (process.env.TEST_POSTGRES_URL) {
    await makeTemplate(process.env.TEST_POSTGRES_URL, migrate);
    process.env.TEST_DATABASE_ADMIN_URL = process.env.TEST_POSTGRES_URL;
    return;
  }
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-test-'));
  const guardian = await startGuardian(directory);
  const server = await startEmbeddedPostgres({ directory, flags: FLAGS });
  globalThis.stopTestDatabase = async () => {
    await server.stop();
    await guardian.dismiss();
  };
  try {
    await makeTemplate(server.url, migrate);
  } catch (error) {
    await globalThis.stopTestDatabase();
    throw error;
  }
  process.env.TEST_DATABASE_ADMIN_URL = server.url;
}

async function makeTemplate(adminUrl, migrate) {
  const url = new URL(adminUrl);
  url.pathname = '/tpl';
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('CREATE DATABASE tpl');
    await migrate(url.href);
    await admin.query('ALTER DATABASE tpl WITH IS_TEMPLATE true ALLOW_CONNECTIONS false');
  } finally {
    await admin.end();
  }
}
