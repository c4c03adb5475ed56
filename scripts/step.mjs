import { spawn } from 'node:child_process';

/** The end of a program's output that is kept, to be shown when it fails. */
const OUTPUT_CHARACTERS_MAX = 100_000;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** Runs a program as one step and prints one line, `title … 3.2 s`. Its output is shown only when it fails, and then this
 *  process ends with status 1. It shares our process group, so Ctrl-C reaches it; a signal to this process alone is
 *  passed on, and this process ends after it. */
export async function step(title, program, parameters, { cwd, env }) {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
  process.stdout.write(`${title} … `);
  const { code, output } = await outputOf(program, parameters, { cwd, env });
  if (code === 0) {
    process.stdout.write(`${seconds()}\n`);
    return;
  }
  process.stdout.write(`failed after ${seconds()}\n`);
  process.stderr.write(`${output}\n`);
  process.exit(1);
}

/** Runs a program with our own input and output; resolves with its exit status. Signals are passed on. */
export async function passThrough(program, parameters, options) {
  const child = spawn(program, parameters, { ...options, stdio: 'inherit' });
  const stopForwarding = forwardSignals(child, () => {});
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + (SIGNALS[signal] ?? 0)));
    });
  } finally {
    stopForwarding();
  }
}

/** npm's own program when we run under npm, whichever way it was installed; `npm` from the path otherwise. */
export function npm(parameters) {
  const { npm_execpath: cli } = process.env;
  if (cli?.endsWith('.js')) return [process.execPath, [cli, ...parameters]];
  return process.platform === 'win32' ? ['cmd.exe', ['/c', 'npm', ...parameters]] : ['npm', parameters];
}

function outputOf(program, parameters, options) {
  return new Promise(resolve => {
    const child = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = chunk => {
      output = `${output}${chunk}`.slice(-OUTPUT_CHARACTERS_MAX);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stopForwarding = forwardSignals(child, () => process.stdout.write('interrupted\n'));
    child.once('error', error => resolve({ code: 1, output: error.message }));
    child.once('close', code => {
      stopForwarding();
      resolve({ code, output });
    });
  });
}

/** While a child runs, a signal to us goes to it, and when it has ended we end as that signal would have ended us. */
function forwardSignals(child, onInterrupt) {
  const handlers = Object.entries(SIGNALS).map(([name, number]) => {
    const handler = () => {
      child.kill(name);
      child.once('close', () => {
        onInterrupt();
        process.exit(128 + number);
      });
    };
    process.once(name, handler);
    return [name, handler];
  });
  return () => {
    for (const [name, handler] of handlers) process.removeListener(name, handler);
  };
}
