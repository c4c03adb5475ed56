import { divideHalfUp, formatDecimal, type Ppm, parseDecimal, ppm, SCALE } from '@app/units';

/** Decimal text of the wire → grams. Throws (a defect) on anything that is no mass. */
export function gramsOf(kg: string): bigint {
  const grams = parseDecimal(kg, SCALE.massGrams);
  if (grams === null) throw new RangeError(`no mass: ${kg}`);
  return grams;
}

/** Decimal text of the wire → parts per million. Throws (a defect) on anything that is no share. */
export function ppmOf(percent: string): Ppm {
  const parts = parseDecimal(percent, SCALE.sharePpm);
  if (parts === null) throw new RangeError(`no share: ${percent}`);
  return ppm(parts);
}

/** Kilograms as tonnes with two decimals, half up: "1234567.500" → "1,234.57". */
export const formatTonnes = (kg: string): string => tonnesOf(gramsOf(kg));
export const tonnesOf = (grams: bigint): string => grouped(formatDecimal(divideHalfUp(grams, 10_000n), 2));

/** Kilograms to one decimal, which is left out where it is none: "17641.000" → "17,641". */
export const formatKg = (kg: string): string => kgOf(gramsOf(kg));
export const kgOf = (grams: bigint): string => grouped(formatDecimal(divideHalfUp(grams, 100n), 1).replace(/\.0$/, ''));

/** Percent with one decimal, half up: "57.0849" → "57.1". */
export const formatShare = (percent: string): string => shareOf(ppmOf(percent));
export const shareOf = (share: Ppm): string => formatDecimal(divideHalfUp(share, 1_000n), 1);

/** The aluminium share of a charge to two decimals, those that are none left out: "96.5000" → "96.5". */
export const formatAluminium = (percent: string): string =>
  formatDecimal(divideHalfUp(ppmOf(percent), 100n), 2).replace(/\.?0+$/, '');

/** For drawing only: how much of `whole` a part is, 0 to 1. */
export const ratio = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
