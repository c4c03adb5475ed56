/** A price one click away, in fen per tonne, and how much it is above the base that it is named after. */
export interface QuickRaise {
  readonly price: bigint;
  readonly above: bigint;
}

/** Multiples of the least raise above the current price: the minimum, then bolder ones. */
const OF_INCREMENT = [1n, 2n, 4n, 10n] as const;
/** Where the least raise is not known: round steps above the minimum. */
const OF_STEP = [0n, 1n, 2n, 5n] as const;

/**
 * Four prices from the minimum up. `minimum` and the results in fen per tonne; `increment` is the least raise of the auction's terms at
 * the current price, null where they are not known. `opening`: nobody has bid, so the minimum is the start price itself and the raises are
 * named by what they are above it. Hints only: the server decides what stands.
 */
export function quickRaises(minimum: bigint, increment: bigint | null, opening = false): QuickRaise[] {
  if (increment === null) {
    const step = roundStep(minimum);
    return OF_STEP.map(times => ({ price: minimum + times * step, above: times * step }));
  }
  return OF_INCREMENT.map(times => ({
    price: minimum + (times - 1n) * increment,
    above: (opening ? times - 1n : times) * increment,
  }));
}

/** A power of ten, about half a percent to five percent of the price: 16,500.00 → 100.00. */
const roundStep = (price: bigint): bigint => 10n ** BigInt(Math.max(0, String(price).length - 3));
