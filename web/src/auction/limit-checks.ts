import { parseDecimal } from '@app/units';
import type { ElementShare, GradeLimit } from './lot.js';

/** A limit of the grade beside what was declared; values in millionths of the limit's unit. */
export interface LimitCheck {
  readonly property: string;
  readonly min: bigint | null;
  readonly max: bigint | null;
  readonly unit: string;
  readonly verified: boolean;
  /** id of the source in which the number was read */
  readonly source: string;
  /** null: not in what is public of the declaration */
  readonly value: bigint | null;
  /** one standard deviation */
  readonly plusMinus: bigint | null;
  readonly standing: LimitStanding;
}

export type LimitStanding =
  /** a verified limit that the declared value keeps */
  | 'WITHIN'
  /** missed, and the seller says so */
  | 'MISSED_DECLARED'
  /** missed without a word; the server lets no such lot in, so somebody has to look */
  | 'MISSED'
  /** the seller declares to miss it, the value is not public */
  | 'DECLARED'
  /** a chemical element that the declaration does not name */
  | 'NOT_STATED'
  /** whatever is no element: the API makes public the composition alone */
  | 'NOT_PUBLIC'
  /** the limit itself is unverified: it is shown and decides nothing */
  | 'UNDECIDED';

export interface CheckedLimits {
  readonly checks: readonly LimitCheck[];
  /** declared elements that the grade does not limit */
  readonly unlimited: readonly ElementShare[];
  /** declared deviations that name none of the grade's limits, as the seller wrote them */
  readonly otherDeviations: readonly string[];
}

/** Decimals of every limit and share on the wire, at most. */
const SCALE = 6;

/**
 * The lot's declaration against the limits of its grade, both as the server sent them, in the order of the limits. Bounds are inclusive
 * and exact; ± takes no part; an element named twice counts with the sum (as @app/grading judges, whose grades the browser need not load).
 */
export function checkLimits(
  limits: readonly GradeLimit[],
  composition: readonly ElementShare[],
  declaredDeviations: readonly string[],
): CheckedLimits {
  const declared = new Set(declaredDeviations.map(comparable));
  const checks = limits.map((limit): LimitCheck => {
    const shares = limit.unit === '%' ? composition.filter(share => sameName(share.element, limit.property)) : [];
    const value = shares.length === 0 ? null : shares.reduce((sum, share) => sum + millionths(share.massPercent), 0n);
    const min = limit.min === null ? null : millionths(limit.min);
    const max = limit.max === null ? null : millionths(limit.max);
    const within = value === null ? null : (min === null || value >= min) && (max === null || value <= max);
    const [only] = shares;
    return {
      property: limit.property,
      min,
      max,
      unit: limit.unit,
      verified: limit.verified,
      source: limit.source,
      value,
      plusMinus: shares.length === 1 && only?.plusMinus ? millionths(only.plusMinus) : null,
      standing: standing(limit, within, declared.has(comparable(limit.property))),
    };
  });
  const limited = new Set(limits.map(({ property }) => comparable(property)));
  return {
    checks,
    unlimited: composition.filter(({ element }) => !limited.has(comparable(element))),
    otherDeviations: declaredDeviations.filter(name => !limited.has(comparable(name))),
  };
}

function standing(limit: GradeLimit, within: boolean | null, isDeclared: boolean): LimitStanding {
  if (isDeclared && within !== true) return within === null ? 'DECLARED' : 'MISSED_DECLARED';
  if (!limit.verified) return 'UNDECIDED';
  if (within === null) return ELEMENT_SYMBOL.test(limit.property) ? 'NOT_STATED' : 'NOT_PUBLIC';
  return within ? 'WITHIN' : 'MISSED';
}

const ELEMENT_SYMBOL = /^[A-Z][a-z]?$/;
const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** FREE_IRON = "freeIronPercent" = "free iron", INCLUSIONS = "inclusionPercent", Fe = "fe": as the server matches declarations. */
function comparable(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/percent$/, '');
  return bare.length > 'Xx'.length ? bare.replace(/s$/, '') : bare;
}

/** The wire's text in millionths; the server's decimals are always well formed. */
function millionths(decimal: string): bigint {
  const value = parseDecimal(decimal, SCALE);
  if (value === null) throw new RangeError(`no decimal: ${decimal}`);
  return value;
}
