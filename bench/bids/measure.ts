import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Closers } from '../closers.js';
import { cpuSecondsOf, cpuSecondsOfFamily, cpuSecondsOfMachine } from '../process-times.js';
import type { BenchPostgres } from '../start-postgres.js';
import type { BenchServer } from '../start-server.js';
import type { ArrivalCounts } from './arrivals.js';
import type { LoadNews, LoadOrder, LoadResult } from './load.js';

/** One load on one variant in one round. Seconds of computing are those within the window. */
export interface Measurement {
  readonly load: LoadResult;
  /** decided bids per second: accepted and refused */
  readonly decisionsPerSecond: number;
  readonly acceptedPerSecond: number;
  readonly arrivals: ArrivalCounts;
  /** commands per transaction, mean; null: not this way of deciding */
  readonly commandsPerPile: number | null;
  readonly cpuSeconds: {
    readonly server: number;
    readonly postgres: number;
    readonly load: number;
    /** everything else on the machine: where it is much, the measurement was disturbed */
    readonly others: number;
  };
  readonly windowSeconds: number;
}

/** The load generator: one process for all measurements, so that it is warm. */
export interface LoadGenerator {
  readonly pid: number;
  run(order: LoadOrder, onWindow: { opens(): Promise<void>; closes(): Promise<void> }): Promise<LoadResult>;
}

export async function startLoadGenerator(closers: Closers): Promise<LoadGenerator> {
  const loader = fileURLToPath(new URL('../../test/setup/typescript.mjs', import.meta.url));
  const child: ChildProcess = fork(fileURLToPath(new URL('./load-generator.ts', import.meta.url)), {
    execArgv: ['--no-warnings', '--import', loader],
    serialization: 'advanced',
  });
  await once(child, 'spawn');
  const exited = once(child, 'exit');
  closers.add(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    pid: child.pid ?? 0,
    run: (order, onWindow) =>
      new Promise((resolve, reject) => {
        let watched: Promise<void> = Promise.resolve();
        const hear = (news: LoadNews): void => {
          if (news.kind === 'WINDOW_OPENS') watched = watched.then(() => onWindow.opens());
          else if (news.kind === 'WINDOW_CLOSES') watched = watched.then(() => onWindow.closes());
          else {
            child.off('message', hear);
            if (news.kind === 'FAILED') reject(new Error(`the load on ${order.market} failed: ${news.message}`));
            else watched.then(() => resolve(news.result), reject);
          }
        };
        child.on('message', hear);
        child.send(order);
      }),
  };
}

/** Runs the load and reads, as the window opens and closes, what every process has computed. */
export async function measure(
  generator: LoadGenerator,
  postgres: BenchPostgres,
  servers: readonly BenchServer[],
  order: LoadOrder,
): Promise<Measurement> {
  await postgres.checkpoint();
  let before = await sample(generator, postgres, servers);
  let after = before;
  const load = await generator.run(order, {
    opens: async () => {
      before = await sample(generator, postgres, servers);
    },
    closes: async () => {
      after = await sample(generator, postgres, servers);
    },
  });
  const windowSeconds = load.windowMs / 1_000;
  const refused = Object.values(load.refused).reduce((sum, count) => sum + count, 0);
  const piles = after.piles - before.piles;
  const cpuSeconds = {
    server: after.server - before.server,
    postgres: after.postgres - before.postgres,
    load: after.load - before.load,
  };
  const ours = cpuSeconds.server + cpuSeconds.postgres + cpuSeconds.load;
  return {
    load,
    windowSeconds,
    decisionsPerSecond: (load.accepted + refused) / windowSeconds,
    acceptedPerSecond: load.accepted / windowSeconds,
    arrivals: after.arrivals,
    commandsPerPile: piles === 0 ? null : (after.commands - before.commands) / piles,
    cpuSeconds: { ...cpuSeconds, others: Math.max(0, after.machine - before.machine - ours) },
  };
}

interface Sample {
  readonly server: number;
  readonly postgres: number;
  readonly load: number;
  readonly machine: number;
  readonly arrivals: ArrivalCounts;
  readonly piles: number;
  readonly commands: number;
}

async function sample(
  generator: LoadGenerator,
  postgres: BenchPostgres,
  servers: readonly BenchServer[],
): Promise<Sample> {
  const cpu = {
    server: servers.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0),
    postgres: cpuSecondsOfFamily(postgres.pid),
    load: cpuSecondsOf(generator.pid),
    machine: cpuSecondsOfMachine(),
  };
  const counts = await Promise.all(servers.map(arrivalsOf));
  const metrics = await Promise.all(servers.map(metricsOf));
  return {
    ...cpu,
    arrivals: {
      arrived: total(counts.map(({ arrived }) => arrived)),
      valid: total(counts.map(({ valid }) => valid)),
      validAnswered: total(counts.map(({ validAnswered }) => validAnswered)),
      validAccepted: total(counts.map(({ validAccepted }) => validAccepted)),
    },
    piles: total(metrics.map(({ piles }) => piles)),
    commands: total(metrics.map(({ commands }) => commands)),
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Since the last time it was asked. */
async function arrivalsOf({ process: server }: BenchServer): Promise<ArrivalCounts> {
  const answered = once(server, 'message');
  server.send('arrivals');
  const [counts] = (await answered) as [ArrivalCounts];
  return counts;
}

async function metricsOf({ url }: BenchServer): Promise<{ piles: number; commands: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { piles: value('aluloop_pile_commands_count'), commands: value('aluloop_pile_commands_sum') };
}
