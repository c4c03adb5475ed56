import { divideHalfUp, type Mass, mass } from '@app/units';
import { type Metal, MICROGRAMS_PER_GRAM } from './metal.js';

/** A row of reference data: what melting recycled instead of primary metal avoids, and who says so. Never in code. */
export interface EmissionFactorSet {
  /** Printed wherever a figure of the set stands. */
  readonly name: string;
  /** Grams of CO2 per tonne of recycled metal, not negative: 10.9 t/t is 10,900,000. */
  readonly avoidedGramsPerTonne: bigint;
}

export interface AvoidedCo2 {
  /** CO2, to the gram. */
  readonly avoided: Mass;
  readonly factorSet: string;
}

const GRAMS_PER_TONNE = 1_000_000n;

/**
 * avoided = recycled metal × factor, half up to the gram (who reports gains at most half a gram), with the name of the set beside it.
 * Throws a RangeError (a defect) on a negative factor. Source: docs/semantics.md, "Trades and metal".
 */
export function avoidedCo2(recycledMetal: Metal, factors: EmissionFactorSet): AvoidedCo2 {
  if (factors.avoidedGramsPerTonne < 0n) throw new RangeError('avoidedCo2: the factor must not be negative');
  const grams = divideHalfUp(recycledMetal * factors.avoidedGramsPerTonne, MICROGRAMS_PER_GRAM * GRAMS_PER_TONNE);
  return { avoided: mass(grams), factorSet: factors.name };
}
