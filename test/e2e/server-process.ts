import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** The built server as a process of its own, to be killed. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** kill -9, and gone when it resolves */
  kill(): Promise<void>;
  /** Ctrl-C; resolves with the milliseconds until the process was gone */
  interrupt(): Promise<number>;
}

const STARTED = /serving on (http:\S+)/;

export async function startServer(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  if (!existsSync('dist/src/main.js')) throw new Error('the server is not built: npm run build');
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMITS: 'off',
      SEED_DEMO: 'false',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', line => {
      const found = STARTED.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    exited.then(([code]) => reject(new Error(`the server ended with ${code}`)), reject);
  });
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    const began = performance.now();
    child.kill(signal);
    await exited;
    return performance.now() - began;
  };
  return {
    url,
    process: child,
    kill: async () => {
      await end('SIGKILL');
    },
    interrupt: () => end('SIGINT'),
  };
}
