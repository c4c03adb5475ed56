import { once } from 'node:events';
import type { Closers } from '../../bench/closers.js';
import { type BenchServer, type BenchServerOptions, startBenchServer } from '../../bench/start-server.js';
import { freePort } from '../../src/platform/embedded-postgres/free-port.js';

/** A server process that comes back on the same port. */
export interface KillableServer {
  readonly port: number;
  readonly url: string;
  /** of the process that runs now */
  readonly pid: number;
  /** kill -9, and gone when it resolves. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export async function startKillableServer(options: BenchServerOptions, closers: Closers): Promise<KillableServer> {
  const port = await freePort();
  const start = (): Promise<BenchServer> =>
    startBenchServer(
      // what it says of a database that is killed under it is no news
      { ...options, environment: { LOG_LEVEL: 'silent', PORT: String(port), ...options.environment } },
      closers,
    );
  let server = await start();
  return {
    port,
    url: server.url,
    get pid() {
      return server.pid;
    },
    kill: async () => {
      const gone = once(server.process, 'exit');
      server.process.kill('SIGKILL');
      await gone;
    },
    restart: async () => {
      server = await start();
    },
    signal: name => void server.process.kill(name),
    stop: () => server.stop(),
  };
}
