/** Days of the calendar in Asia/Shanghai, `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type PeriodProblem = 'NOT_A_DAY' | 'BEFORE_START' | 'TOO_LONG';

/** The server breaks a period down by at most so many calendar months. */
const MONTHS_MAX = 36;
const DAY_MIN = '2000-01-01';

/** The calendar year of `day`. */
export const yearOf = (day: string): Period => ({ from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` });

/** The calendar year before that of `day`. */
export const yearBefore = (day: string): Period => yearOf(`${Number(day.slice(0, 4)) - 1}`.padStart(4, '0'));

/** The calendar month of `day` and the eleven before it, up to `day`. */
export function twelveMonthsTo(day: string): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const from = month === 12 ? `${year}-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}`;
  return { from: `${from}-01`, to: day };
}

/** What the address asks for; what is no period there is the year of `today`. */
export function periodOf(query: URLSearchParams, today: string): Period {
  const asked = { from: query.get('from') ?? '', to: query.get('to') ?? '' };
  return checkPeriod(asked) === null ? asked : yearOf(today);
}

export function checkPeriod({ from, to }: Period): PeriodProblem | null {
  if (!isDay(from) || !isDay(to)) return 'NOT_A_DAY';
  if (to < from) return 'BEFORE_START';
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
  return months > MONTHS_MAX ? 'TOO_LONG' : null;
}

export const samePeriod = (a: Period, b: Period): boolean => a.from === b.from && a.to === b.to;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < DAY_MIN) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
