import type { Ppm } from '@app/units';
import type { GradeLimit } from './grade.js';

/**
 * What was declared or measured of a lot; null = not measured. All shares in parts per million of the mass, 0–1,000,000.
 * `plusMinus` is one standard deviation and takes no part in grading: a limit is compared with the value alone. `form` is a
 * description, not a limit: it passes and fails nothing and only orders suggestions.
 */
export interface Sample {
  readonly form: string | null;
  readonly composition: readonly { readonly element: string; readonly share: Ppm; readonly plusMinus: Ppm | null }[];
  readonly moisture: Ppm | null;
  readonly inclusion: Ppm | null;
  readonly metalRecovery: Ppm | null;
  readonly metalContent: Ppm | null;
  readonly freeIron: Ppm | null;
  readonly oilGrease: Ppm | null;
  readonly fines: Ppm | null;
  readonly radioactivityPassed: boolean | null;
}

/**
 * The sample's value of the limit's property in the limit's own scale, or null when the sample says nothing about it. An element
 * that the composition does not name is not measured (its share is not guessed to be 0, nor the rest to be aluminium); one that is
 * named twice counts with the sum. Symbols are compared without regard to case.
 */
export function measured({ property, unit }: Pick<GradeLimit, 'property' | 'unit'>, sample: Sample): bigint | null {
  // A sample knows mass shares only.
  if (unit !== '%') return null;
  switch (property) {
    case 'MOISTURE':
      return sample.moisture;
    case 'INCLUSIONS':
      return sample.inclusion;
    case 'METAL_RECOVERY':
      return sample.metalRecovery;
    case 'METAL_CONTENT':
      return sample.metalContent;
    case 'FREE_IRON':
      return sample.freeIron;
    case 'OIL_GREASE':
      return sample.oilGrease;
    case 'FINES':
      return sample.fines;
    default:
      return ELEMENT_SYMBOL.test(property) ? shareOf(property, sample) : null;
  }
}

const ELEMENT_SYMBOL = /^[A-Z][a-z]?$/;

function shareOf(symbol: string, sample: Sample): bigint | null {
  const shares = sample.composition
    .filter(({ element }) => element.toLowerCase() === symbol.toLowerCase())
    .map(({ share }) => share);
  return shares.length === 0 ? null : shares.reduce<bigint>((sum, share) => sum + share, 0n);
}
