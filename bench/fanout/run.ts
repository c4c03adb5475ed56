import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { staleTargets } from '../../scripts/build.mjs';
import { type Market, makeMarket, OPERATOR_ENVIRONMENT } from '../bids/market.js';
import { Closers } from '../closers.js';
import { type ComparedFigure, printCompared } from '../compared-figure.js';
import { progress } from '../figure.js';
import { cpuSecondsOf, cpuSecondsOfMachine, residentBytesOf } from '../process-times.js';
import { type BenchPostgres, startPostgres } from '../start-postgres.js';
import { type BenchServer, startBenchServer } from '../start-server.js';
import { mean, percentile } from '../statistics.js';
import { EvenBids } from './even-bids.js';
import { readOptions } from './options.js';
import type { News, Order, Received } from './orders.js';

/** `npm run bench:fanout`: many watchers of one auction, and an even rate of bids. Prints figures, judges none: it ends with 0 when it
 *  could measure, whatever it measured. */
const TEMPLATE = 'market';
const DELIVERY_P99_MS_MAX = 250;
const RSS_KIB_PER_WATCHER_MAX = 24;
/** Bids before anybody watches, so that what starts and compiles lazily is not charged to the watchers. */
const WARM_UP_BIDS = 30;
const WARM_UP_WATCHERS = 50;
/** After the last bid, for what is still under way. */
const SETTLE_MS = 2_000;
const MEMORY_LOOKS_MS = 500;
const KIB = 1_024;

const options = readOptions(process.argv.slice(2));
const closers = new Closers();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closers.close().then(() => process.exit(1)));
}
try {
  await main();
} finally {
  await closers.close();
}

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  for (const { output } of staleTargets(root)) progress(`${output} is older than its sources: npm run build`);
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-bench-fanout-'));
  closers.add(() => rmSync(directory, { recursive: true, force: true }));
  const postgres = await startPostgres(path.join(directory, 'postgres'), closers);
  const serve = (database: string, nodeFlags: readonly string[] = []) =>
    startBenchServer(
      {
        databaseUrl: postgres.urlOf(database),
        dataDir: path.join(directory, 'secrets'),
        environment: OPERATOR_ENVIRONMENT,
        nodeFlags,
      },
      closers,
    );
  await postgres.create(TEMPLATE);
  const maker = await serve(TEMPLATE);
  const market = await makeMarket(maker, 2, 1);
  await maker.stop();
  const { profile } = options;
  for (const watchers of options.watchers) {
    const database = `watchers_${watchers}`;
    await postgres.clone(database, TEMPLATE);
    const server = await serve(
      database,
      profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}/${database}`],
    );
    const round = new Closers(); // ends with the round, or with the bench
    closers.add(() => round.close());
    try {
      for (const figure of figures(watchers, await measure(watchers, market, server, postgres, database, round))) {
        printCompared('fanout', figure);
      }
    } finally {
      await round.close();
      await server.stop();
    }
  }
}

interface Measured {
  readonly received: readonly Received[];
  readonly events: number;
  readonly lastVersion: number;
  readonly connectSeconds: number;
  readonly seconds: number;
  readonly idleBytes: number;
  readonly watchedBytes: number;
  readonly cores: { readonly server: number; readonly clients: number; readonly machine: number };
}

async function measure(
  watchers: number,
  market: Market,
  server: BenchServer,
  postgres: BenchPostgres,
  database: string,
  round: Closers,
): Promise<Measured> {
  const bidding = new EvenBids(server, market);
  const warmers = await startWatchers(1, round);
  await order(warmers, { kind: 'CONNECT', ...placeOf(server, market), watchers: WARM_UP_WATCHERS });
  for (let bid = 0; bid < WARM_UP_BIDS; bid++) await bidding.bid();
  for (const warmer of warmers) warmer.kill('SIGKILL');
  await sleep(SETTLE_MS);
  const idleBytes = residentBytesOf(server.pid);

  const processes = await startWatchers(options.processes, round);
  const began = performance.now();
  await Promise.all(
    processes.map((process, index) =>
      order([process], {
        kind: 'CONNECT',
        ...placeOf(server, market),
        watchers: Math.floor((watchers + index) / processes.length),
      }),
    ),
  );
  const connectSeconds = (performance.now() - began) / 1_000;
  progress(`${watchers} watchers in ${connectSeconds.toFixed(1)} s`);
  await sleep(SETTLE_MS);
  await order(processes, { kind: 'BEGIN' });

  const clientsCpu = () => processes.reduce((sum, { pid }) => sum + cpuSecondsOf(pid ?? 0), 0);
  const before = { server: cpuSecondsOf(server.pid), clients: clientsCpu(), machine: cpuSecondsOfMachine() };
  const looks: number[] = [];
  const looking = setInterval(() => looks.push(residentBytesOf(server.pid)), MEMORY_LOOKS_MS);
  const startedAt = performance.now();
  const events = await bidding.during(options.seconds, options.rate);
  const seconds = (performance.now() - startedAt) / 1_000;
  clearInterval(looking);
  const cores = {
    server: (cpuSecondsOf(server.pid) - before.server) / seconds,
    clients: (clientsCpu() - before.clients) / seconds,
    machine: (cpuSecondsOfMachine() - before.machine) / seconds,
  };
  await sleep(SETTLE_MS);
  const news = await order(processes, { kind: 'REPORT' });
  const received = news.flatMap(item => (item.kind === 'RECEIVED' ? [item.received] : []));
  const [head] = await postgres.rows<{ version: number }>(database, 'SELECT version FROM auction');
  const watchedBytes = mean(looks.slice(looks.length >> 1));
  return { received, events, lastVersion: head?.version ?? 0, connectSeconds, seconds, idleBytes, watchedBytes, cores };
}

function placeOf({ port }: BenchServer, { auctionIds }: Market): { port: number; auctionId: string } {
  return { port, auctionId: auctionIds[0] ?? '' };
}

async function startWatchers(count: number, round: Closers): Promise<ChildProcess[]> {
  const loader = fileURLToPath(new URL('../../test/setup/typescript.mjs', import.meta.url));
  const program = fileURLToPath(new URL('./watchers.ts', import.meta.url));
  return Promise.all(
    Array.from({ length: count }, async () => {
      const child = fork(program, { execArgv: ['--no-warnings', '--import', loader], serialization: 'advanced' });
      const exited = once(child, 'exit');
      round.add(async () => {
        child.kill('SIGKILL');
        await exited;
      });
      await once(child, 'spawn');
      return child;
    }),
  );
}

/** Has every process do it; resolves with their answers. */
async function order(processes: readonly ChildProcess[], what: Order): Promise<News[]> {
  return Promise.all(
    processes.map(async child => {
      const answered = once(child, 'message');
      child.send(what);
      const [news] = (await answered) as [News];
      if (news.kind === 'FAILED') throw new Error(news.message);
      return news;
    }),
  );
}

function figures(watchers: number, measured: Measured): ComparedFigure[] {
  const { received, events, lastVersion, seconds, cores } = measured;
  const delays = received.flatMap(one => [...one.delays]);
  const total = (of: (one: Received) => number): number => received.reduce((sum, one) => sum + of(one), 0);
  const complete = total(({ standAt }) => standAt.get(lastVersion) ?? 0);
  const how =
    `${watchers} anonymous watchers of one auction in ${options.processes} client processes on the same machine, ` +
    `${events} events in ${seconds.toFixed(0)} s`;
  const alone = { baseline: null, against: null, goal: null, ratios: [], how } as const;
  const atMost = (limit: number) => ({ of: 'VALUE', is: 'AT_MOST', limit }) as const;
  const fromDecision = `${how}; from the event's time (read before COMMIT) to its arrival at each watcher`;
  const name = `watchers_${watchers}`;
  const kibPerWatcher = (measured.watchedBytes - measured.idleBytes) / KIB / watchers;
  const figuresOfTime: ComparedFigure[] =
    delays.length === 0
      ? []
      : [
          {
            ...alone,
            metric: `${name}_delivery_p50_ms`,
            value: percentile(delays, 0.5),
            unit: 'ms',
            how: fromDecision,
          },
          {
            ...alone,
            metric: `${name}_delivery_p99_ms`,
            value: percentile(delays, 0.99),
            unit: 'ms',
            goal: atMost(DELIVERY_P99_MS_MAX),
            how: fromDecision,
          },
        ];
  return [
    ...figuresOfTime,
    { ...alone, metric: `${name}_deliveries_per_second`, value: delays.length / seconds, unit: '1/s' },
    { ...alone, metric: `${name}_gaps`, value: total(({ gaps }) => gaps), unit: 'gaps', goal: atMost(0) },
    { ...alone, metric: `${name}_repeats`, value: total(({ repeats }) => repeats), unit: 'repeats', goal: atMost(0) },
    {
      ...alone,
      metric: `${name}_incomplete`,
      value: watchers - complete,
      unit: 'watchers',
      goal: atMost(0),
      how: `${how}; watchers that did not end with the last version in the database`,
    },
    {
      ...alone,
      metric: `${name}_lost_connections`,
      value: total(({ lost }) => lost),
      unit: 'connections',
      goal: atMost(0),
    },
    {
      ...alone,
      metric: `${name}_server_rss_kib_per_watcher`,
      value: kibPerWatcher,
      unit: 'KiB',
      goal: atMost(RSS_KIB_PER_WATCHER_MAX),
      how: `${how}; (mean over the second half of the load − idle after a warm-up, ${Math.round(measured.idleBytes / KIB / KIB)} MiB) / watchers`,
    },
    { ...alone, metric: `${name}_server_cores`, value: cores.server, unit: 'cores' },
    { ...alone, metric: `${name}_client_cores`, value: cores.clients, unit: 'cores' },
    {
      ...alone,
      metric: `${name}_machine_cores`,
      value: cores.machine,
      unit: 'cores',
      how: `${how}; everything that ran on it`,
    },
    { ...alone, metric: `${name}_connect_seconds`, value: measured.connectSeconds, unit: 's' },
  ];
}
