/** What the server counts to; it stands for any more. */
const COUNT_MAX = 10_000;

/** 1234 → "1,234"; 10000 → what `atLeast` makes of "10,000". */
export function formatCount(count: number, atLeast: (n: string) => string): string {
  const grouped = String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  return count >= COUNT_MAX ? atLeast(grouped) : grouped;
}
