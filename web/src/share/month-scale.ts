import { gramsOf, ppmOf, ratio } from './figures.js';
import type { MonthFigures } from './share.js';

/** Where a month stands in the chart; pixels. Shares are heights from the base up: post, then pre, the rest to the top. */
export interface MonthBar {
  readonly month: string;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  /** nothing but internal scrap was melted, or nothing at all */
  readonly empty: boolean;
  readonly post: number;
  readonly pre: number;
  readonly rest: number;
  /** internal scrap, 0 to 1 of the month with most */
  readonly internal: number;
  readonly labelled: boolean;
}

const BAND_SHARE = 0.68;
const BAR_MAX = 48;
/** Room that an axis label takes, "Nov" or "11月", with a space. */
const LABEL_SPACE = 30;

export function monthBars(
  months: readonly MonthFigures[],
  { left, right, height }: { readonly left: number; readonly right: number; readonly height: number },
): MonthBar[] {
  const band = (right - left) / Math.max(1, months.length);
  const width = Math.max(2, Math.min(BAR_MAX, Math.round(band * BAND_SHARE)));
  const every = Math.max(1, Math.ceil(LABEL_SPACE / band));
  const internals = months.map(({ internalMetalKg }) => gramsOf(internalMetalKg));
  const most = mostInternal(months);
  return months.map((figures, index) => {
    const recycled = ratio(ppmOf(figures.recycledShare), WHOLE) * height;
    const post = ratio(ppmOf(figures.postConsumerShare), WHOLE) * height;
    const empty = gramsOf(figures.totalMetalKg) === 0n;
    const x = Math.round(left + band * index + (band - width) / 2);
    return {
      month: figures.month,
      x,
      width,
      middle: x + width / 2,
      empty,
      post,
      pre: Math.max(0, recycled - post),
      rest: empty ? 0 : height - recycled,
      internal: ratio(internals[index] ?? 0n, most),
      labelled: index % every === 0,
    };
  });
}

/** Grams of internal scrap in the month with most of it. */
export function mostInternal(months: readonly MonthFigures[]): bigint {
  let most = 0n;
  for (const { internalMetalKg } of months) {
    const grams = gramsOf(internalMetalKg);
    if (grams > most) most = grams;
  }
  return most;
}

const WHOLE = 1_000_000n;

/** Vertical places for labels that would stand on each other: each at least `gap` below the one before, in their order, within the chart. */
export function apart(wanted: readonly number[], gap: number, bottom: number): number[] {
  const placed: number[] = [];
  for (const y of wanted) placed.push(Math.max(y, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  for (let i = placed.length - 1, limit = bottom; i >= 0; i--, limit -= gap)
    placed[i] = Math.min(placed[i] ?? limit, limit);
  return placed;
}
