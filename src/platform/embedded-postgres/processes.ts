import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Identity of a process whose start time the system does not tell. It equals every identity of the same pid. */
const UNKNOWN_START = 'unknown start';

/** What tells the process `pid` from a later one that got the same number: the boot and its start time, opaque.
 *  Null when there is no such process, or only a zombie that its parent has not collected. */
export function processIdentity(pid: number): string | null {
  if (!isSignallable(pid)) return null;
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

/** Whether `pid` still is the process that had `identity`. */
export function isSameProcess(pid: number, identity: string): boolean {
  const now = processIdentity(pid);
  return now !== null && (now === identity || now === UNKNOWN_START || identity === UNKNOWN_START);
}

/** Whether `pid` is a process that ended and that its parent, often a container's first process, never collects. */
export const isZombie = (pid: number): boolean => isSignallable(pid) && processIdentity(pid) === null;

/** The command line of `pid`, blank separated; empty when it cannot be read. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'args=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Signals `pid`; a process that is already gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isSignallable(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it exists and belongs to somebody else
  }
}

function identityFromProc(pid: number): string | null {
  try {
    // proc_pid_stat(5): the name in parentheses may hold blanks; after it come the state and, 19 fields on, the start.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`;
  } catch {
    return isSignallable(pid) ? UNKNOWN_START : null; // /proc may hide the processes of others
  }
}

function identityFromPs(pid: number): string | null {
  if (process.platform === 'win32') return UNKNOWN_START;
  const [state = '', ...started] = ps(pid, 'stat=,lstart=').split(/\s+/);
  if (state.startsWith('Z')) return null;
  return started.join(' ') || (isSignallable(pid) ? UNKNOWN_START : null);
}

function ps(pid: number, columns: string): string {
  const listing = spawnSync('ps', ['-o', columns, '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  return (listing.stdout ?? '').trim();
}
