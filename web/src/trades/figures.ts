import { divideHalfUp, formatDecimal, parseDecimal, SCALE } from '@app/units';

/** "17640.968" → "17,640.968", "-2.5" → "−2.5": thousands commas, a true minus, every decimal kept. Text in, text out. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.replace('-', '').split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${decimal.startsWith('-') ? '−' : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** "1.0000" → "1.0", "3.2000" → "3.2", "0.7900" → "0.79": a percentage with one decimal, or as many as say something. */
export const percentText = (decimal: string): string => {
  const short = trimmed(decimal);
  return short.includes('.') ? short : `${short}.0`;
};

/** "13.0000" → "13", "0.9900" → "0.99": without the zeros that say nothing. */
export const trimmed = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;

/** "17641.000" kg → "17.6410" t, exact for settled masses, which are multiples of 0.1 kg. */
export function tonnesOf(kg: string): string {
  const grams = gramsOf(kg);
  return grams % 100n === 0n ? formatDecimal(grams / 100n, 4) : formatDecimal(grams, 6);
}

/** "17641.000" → "17,641.0": settled masses have one decimal. */
export const settledKg = (kg: string): string => grouped(formatDecimal(divideHalfUp(gramsOf(kg), 100n), 1));

/** "2.2000" % → "0.978": what is left after taking it off, as the factor of a pocket calculator. */
export function factorLeft(percent: string): string {
  const parts = parseDecimal(percent, SCALE.sharePpm) ?? 0n;
  return trimmed(formatDecimal(1_000_000n - parts, 6));
}

/** "13.0000" % → "1.13". */
export function factorOnTop(percent: string): string {
  const parts = parseDecimal(percent, SCALE.sharePpm) ?? 0n;
  return trimmed(formatDecimal(1_000_000n + parts, 6));
}

/** By how much two nets differ, and which part of the seller's that is, in per mille with one decimal, half up. */
export interface NetDifference {
  /** never negative */
  readonly kg: string;
  /** null when the seller's net is nothing */
  readonly perMille: string | null;
}
export function netDifference(sellerNetKg: string, buyerNetKg: string): NetDifference {
  const seller = gramsOf(sellerNetKg);
  const signed = gramsOf(buyerNetKg) - seller;
  const grams = signed < 0n ? -signed : signed;
  return {
    kg: formatDecimal(grams, SCALE.massGrams),
    perMille: seller === 0n ? null : formatDecimal(divideHalfUp(grams * 10_000n, seller), 1),
  };
}

/** ("17819.160", "178.192") → "17640.968", to the gram. */
export const lessKg = (kg: string, offKg: string): string =>
  formatDecimal(gramsOf(kg) - gramsOf(offKg), SCALE.massGrams);

/** ("178.192", "18220.000") → "1.0": a part of a mass in percent with one decimal, half up; null of nothing. */
export function percentOfMass(partKg: string, wholeKg: string): string | null {
  const whole = gramsOf(wholeKg);
  return whole === 0n ? null : formatDecimal(divideHalfUp(gramsOf(partKg) * 1_000n, whole), 1);
}

/**
 * What a person typed, as the wire's decimal text with at most `scale` decimals; null when it is none. Thousands commas, spaces,
 * full-width figures and a leading zero are all meant well; more decimals are refused, never rounded.
 */
export function readDecimal(typed: string, scale: number): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s,、]/g, '')
    .replace(/^0+(?=\d)/, '');
  const value = parseDecimal(plain, scale);
  return value === null || value < 0n ? null : plain;
}

/** Grams of a mass in the wire's kilograms; the server's are always well formed. */
export function gramsOf(kg: string): bigint {
  const grams = parseDecimal(kg, SCALE.massGrams);
  if (grams === null) throw new RangeError(`no mass: ${kg}`);
  return grams;
}
