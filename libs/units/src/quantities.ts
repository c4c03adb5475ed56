import { divideHalfUp, formatDecimal } from './decimal.js';

/** Chinese yuan in whole fen. A price is `Money` per tonne; the name of the variable says so (`pricePerTonne`). */
export type Money = bigint & { readonly unit: 'fen' };
/** Whole grams. */
export type Mass = bigint & { readonly unit: 'gram' };
/** Parts per million of a mass; 1 % = 10,000 ppm, so a percentage with four decimals is exact. 0 … 1,000,000. */
export type Ppm = bigint & { readonly unit: 'ppm' };

export const money = (fen: bigint): Money => fen as Money;
export const mass = (grams: bigint): Mass => grams as Mass;
export const ppm = (parts: bigint): Ppm => parts as Ppm;

/** Number of decimals of each quantity on the wire. */
export const SCALE = { moneyFen: 2, massGrams: 3, sharePpm: 4 } as const;
export const WHOLE_PPM: Ppm = ppm(1_000_000n);

/** `15050n` fen → `"150.50"` (CNY). */
export const formatMoney = (value: Money): string => formatDecimal(value, SCALE.moneyFen);
/** ppm → percent with four decimals: `500000n` → `"50.0000"`. */
export const formatPercent = (value: Ppm): string => formatDecimal(value, SCALE.sharePpm);
/**
 * Grams → kilograms with `decimals` places: 1 in settlements, 3 on tickets (docs/semantics.md, "Everywhere"). Half up, and only for
 * the eye: nothing is computed from the result. `17641049n` with 1 → `"17641.0"`.
 */
export const formatKilograms = (value: Mass, decimals: 1 | 3): string =>
  decimals === SCALE.massGrams ? formatDecimal(value, decimals) : formatDecimal(divideHalfUp(value, 100n), decimals);
/** Whole kilograms → grams. Throws a RangeError (a defect) on a number that is not an integer. */
export const massFromKg = (kg: number | bigint): Mass => mass(BigInt(kg) * 1000n);
export const maxMoney = (a: Money, b: Money): Money => (a > b ? a : b);
export const minMoney = (a: Money, b: Money): Money => (a < b ? a : b);
