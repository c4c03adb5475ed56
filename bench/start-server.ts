import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Closers } from './closers.js';

/** The built server, or a program around it, as a process of its own that listens on a free port. */
export interface BenchServer {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  readonly process: ChildProcess;
  /** Ctrl-C, and gone when it resolves. A second call does nothing. */
  stop(): Promise<void>;
}

export interface BenchServerOptions {
  readonly databaseUrl: string;
  /** Where its secrets are: servers that share it know each other's sessions. */
  readonly dataDir: string;
  /** Relative to the repository; `dist/src/main.js` unless the bench puts a program around it. */
  readonly program?: string;
  readonly parameters?: readonly string[];
  /** For Node itself, such as `--cpu-prof`. */
  readonly nodeFlags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));
export const BUILT_SERVER = 'dist/src/main.js';
const STARTED = /serving on (http:\S+)/;

/** Limits by rate are off (docs/protocol.md, "Environment"): the bench is to find the server's own. */
export async function startBenchServer(options: BenchServerOptions, closers: Closers): Promise<BenchServer> {
  if (!existsSync(`${ROOT}${BUILT_SERVER}`)) throw new Error('the server is not built: npm run build');
  const { program = BUILT_SERVER, parameters = [], nodeFlags = [] } = options;
  const loader = program.endsWith('.ts') ? ['--import', './test/setup/typescript.mjs'] : [];
  const child = spawn(process.execPath, ['--no-warnings', ...nodeFlags, ...loader, program, ...parameters], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
      SEED_DEMO: 'false',
      DATABASE_URL: options.databaseUrl,
      DATA_DIR: options.dataDir,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await exited;
  };
  closers.add(stop);
  const url = await serving(child, exited);
  return { url, port: Number(new URL(url).port), pid: child.pid ?? 0, process: child, stop };
}

async function serving(child: ChildProcess, exited: Promise<unknown[]>): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output');
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', line => {
      const found = STARTED.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    exited.then(([code]) => reject(new Error(`the server ended with ${code}`)), reject);
  });
}
