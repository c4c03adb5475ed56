import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { parseConfig } from '../../src/platform/config/index.js';
import { createLogger } from '../../src/platform/observability/index.js';
import { cloneDatabase } from '../setup/database.js';

const SECRET = 'a secret of the tests that is long enough';
export const TEST_SECRETS = { session: SECRET, transcript: SECRET, sealed: SECRET };
export const OPERATOR = { email: 'operator@test.example', password: 'operator of the test' };

/** The whole application on a database of its own and a real port. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly databaseUrl: string;
  /** Runs SQL as the owner of the database, e.g. to replace app_now(). */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Every decision takes this instant as now, until it is called again; null: the real clock. */
  setClock(instant: string | number | null): Promise<void>;
  close(): Promise<void>;
}

export async function startApp(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await cloneDatabase();
  const config = parseConfig({
    DATABASE_URL: database.url,
    OPERATOR_EMAIL: OPERATOR.email,
    OPERATOR_PASSWORD: OPERATOR.password,
    RATE_LIMITS: 'off',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    ...environment,
  });
  const logger = createLogger(config.logLevel);
  const app = await createApplication({ config, databaseUrl: database.url, secrets: TEST_SECRETS, logger });
  const { RegistryService } = await import('../../src/registry/index.js');
  if (config.operator !== null) await app.get(RegistryService, { strict: false }).ensureOperator(config.operator);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    setClock: async instant => {
      const body =
        instant === null
          ? `SELECT date_trunc('milliseconds', clock_timestamp())`
          : `SELECT '${new Date(instant).toISOString()}'::timestamptz`;
      await client.query(
        `CREATE OR REPLACE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ ${body} $$`,
      );
    },
    close: async () => {
      await client.end();
      await app.close();
      await database.drop();
    },
  };
}
