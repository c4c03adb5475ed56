import type { CalendarDate } from '@app/compliance';

/** Where today stands to the days of a credential; both are included, so on the last day 0 days are left. */
export type Validity =
  | { readonly kind: 'UNBOUNDED' }
  | { readonly kind: 'NOT_YET'; readonly days: number }
  | { readonly kind: 'LEFT'; readonly days: number; readonly soon: boolean }
  | { readonly kind: 'OVER'; readonly days: number };

/** A renewal takes weeks: from here on the days left are a warning. */
const SOON_DAYS = 30;

export function validity(
  { validFrom, validTo }: { readonly validFrom: CalendarDate | null; readonly validTo: CalendarDate | null },
  today: CalendarDate,
): Validity {
  if (validTo !== null && validTo < today) return { kind: 'OVER', days: daysBetween(validTo, today) };
  if (validFrom !== null && today < validFrom) return { kind: 'NOT_YET', days: daysBetween(today, validFrom) };
  if (validTo === null) return { kind: 'UNBOUNDED' };
  const days = daysBetween(today, validTo);
  return { kind: 'LEFT', days, soon: days <= SOON_DAYS };
}

const DAY_MS = 86_400_000;
const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
