/** A price one click away, in fen per tonne, and how much it is above the base that it is named after. */
export interface QuickRaise {
  readonly price: bigint;
  readonly above: bigint;
}

/** Multiples of the least raise above the current price: the minimum, then bolder ones. */
const OF_INCREMENT = [1n, 2n, 4n, 10n] as const;
/** Before the first bid nobody has told the least raise: round steps above the start price. */
const OF_STEP = [0n, 1n, 2n, 5n] as const;

/**
 * Four prices from the minimum up. `minimum` and the results in fen per tonne; `increment` is the least raise that the server asks for
 * now, null before the first bid. Hints only: the server decides what stands.
 */
export function quickRaises(minimum: bigint, increment: bigint | null): QuickRaise[] {
  if (increment === null) {
    const step = roundStep(minimum);
    return OF_STEP.map(times => ({ price: minimum + times * step, above: times * step }));
  }
  return OF_INCREMENT.map(times => ({ price: minimum + (times - 1n) * increment, above: times * increment }));
}

/** A power of ten, about half a percent to five percent of the price: 16,500.00 → 100.00. */
const roundStep = (price: bigint): bigint => 10n ** BigInt(Math.max(0, String(price).length - 3));
