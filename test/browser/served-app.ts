import pg from 'pg';
import { OPERATOR, type TestApp } from '../e2e/app.js';
import { startServer } from '../e2e/server-process.js';
import { cloneDatabase } from '../setup/database.js';

/** The built server with the built web client, as it is shipped, on a database of its own. */
export type ServedApp = Omit<TestApp, 'app'>;

export async function startServedApp(): Promise<ServedApp> {
  const database = await cloneDatabase();
  const server = await startServer({
    DATABASE_URL: database.url,
    OPERATOR_EMAIL: OPERATOR.email,
    OPERATOR_PASSWORD: OPERATOR.password,
  });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    url: server.url,
    databaseUrl: database.url,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    setClock: async instant => {
      const now = instant === null ? 'clock_timestamp()' : `'${new Date(instant).toISOString()}'::timestamptz`;
      await client.query(
        `CREATE OR REPLACE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ SELECT date_trunc('milliseconds', ${now}) $$`,
      );
    },
    close: async () => {
      await client.end();
      await server.interrupt();
      await database.drop();
    },
  };
}
