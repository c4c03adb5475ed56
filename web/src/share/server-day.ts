import { calendarDate } from '../format/clock-time.js';

const ANSWER_MS_MAX = 8_000;

/** The server's clock, epoch milliseconds, as its answers are dated, to the second; null: no answer. Never throws. */
export async function serverTime(): Promise<number | null> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ANSWER_MS_MAX);
  try {
    const response = await fetch('/health/live', { cache: 'no-store', signal: controller.signal });
    const instant = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(instant) ? null : instant;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The server's day in Asia/Shanghai. */
export async function serverDay(): Promise<string | null> {
  const now = await serverTime();
  return now === null ? null : calendarDate(now);
}
