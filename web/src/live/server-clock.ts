import type { Instant } from '@app/auction';

/** Looks at the server's clock that are kept: one minute of heartbeats. */
const LOOKS_MAX = 6;

/**
 * The server's clock as seen from here. Every look is late by the way of the message, so of the last looks the one that puts the server
 * furthest ahead is the nearest to the truth. `localMs` is a monotonic clock (performance.now()): a corrected wall clock moves nothing.
 */
export interface ServerClock {
  /** server minus local, milliseconds, oldest first; never empty */
  readonly offsetsMs: readonly number[];
}

/** `lateMs`: how long the look is known to be under way at least, e.g. half a round trip; 0 for a heartbeat. */
export function look(clock: ServerClock | null, serverTime: Instant, localMs: number, lateMs = 0): ServerClock {
  return { offsetsMs: [...(clock?.offsetsMs ?? []), serverTime + lateMs - localMs].slice(-LOOKS_MAX) };
}

/** The server's time when the local clock reads `localMs`. */
export const serverNow = ({ offsetsMs }: ServerClock, localMs: number): Instant =>
  Math.round(Math.max(...offsetsMs) + localMs);
