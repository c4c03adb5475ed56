/** Integer milliseconds since 1970-01-01T00:00:00.000Z. */
export type Instant = number;

/** `YYYY-MM-DD`, a day in Asia/Shanghai, year 0000–9999: text order is calendar order. */
export type CalendarDate = string;

/**
 * The day that the calendar in Asia/Shanghai shows at `now`. A fixed +08:00 (China has had no daylight saving since 1991),
 * so no time zone database takes part. Throws RangeError (a defect) for a `now` that is no integer or lies outside the years 0000–9999.
 */
export function shanghaiDate(now: Instant): CalendarDate {
  if (!Number.isInteger(now) || now < FIRST_INSTANT || now > LAST_INSTANT) {
    throw new RangeError('shanghaiDate: not an instant of the years 0000 to 9999');
  }
  return new Date(now + SHANGHAI_OFFSET_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00.000+08:00');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999+08:00');
