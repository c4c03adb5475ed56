/** Waits until its standard input ends, which it does with the process that holds the other end, then ends the PostgreSQL
 *  server that runs in the directory given, if one still does, and removes the directory. */
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [directory] = process.argv.slice(2);
const pidFile = path.join(directory, 'cluster', 'data', 'postmaster.pid');
const SHUTDOWN_POLLS_MAX = 100;
const SHUTDOWN_POLL_MS = 50;

process.stdin.resume();
await once(process.stdin, 'close');
if (existsSync(pidFile)) {
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  signal(pid, 'SIGQUIT');
  for (let poll = 0; poll < SHUTDOWN_POLLS_MAX && existsSync(pidFile); poll++) await sleep(SHUTDOWN_POLL_MS);
}
rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // it ended by itself
  }
}
