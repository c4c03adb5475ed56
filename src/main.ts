import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApplication } from './application.js';
import { type DemoAccount, directorOf, seedDemo } from './demo/index.js';
import { type Config, ConfigError, keptSecret, parseConfig, secretsOf } from './platform/config/index.js';
import { migrate } from './platform/database/index.js';
import { DirectoryInUse, type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import { printSdl } from './platform/graphql/index.js';
import type { Repeated } from './platform/jobs/index.js';
import { createLogger, Readiness } from './platform/observability/index.js';
import { RegistryService } from './registry/index.js';

/** Ctrl-C reaches npm and us, and npm hands it on: a second one so soon is the same. */
const SAME_SIGNAL_MS = 2_000;
/** Open requests and sockets get so long; then the process goes, the database first. */
const CLOSE_MS_MAX = 2_500;
/** Characters of the random demo password: 96 bits, and still typed on a phone. */
const DEMO_PASSWORD_LENGTH = 16;

/** A seed that fails is tried again: a database that died is back within seconds. */
const SEED_TRIES_MAX = 10;
const SEED_AGAIN_MS = 3_000;

/** What is up so far, in the order of starting; stopping goes backwards. */
interface Running {
  postgres: EmbeddedPostgres | null;
  app: NestFastifyApplication | null;
  demo: Repeated | null;
}

const startedAt = performance.now();
const running: Running = { postgres: null, app: null, demo: null };
const starting = new AbortController();
const step = (text: string): void => {
  console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${text}`);
};

/** `npm start`, and with a word after it: `migrate` (tables only), `seed` (demo market only), `schema` (writes src/schema.graphql). */
async function main(word: string | undefined): Promise<void> {
  const config = parseConfig(process.env);
  const logger = createLogger(config.logLevel);
  if (!config.rateLimits) logger.warn('RATE_LIMITS=off: nothing is limited by rate. For tests and benchmarks only.');
  const databaseUrl = config.databaseUrl ?? (await embedded(config));
  await migrate(databaseUrl, name => step(`migrated ${name}`));
  if (word === 'migrate') return stop(0);

  const secrets = secretsOf(config);
  starting.signal.throwIfAborted();
  const app = await createApplication({ config, databaseUrl, secrets, logger });
  running.app = app;
  if (word === 'schema') {
    writeFileSync('src/schema.graphql', printSdl(app));
    return stop(0);
  }
  if (config.operator !== null) await app.get(RegistryService, { strict: false }).ensureOperator(config.operator);
  if (word === 'seed') {
    await demo(app, config, true);
    return stop(0);
  }
  starting.signal.throwIfAborted();
  await app.listen(config.port, config.host);
  step(`serving on ${await app.getUrl()}`);
  await seedUntilDone(app, config, logger);
}

/** The server serves whatever becomes of the demo market: when the database goes away meanwhile, the rest is seeded later. */
async function seedUntilDone(app: NestFastifyApplication, config: Config, logger: Logger): Promise<void> {
  for (let attempt = 1; attempt <= SEED_TRIES_MAX && stoppingSince === null; attempt++) {
    try {
      if (await demo(app, config, false)) await direct(app, logger);
      return;
    } catch (error) {
      if (stoppingSince !== null) return;
      logger.warn({ err: error }, `demo market: try ${attempt} of ${SEED_TRIES_MAX} failed`);
      await sleep(SEED_AGAIN_MS);
    }
  }
}

/** From here on the demo market lives by itself. */
async function direct(app: NestFastifyApplication, logger: Logger): Promise<void> {
  const director = await directorOf(app);
  if (stoppingSince !== null) return;
  running.demo = director.run(error => logger.warn({ err: error }, 'demo market: a round failed'));
}

async function embedded(config: Config): Promise<string> {
  running.postgres = await startEmbeddedPostgres({
    directory: resolve(config.dataDir, 'postgres'),
    onProgress: step,
    onStateChange: state => {
      const why = state.kind === 'GIVEN_UP' ? `: ${state.reason}. Stop and start again when it is mended.` : '';
      step(`PostgreSQL: ${state.kind.toLowerCase().replace('_', ' ')}${why}`);
    },
    signal: starting.signal,
  });
  step(running.postgres.adopted ? 'PostgreSQL was still running: adopted' : 'PostgreSQL is up');
  return running.postgres.url;
}

/** False: there is to be no demo market here. */
async function demo(app: NestFastifyApplication, config: Config, asked: boolean): Promise<boolean> {
  const wanted = asked || (config.seedDemo ?? config.databaseUrl === null);
  if (!wanted) return false;
  const password = config.demoPassword ?? keptSecret(config.dataDir, 'DEMO_PASSWORD').slice(0, DEMO_PASSWORD_LENGTH);
  return seedDemo(app, password, {
    onlyWhenEmpty: !asked && config.seedDemo === null,
    signal: starting.signal,
    onAccounts: announce,
    onProgress: step,
  });
}

let announced = false;
/** Once, however often the seeding has to start again. */
function announce(accounts: readonly DemoAccount[]): void {
  if (announced) return;
  announced = true;
  console.log('\n  DEMO MARKET: invented organisations. Sign in with');
  for (const { email, password, what } of accounts) console.log(`    ${email.padEnd(34)} ${password}   ${what}`);
  console.log('');
}

/** Not ready, then the application, then the database; nothing of ours stays behind. Resolves only by ending the process. */
async function stop(code: number): Promise<never> {
  starting.abort(new Error('stopped while starting'));
  const { app, postgres, demo: market } = running;
  if (app !== null) {
    app.get(Readiness).stop();
    await Promise.race([
      (market?.stop() ?? Promise.resolve()).then(() => app.close()).catch((error: unknown) => console.error(error)),
      new Promise(done => {
        setTimeout(done, CLOSE_MS_MAX);
      }),
    ]);
  }
  await postgres?.stop();
  process.exit(code);
}

let stoppingSince: number | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stoppingSince === null) {
      stoppingSince = performance.now();
      step(`${signal}: stopping`);
      void stop(0);
    } else if (performance.now() - stoppingSince > SAME_SIGNAL_MS) {
      process.exit(1); // asked again, seconds later: at once
    }
  });
}

main(process.argv[2]).catch((error: unknown) => {
  if (stoppingSince !== null) return;
  console.error(explained(error) ?? error);
  void stop(1);
});

/** A start that fails for what the environment says names the variable. Null: it is something else, to be seen whole. */
function explained(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof DirectoryInUse) return error.message;
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  const said = typeof message === 'string' && message !== '' ? message : String(code);
  if (syscall === 'listen' || syscall === 'getaddrinfo') return `HOST, PORT: cannot listen there (${said})`;
  if (syscall === 'mkdir') return `DATA_DIR: cannot be made (${said})`;
  if (running.app === null && process.env.DATABASE_URL && (syscall === 'connect' || /^(28|3D)/.test(code ?? ''))) {
    return `DATABASE_URL: cannot connect (${said})`;
  }
  return null;
}
