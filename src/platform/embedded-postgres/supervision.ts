import type { Postmaster } from './postmaster.js';
import type { EmbeddedPostgresState } from './state.js';

/** Watches a postmaster, one that was adopted too, and brings it up again when it ends unasked, until `stopping` aborts.
 *  Resolves with the postmaster that is then running, for the caller to stop, or null. Never rejects.
 *  A server that dies more than {@link RESTARTS_MAX} times within {@link RESTART_WINDOW_MS} is given up: something kills
 *  it, and each restart would only cost a recovery. */
export async function supervise(
  first: Postmaster,
  bringUp: (stopping: AbortSignal) => Promise<Postmaster>,
  onStateChange: (state: EmbeddedPostgresState) => void,
  stopping: AbortSignal,
): Promise<Postmaster | null> {
  const stopRequested = new Promise<'STOP'>(resolve => {
    stopping.addEventListener('abort', () => resolve('STOP'), { once: true });
  });
  let restartedAtMs: number[] = [];
  for (let current = first; ; ) {
    const event = await Promise.race([stopRequested, current.exited.then(() => 'DIED' as const)]);
    if (event === 'STOP') return current;

    restartedAtMs = restartedAtMs.filter(at => performance.now() - at < RESTART_WINDOW_MS);
    if (restartedAtMs.length >= RESTARTS_MAX) {
      const minutes = RESTART_WINDOW_MS / 60_000;
      onStateChange({
        kind: 'GIVEN_UP',
        reason: `PostgreSQL died ${RESTARTS_MAX + 1} times within ${minutes} minutes`,
      });
      return null;
    }
    restartedAtMs.push(performance.now());
    onStateChange({ kind: 'RESTARTING' });
    try {
      current = await bringUp(stopping);
    } catch (error) {
      if (!stopping.aborted) {
        onStateChange({ kind: 'GIVEN_UP', reason: error instanceof Error ? error.message : String(error) });
      }
      return null;
    }
    onStateChange({ kind: 'RUNNING' });
  }
}

const RESTARTS_MAX = 5;
const RESTART_WINDOW_MS = 300_000;
