import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterThisTest } from './temporary-directory.js';

const typescript = fileURLToPath(new URL('../setup/typescript.mjs', import.meta.url));

/** Another Node process, running a TypeScript program of this folder; killed after the test if it still lives. */
export interface NodeProgram {
  readonly process: ChildProcess;
  /** The next line that it prints. Rejects with what it complained about when it ends before. */
  line(): Promise<string>;
  kill(): Promise<void>;
}

export function run(program: string, parameters: string[], env: NodeJS.ProcessEnv = process.env): NodeProgram {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', '--import', typescript, file, ...parameters], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let complaints = '';
  let wake = () => {};
  child.stdout.on('data', chunk => {
    printed += chunk;
    wake();
  });
  child.stderr.on('data', chunk => {
    complaints += chunk;
  });
  const ended = new Promise<void>(resolve => {
    child.once('close', () => {
      resolve();
      wake();
    });
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  afterThisTest(kill);
  return {
    process: child,
    kill,
    async line() {
      while (!printed.includes('\n')) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${program} ended: ${complaints}`);
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
      const end = printed.indexOf('\n');
      const line = printed.slice(0, end);
      printed = printed.slice(end + 1);
      return line;
    },
  };
}
