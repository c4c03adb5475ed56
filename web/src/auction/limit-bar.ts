import type { LimitCheck } from './limit-checks.js';

/** Places along a property's bar in percent of its width, 0 to 100 with one decimal. Never used for what is written. */
export interface LimitBar {
  /** the allowed values */
  readonly zone: { readonly from: number; readonly to: number };
  /** the limits themselves */
  readonly ticks: readonly number[];
  readonly value: number | null;
  readonly plusMinus: { readonly from: number; readonly to: number } | null;
}

const PERCENT_MAX = 100_000_000n;
/** A value beyond the limits stands at four fifths of the bar. */
const HEADROOM = { times: 5n, by: 4n } as const;
/** What a limit of exactly 0 is drawn against: one unit. */
const UNIT = 1_000_000n;

/**
 * A maximum stands in the middle of its bar, a minimum in the middle or, of a percentage near 100, where it lies; between two limits
 * lies the middle third. A value beyond what this shows stretches the bar. Total.
 */
export function limitBar({
  min,
  max,
  unit,
  value,
  plusMinus,
}: Pick<LimitCheck, 'min' | 'max' | 'unit' | 'value' | 'plusMinus'>): LimitBar {
  const roof = unit === '%' ? PERCENT_MAX : null;
  let [low, high] = span(min, max, roof);
  if (value !== null) {
    const [least, most] = [value - (plusMinus ?? 0n), value + (plusMinus ?? 0n)];
    if (least < low) low = least < 0n ? 0n : least;
    if (most > high) high = low + ((most - low) * HEADROOM.times) / HEADROOM.by;
    if (roof !== null && high > roof) high = roof;
  }
  const place = (at: bigint): number => {
    const inside = at < low ? low : at > high ? high : at;
    return Math.round((Number(inside - low) / Number(high - low)) * 1_000) / 10;
  };
  return {
    zone: { from: min === null ? 0 : place(min), to: max === null ? 100 : place(max) },
    ticks: [min, max].flatMap(limit => (limit === null ? [] : [place(limit)])),
    value: value === null ? null : place(value),
    plusMinus:
      value === null || plusMinus === null ? null : { from: place(value - plusMinus), to: place(value + plusMinus) },
  };
}

function span(min: bigint | null, max: bigint | null, roof: bigint | null): [bigint, bigint] {
  if (min !== null && max !== null) {
    const width = max > min ? max - min : UNIT;
    return [min > width ? min - width : 0n, max + width];
  }
  if (max !== null) return [0n, max === 0n ? UNIT : 2n * max];
  if (min === null) return [0n, UNIT];
  if (roof === null) return [0n, min === 0n ? UNIT : 2n * min];
  return [min + min > roof ? min + min - roof : 0n, roof];
}
