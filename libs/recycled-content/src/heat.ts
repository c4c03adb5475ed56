import { type Mass, mass, type Ppm, WHOLE_PPM } from '@app/units';

/** Where a lot's metal comes from: production scrap of another process (消费前), end of life (消费后), or nobody knows. */
export const METAL_ORIGINS = ['PRE_CONSUMER', 'POST_CONSUMER', 'UNKNOWN'] as const;
export type MetalOrigin = (typeof METAL_ORIGINS)[number];

/** What a processor charges a furnace with. INTERNAL is run-around scrap (回炉料) of the same process. */
export const HEAT_INPUT_SOURCES = [
  'TRADE',
  'PRE_CONSUMER',
  'POST_CONSUMER',
  'INTERNAL',
  'PRIMARY',
  'ALLOYING',
  'UNKNOWN',
] as const;
export type HeatInputSource = (typeof HEAT_INPUT_SOURCES)[number];

/** One input of a heat (炉次), as it counts. Charges of the same kind may be summed by mass before they come here. */
export interface HeatCharge {
  readonly source: HeatInputSource;
  /** Of the trade's lot; TRADE has one, no other source has. */
  readonly origin: MetalOrigin | null;
  readonly mass: Mass;
  readonly aluminium: Ppm;
  /** Neither the caller nor an inspection stated the aluminium share: it is taken as 100 % and flagged. */
  readonly assumed: boolean;
}

/**
 * The aluminium share that an input counts with: as stated, else as the trade's inspection found, else 100 % and `assumed`.
 * Source: docs/semantics.md, "Trades and metal".
 */
export function aluminiumShare(
  stated: Ppm | null,
  inspectedMetalContent: Ppm | null,
): Pick<HeatCharge, 'aluminium' | 'assumed'> {
  const known = stated ?? inspectedMetalContent;
  return known === null ? { aluminium: WHOLE_PPM, assumed: true } : { aluminium: known, assumed: false };
}

/** `excess`: how much more came out than went in. */
export interface MassBalanceViolated {
  readonly kind: 'MASS_BALANCE_VIOLATED';
  readonly excess: Mass;
}

/**
 * A heat cannot give more than it took: refuses product + dross > Σ charged mass, INTERNAL included, by mass and not by metal; equal is
 * allowed. Exact. Throws a RangeError (a defect) on a negative product or dross and on an impossible charge.
 * Source: docs/semantics.md, "Trades and metal".
 */
export function checkMassBalance(
  charges: readonly HeatCharge[],
  product: Mass,
  dross: Mass,
): MassBalanceViolated | null {
  if (product < 0n || dross < 0n) throw new RangeError('checkMassBalance: product and dross must not be negative');
  let excess = product + dross;
  for (const charge of charges) {
    assertCharge(charge);
    excess -= charge.mass;
  }
  return excess > 0n ? { kind: 'MASS_BALANCE_VIOLATED', excess: mass(excess) } : null;
}

/** Throws a RangeError (a defect: inputs are validated where they enter) on a charge that cannot be. */
export function assertCharge({ source, origin, mass: charged, aluminium }: HeatCharge): void {
  if ((source === 'TRADE') !== (origin !== null))
    throw new RangeError('heat: TRADE, and it alone, has a lot with an origin');
  if (charged < 0n) throw new RangeError('heat: the mass of a charge must not be negative');
  if (aluminium < 0n || aluminium > WHOLE_PPM) throw new RangeError('heat: an aluminium share lies in 0 … 100 %');
}
