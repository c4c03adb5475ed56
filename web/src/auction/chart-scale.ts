import { maxMoney, minMoney } from '@app/units';
import { fenOf } from '../format/price.js';

export interface ChartInput {
  readonly from: number;
  readonly now: number;
  readonly closesAt: number;
  /** how long before the close a bid may move it; 0: never */
  readonly softCloseMs: number;
  /** decimal text, at least one */
  readonly prices: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ChartScale {
  readonly from: number;
  readonly now: number;
  readonly to: number;
  /** where the close stands, null while it is too far away to be shown */
  readonly closeX: number | null;
  /** where the soft-close window begins, at the left edge at the earliest; null without one, or while the close is not drawn */
  readonly softCloseX: number | null;
  readonly ticks: readonly { readonly fen: bigint; readonly y: number }[];
  readonly x: (instant: number) => number;
  readonly y: (price: string) => number;
}

/** The close is drawn when the way to it takes at most this part of the width, and always within the soft-close window. */
const CLOSE_SHARE_MAX = 0.25;
const TICKS_MAX = 5;

/** Where instants and prices lie. Places on the screen are floats; a price is turned into one only here, never for what is written. */
export function chartScale(input: ChartInput): ChartScale {
  const { from, now, closesAt, softCloseMs, prices, left, right, top, bottom } = input;
  const ahead = closesAt - now;
  const closeShown = ahead <= Math.max((closesAt - from) * CLOSE_SHARE_MAX, softCloseMs);
  const to = Math.max(closeShown ? closesAt : now, from + 1_000);
  const x = (instant: number): number =>
    rounded(left + ((Math.min(Math.max(instant, from), to) - from) / (to - from)) * (right - left));
  const fen = prices.map(fenOf);
  const lowest = fen.reduce((a, b) => minMoney(a, b));
  const highest = fen.reduce((a, b) => maxMoney(a, b));
  const step = tickStep(highest - lowest, highest);
  const floor = (lowest / step) * step;
  const roof = ((highest + step - 1n) / step) * step;
  // one price alone runs through the middle
  const [base, ceiling] = roof === floor ? [floor - step, roof + step] : [floor, roof];
  const yOf = (value: bigint): number =>
    rounded(bottom - (Number(value - base) / Number(ceiling - base)) * (bottom - top));
  const ticks = Array.from({ length: Number((ceiling - base) / step) + 1 }, (_, i) => base + BigInt(i) * step)
    .filter(value => value >= 0n)
    .map(value => ({ fen: value, y: yOf(value) }));
  return {
    from,
    now: Math.min(now, to),
    to,
    closeX: closeShown ? x(closesAt) : null,
    softCloseX: closeShown && softCloseMs > 0 ? x(closesAt - softCloseMs) : null,
    ticks,
    x,
    y: price => yOf(fenOf(price)),
  };
}

/** The smallest of 1, 2, 5, 10, … fen that cuts the range into at most TICKS_MAX − 1 pieces; for a flat line, about a percent. */
function tickStep(range: bigint, highest: bigint): bigint {
  const span = range > 0n ? range : highest / 100n;
  // 10^12 fen is beyond any price
  for (let power = 1n; power < 10n ** 12n; power *= 10n) {
    for (const factor of [1n, 2n, 5n]) {
      const step = factor * power;
      // one piece more than span/step, for the range seldom begins at a multiple
      if (span / step + 2n <= BigInt(TICKS_MAX)) return step;
    }
  }
  return 10n ** 12n;
}

const rounded = (place: number): number => Math.round(place * 10) / 10;
