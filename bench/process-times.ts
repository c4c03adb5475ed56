import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts process time in hundredths of a second for user space, on every machine (USER_HZ). */
const TICKS_PER_SECOND = 100;
const BYTES_PER_KIB = 1_024;

/** Seconds that all threads of the process have computed so far, in user space and in the kernel. From /proc: Linux only.
 *  Throws when there is no such process. */
export function cpuSecondsOf(pid: number): number {
  const { user, system } = statOf(pid);
  return (user + system) / TICKS_PER_SECOND;
}

/** The same of a process, its living children, and those that it has seen end: all of PostgreSQL for its postmaster. */
export function cpuSecondsOfFamily(pid: number): number {
  const parent = statOf(pid);
  const children = processes().filter(stat => stat.parent === pid);
  const ticks = children.reduce((sum, child) => sum + child.user + child.system, 0);
  return (ticks + parent.user + parent.system + parent.endedChildren) / TICKS_PER_SECOND;
}

/** Seconds that the whole machine has computed so far, all cores together: also what other processes took while something was measured. */
export function cpuSecondsOfMachine(): number {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = first.trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}

/** Bytes of the process that are in memory now, pages shared with others included. */
export function residentBytesOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`process ${pid} has no memory`);
  return Number(kibibytes) * BYTES_PER_KIB;
}

interface Stat {
  readonly parent: number;
  readonly user: number;
  readonly system: number;
  readonly endedChildren: number;
}

/** proc(5): fields after the name in parentheses, which may hold anything. */
function statOf(pid: number): Stat {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (place: number): number => Number(fields[place]);
  return { parent: ticks(1), user: ticks(11), system: ticks(12), endedChildren: ticks(13) + ticks(14) };
}

function processes(): Stat[] {
  return readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return [statOf(Number(name))];
    } catch {
      return []; // it ended meanwhile
    }
  });
}
