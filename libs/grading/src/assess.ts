import type { Grade, GradeLimit, LimitUnit, PropertyName } from './grade.js';
import { measured, type Sample } from './sample.js';

/** One limit of the grade beside the sample's value, both with `limitDecimals(unit)` decimals. */
export interface Finding {
  readonly property: PropertyName | 'RADIOACTIVITY';
  /** Null: the sample says nothing about it. */
  readonly measured: bigint | null;
  readonly limitMin: bigint | null;
  readonly limitMax: bigint | null;
  readonly unit: LimitUnit;
  readonly verified: boolean;
  /** Whether the value lies within the limit, verified or not; null: not measured. */
  readonly within: boolean | null;
  /** False only when a verified limit is measured and missed (or radioactivity was found): the assessment then fails. */
  readonly passed: boolean;
}

export interface Assessment {
  /** True exactly when every finding passed. */
  readonly passed: boolean;
  /** False while some verified limit is not measured: passed then means "nothing speaks against it", not "proven". */
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Holds a sample against every limit of a grade, in the order of the limits. Bounds are inclusive and exact, no rounding.
 * - An unverified limit is a finding and never decides: its `passed` is true, its `within` says what was found.
 * - A limit that the sample does not measure is a finding with `measured` null that passes: codes are guidelines, and most limit
 *   what only the eye or the tape measure can see; `complete` tells.
 * - Radioactivity found is a failed finding of its own in every grade; a passed or missing check adds none.
 *
 * Total. Among samples that measure the same properties, a worse one never passes where a better one fails.
 */
export function assess(grade: Grade, sample: Sample): Assessment {
  const findings = grade.limits.map(limit => finding(limit, sample));
  if (sample.radioactivityPassed === false) findings.push(RADIOACTIVE);
  return {
    passed: findings.every(each => each.passed),
    complete: findings.every(each => !each.verified || each.within !== null),
    findings,
  };
}

function finding(limit: GradeLimit, sample: Sample): Finding {
  const { property, min, max, unit, verified } = limit;
  const value = measured(limit, sample);
  const within = value === null ? null : (min === null || value >= min) && (max === null || value <= max);
  const passed = !verified || within !== false;
  return { property, measured: value, limitMin: min, limitMax: max, unit, verified, within, passed };
}

const RADIOACTIVE: Finding = {
  property: 'RADIOACTIVITY',
  measured: null,
  limitMin: null,
  limitMax: null,
  unit: '%',
  verified: true,
  within: false,
  passed: false,
};
