/**
 * Exact decimal text on integers: the only way in and out for money, mass and shares.
 * A value is a `bigint` count of its smallest unit; `scale` is the number of decimals of that unit.
 */

/** Grammar of a decimal on the wire (docs/semantics.md, "Everywhere"): no exponent, no plus, no leading zeros. */
export const DECIMAL_PATTERN = /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/;

/**
 * `"150.5"` with scale 2 → `15050n`. Returns null when the text is no decimal or has more decimals than `scale`
 * (trailing zeros included: `"1.000"` with scale 2 is null): nothing is ever rounded silently.
 */
export function parseDecimal(text: string, scale: number): bigint | null {
  if (!DECIMAL_PATTERN.test(text)) return null;
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  if (fraction.length > scale) return null;
  const value = BigInt(whole + fraction.padEnd(scale, '0'));
  return negative ? -value : value;
}

/** `15050n` with scale 2 → `"150.50"`; always exactly `scale` decimals, "-" only for values below zero. */
export function formatDecimal(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * numerator / denominator to the nearest integer, ties away from zero ("half up" of commerce for the values that occur here).
 * `denominator` > 0, else a RangeError (a defect). The side that receives gains at most half a unit.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('divideHalfUp: the denominator must be positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}
