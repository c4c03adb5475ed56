const SECOND_MS = 1_000;
const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/**
 * What the schema promises when the seller says nothing (openAuction: softCloseWindowSeconds = 300). The API does not tell the
 * auction's own window, so the page warns in these minutes and says "may".
 */
const SOON_MS = 300_000;

export type Countdown =
  | { readonly kind: 'DAYS'; readonly days: number; readonly hours: number }
  | { readonly kind: 'CLOCK'; readonly text: string; readonly soon: boolean }
  /** The time is over and nobody but the server can say what came of it. */
  | { readonly kind: 'TIME_UP' };

/** What stands on the clock `remainingMs` before the close. The last second is shown until it is over, so 00:00:00 never is. */
export function countdown(remainingMs: number): Countdown {
  if (remainingMs <= 0) return { kind: 'TIME_UP' };
  const seconds = Math.ceil(remainingMs / SECOND_MS);
  if (seconds > DAY_S) {
    return { kind: 'DAYS', days: Math.floor(seconds / DAY_S), hours: Math.floor((seconds % DAY_S) / HOUR_S) };
  }
  const parts = [Math.floor(seconds / HOUR_S), Math.floor((seconds % HOUR_S) / 60), seconds % 60];
  return {
    kind: 'CLOCK',
    text: parts.map(part => String(part).padStart(2, '0')).join(':'),
    soon: remainingMs <= SOON_MS,
  };
}

/** Milliseconds until the clock has to be drawn again: at the next full second before the close, null once it is over. */
export const untilNextSecond = (remainingMs: number): number | null =>
  remainingMs <= 0 ? null : remainingMs % SECOND_MS || SECOND_MS;

/** Screen readers hear the countdown at these seconds only. */
const SPOKEN_SECONDS = [300, 60, 10] as const;

/** The mark that lies between two looks at the clock, if any: the smallest, since a sleeping tab may have passed several. */
export function spokenSeconds(beforeMs: number, nowMs: number): (typeof SPOKEN_SECONDS)[number] | null {
  const passed = SPOKEN_SECONDS.filter(seconds => beforeMs > seconds * SECOND_MS && nowMs <= seconds * SECOND_MS);
  return nowMs <= 0 ? null : (passed.at(-1) ?? null);
}
