import { type Mass, mass, type Ppm, WHOLE_PPM } from '@app/units';

/** What one weighbridge ticket (过磅单) says, in grams: the loaded truck (毛重) and the empty one (皮重). 0 ≤ tare ≤ gross. */
export interface Weighing {
  readonly gross: Mass;
  readonly tare: Mass;
}

/**
 * Net mass (净重) = gross − tare, in grams, exact.
 * Throws a RangeError (a defect: tickets are validated where they enter) unless 0 ≤ tare ≤ gross.
 */
export function netMass({ gross, tare }: Weighing): Mass {
  if (tare < 0n || tare > gross) throw new RangeError('netMass: a weighing needs 0 ≤ tare ≤ gross');
  return mass(gross - tare);
}

/**
 * Whether the two sides weighed too differently to settle: |buyer net − seller net| > `tolerance` of the seller's net.
 * `tolerance` (磅差) in ppm comes from reference data, for road freight 3,000 ppm = 3 ‰; a difference of exactly the tolerance
 * still passes. Exact, no rounding. Throws as `netMass` does, and a RangeError on a tolerance below zero.
 * Source: docs/semantics.md, "Trades and metal".
 */
export function needsReweigh(seller: Weighing, buyer: Weighing, tolerance: Ppm): boolean {
  if (tolerance < 0n) throw new RangeError('needsReweigh: the tolerance must not be negative');
  const sellerNet = netMass(seller);
  const difference = netMass(buyer) - sellerNet;
  return (difference < 0n ? -difference : difference) * WHOLE_PPM > sellerNet * tolerance;
}
