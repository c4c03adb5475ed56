/** China has one time zone and no summer time. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const BEIJING_OFFSET_MINUTES = -480;

/** Epoch milliseconds as a Beijing wall clock reads them: "15:22:08". */
export const clockTime = (instant: number): string => inBeijing(instant).slice(11, 19);
/** "2026-11-23". */
export const calendarDate = (instant: number): string => inBeijing(instant).slice(0, 10);
/** "11-23 15:22". */
export const shortDateTime = (instant: number): string => inBeijing(instant).slice(5, 16).replace('T', ' ');

/** Somebody whose own clock is not on +08:00 has to be told which one they read. */
export const readsAnotherZone = (): boolean => new Date().getTimezoneOffset() !== BEIJING_OFFSET_MINUTES;

const inBeijing = (instant: number): string => new Date(instant + BEIJING_OFFSET_MS).toISOString();
