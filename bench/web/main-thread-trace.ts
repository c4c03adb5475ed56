import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

/** What the page's main thread did while it was traced. `wall` is what a task took, `cpu` what it computed: the rest it waited for a
 *  processor, which on a busy machine makes tasks long that are not. All in ms. */
export interface MainThread {
  readonly tasks: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  /** of the one task that computed the longest */
  readonly longestCpuMs: number;
  /** what took the most, e.g. "Paint 120 × 8.5 ms (longest 13.3)" by CPU; one may lie within another */
  readonly kinds: readonly string[];
}

const KINDS_TOLD = 8;
const KINDS =
  /^(Paint|Layout|UpdateLayoutTree|PrePaint|Layerize|Commit|HitTest|FunctionCall|TimerFire|EventDispatch|ParseHTML|MinorGC|MajorGC|V8\..*GC.*|IntersectionObserverController.*)$/;

/** Traces the whole browser for so long; costs a little of what it measures, so figures of the page alone are taken without it. */
export async function traceMainThread(browser: Browser, page: Page, lengthMs: number): Promise<MainThread> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await sleep(lengthMs);
  return readTrace(JSON.parse((await browser.stopTracing()).toString('utf8')).traceEvents);
}

/** Of the trace event format: complete events ("X") with durations in µs; `tdur` is by the thread's own clock. */
interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const TASK = 'ThreadControllerImpl::RunTask';

function readTrace(events: readonly TraceEvent[]): MainThread {
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasksOf = grouped(
    events.filter(event => event.ph === 'X' && event.name === TASK && mains.has(threadOf(event))),
    threadOf,
  );
  const [busiest] = [...tasksOf].toSorted(([, a], [, b]) => sum(b, wall) - sum(a, wall));
  if (busiest === undefined) throw new Error('the trace has no main thread of a page');
  const [thread, tasks] = busiest;
  const kinds = grouped(
    events.filter(event => event.ph === 'X' && threadOf(event) === thread && KINDS.test(event.name)),
    ({ name }) => name,
  );
  return {
    tasks: tasks.length,
    wallMs: sum(tasks, wall),
    cpuMs: sum(tasks, cpu),
    longestCpuMs: Math.max(...tasks.map(cpu)),
    kinds: [...kinds]
      .toSorted(([, a], [, b]) => sum(b, cpu) - sum(a, cpu))
      .slice(0, KINDS_TOLD)
      .map(([name, of]) => {
        const longest = Math.max(...of.map(cpu)).toFixed(1);
        return `${name} ${of.length} × ${(sum(of, cpu) / of.length).toFixed(1)} ms (longest ${longest})`;
      }),
  };
}

/** Map.groupBy came with Node 21. */
function grouped(events: readonly TraceEvent[], by: (event: TraceEvent) => string): Map<string, TraceEvent[]> {
  const groups = new Map<string, TraceEvent[]>();
  for (const event of events) {
    const group = groups.get(by(event));
    if (group === undefined) groups.set(by(event), [event]);
    else group.push(event);
  }
  return groups;
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
const wall = ({ dur = 0 }: TraceEvent): number => dur / 1_000;
const cpu = ({ tdur = 0 }: TraceEvent): number => tdur / 1_000;
const sum = (events: readonly TraceEvent[], of: (event: TraceEvent) => number): number =>
  events.reduce((total, event) => total + of(event), 0);
