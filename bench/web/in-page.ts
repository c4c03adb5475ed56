/**
 * What runs inside the page. Each function is handed over as text, so it may use nothing but its argument and the page; what it finds
 * it keeps on `window`, where `read…` fetches it. It writes nothing into the document.
 */

export interface FirstLoad {
  /** ms since the navigation began; null: not yet */
  contentMs: number | null;
  largestMs: number | null;
  /** what was the largest, e.g. "p.m, 7520 px²: …" */
  largest: string;
  rowsMs: number | null;
}

export interface Painted {
  readonly text: string;
  /** Date.now() of the page */
  readonly at: number;
}

export interface LongTask {
  /** performance.now() of the page */
  readonly startMs: number;
  readonly durationMs: number;
}

/** A frame that took longer than 50 ms, with what ran in it (Long Animation Frames API). */
export interface LongFrame extends LongTask {
  readonly blockingMs: number;
  /** from here on style and layout */
  readonly styleStartMs: number;
  readonly scripts: readonly {
    readonly invoker: string;
    readonly source: string;
    readonly durationMs: number;
    readonly layoutMs: number;
  }[];
}

declare global {
  interface Window {
    benchFirstLoad: FirstLoad;
    benchPainted: Painted[];
    benchLong: { tasks: LongTask[]; frames: LongFrame[] };
  }
}

/** Keeps the first and the largest contentful paint and the first paint of a row with its price. */
export function watchFirstLoad(rowPrice: string): void {
  const seen: FirstLoad = { contentMs: null, largestMs: null, largest: '', rowsMs: null };
  window.benchFirstLoad = seen;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (entry.name === 'first-contentful-paint') seen.contentMs = entry.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const { element, size } = entry as LargestContentfulPaint;
      seen.largestMs = entry.startTime;
      const name = element === null ? 'inside a control, or gone' : [element.localName, ...element.classList].join('.');
      seen.largest = `${name}, ${size} px²: "${element?.textContent?.slice(0, 20) ?? ''}"`;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const rows = new MutationObserver(() => {
    if (document.querySelector(rowPrice) === null) return;
    rows.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        seen.rowsMs = performance.now();
      }),
    );
  });
  rows.observe(document, { childList: true, subtree: true });
}

export const readFirstLoad = (): FirstLoad => window.benchFirstLoad;

/** From now on keeps every text that the place shows, with the time when the frame that first shows it was over: the second
 *  animation frame after the change begins when the first one, which paints it, is done. So it is late by up to one frame. */
export function watchPaints(place: string): void {
  const painted: Painted[] = [];
  window.benchPainted = painted;
  const read = () => document.querySelector(place)?.firstChild?.textContent ?? '';
  let shown = read();
  new MutationObserver(() => {
    const text = read();
    if (text === shown) return;
    shown = text;
    requestAnimationFrame(() => requestAnimationFrame(() => painted.push({ text, at: Date.now() })));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

export const readPaints = (): Painted[] => window.benchPainted;

/** From the start of the page keeps its long tasks, and what its long frames were made of. */
export function watchLongTasks(): void {
  interface ScriptTiming {
    readonly invoker: string;
    readonly sourceURL: string;
    readonly sourceFunctionName: string;
    readonly sourceCharPosition: number;
    readonly duration: number;
    readonly forcedStyleAndLayoutDuration: number;
  }
  interface FrameTiming extends PerformanceEntry {
    readonly blockingDuration: number;
    readonly styleAndLayoutStart: number;
    readonly scripts: readonly ScriptTiming[];
  }
  const long: Window['benchLong'] = { tasks: [], frames: [] };
  window.benchLong = long;
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      long.tasks.push({ startMs: startTime, durationMs: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  if (!PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) return;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const frame = entry as FrameTiming;
      long.frames.push({
        startMs: frame.startTime,
        durationMs: frame.duration,
        blockingMs: frame.blockingDuration,
        styleStartMs: frame.styleAndLayoutStart,
        scripts: frame.scripts.map(script => ({
          invoker: script.invoker,
          source: `${script.sourceURL.replace(/^.*\//, '')}:${script.sourceCharPosition} ${script.sourceFunctionName}`,
          durationMs: script.duration,
          layoutMs: script.forcedStyleAndLayoutDuration,
        })),
      });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
}

/** What came since it was last asked. */
export function takeLongTasks(): Window['benchLong'] {
  const { tasks, frames } = window.benchLong;
  return { tasks: tasks.splice(0), frames: frames.splice(0) };
}
