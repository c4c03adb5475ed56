import { divideHalfUp, formatDecimal, type Mass, type Ppm } from '@app/units';

/**
 * A mass of metal in whole micrograms: grams × parts per million, so that the metal in any mass at any aluminium share is exact.
 * It is rounded where it is shown, never before.
 */
export type Metal = bigint & { readonly unit: 'microgram' };

export const metal = (micrograms: bigint): Metal => micrograms as Metal;

export const MICROGRAMS_PER_GRAM = 1_000_000n;

/** The metal in `mass` at the share `aluminium`, exact. */
export const metalOf = (mass: Mass, aluminium: Ppm): Metal => metal(mass * aluminium);

/** Metal → kilograms with three decimals, half up: `metalOf` 20,000 kg at 100 % → `"20000.000"`. */
export const formatMetalKg = (value: Metal): string => formatDecimal(divideHalfUp(value, MICROGRAMS_PER_GRAM), 3);
