import { maxMoney, minMoney } from '@app/units';
import { fenOf } from '../format/price.js';

/** Price changes that the line shows: the last ones. */
export const SPARK_MAX = 24;

export interface SparkBox {
  readonly width: number;
  readonly height: number;
  /** room for the dot on every side */
  readonly margin: number;
}

/**
 * Steps from price to price, one width each, for it holds until the next bid; `end` is where the last one stands. Null without a price.
 * Places are floats; a price becomes one here only, never for what is written.
 */
export function sparkPath(
  prices: readonly string[],
  { width, height, margin }: SparkBox,
): { readonly path: string; readonly end: { readonly x: number; readonly y: number } } | null {
  const fen = prices.slice(-SPARK_MAX).map(fenOf);
  const [first] = fen;
  if (first === undefined) return null;
  const lowest = fen.reduce((a, b) => minMoney(a, b), first);
  const highest = fen.reduce((a, b) => maxMoney(a, b), first);
  const x = (i: number): number =>
    rounded(margin + (fen.length === 1 ? 1 : i / (fen.length - 1)) * (width - 2 * margin));
  // a flat line runs through the middle
  const share = (price: bigint): number =>
    highest === lowest ? 0.5 : Number(price - lowest) / Number(highest - lowest);
  const y = (price: bigint): number => rounded(height - margin - share(price) * (height - 2 * margin));
  const path = fen.reduce(
    (steps, price, i) => (i === 0 ? steps : `${steps}H${x(i)}V${y(price)}`),
    `M${margin} ${y(first)}`,
  );
  const last = fen.at(-1) ?? first;
  const end = { x: x(fen.length - 1), y: y(last) };
  return { path: fen.length === 1 ? `${path}H${end.x}` : path, end };
}

const rounded = (place: number): number => Math.round(place * 10) / 10;
