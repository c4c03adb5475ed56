import { useEffect, useState } from 'react';
import { type Countdown, countdown, untilNextSecond } from '../format/countdown.js';
import type { FeedState } from '../live/auction-feed.js';
import { serverNow } from '../live/server-clock.js';

/** A sleeping tab wakes late; nothing waits longer than this for the next look. */
const LOOK_MS_MAX = 1_000;

export interface ServerTime {
  readonly now: number;
  readonly remainingMs: number;
  readonly countdown: Countdown;
}

/** The server's time, looked at again at every full second before the close. */
export function useServerTime(state: FeedState): ServerTime {
  const { clock } = state;
  const { opensAt, closesAt, status } = state.followed.auction;
  const target = status === 'SCHEDULED' ? opensAt : closesAt;
  const [, redraw] = useState(0);
  const now = serverNow(clock, performance.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      const pause = untilNextSecond(target - serverNow(clock, performance.now())) ?? LOOK_MS_MAX;
      timer = setTimeout(
        () => {
          redraw(times => times + 1);
          wait();
        },
        Math.min(pause, LOOK_MS_MAX),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [clock, target]);
  return { now, remainingMs: target - now, countdown: countdown(target - now) };
}
