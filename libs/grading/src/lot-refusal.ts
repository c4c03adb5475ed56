import { findGrade } from './find-grade.js';
import type { Sample } from './sample.js';

export type LotRefusal = 'HAZARDOUS_WASTE' | 'RADIOACTIVE' | 'UNKNOWN_GRADE';

/**
 * Why no lot may be posted under this grade, or null. In order of precedence, the danger first: HAZARDOUS_WASTE for dross (HW48),
 * whatever the sample says; RADIOACTIVE when the declared sample did not pass; UNKNOWN_GRADE for an unknown standard or code and
 * for codes that are no aluminium grade. Total. Source: docs/semantics.md, Grades and lots and Codes.
 */
export function lotRefusal(standardId: string, code: string, sample: Sample | null): LotRefusal | null {
  const grade = findGrade(standardId, code);
  if (grade?.hazardous) return 'HAZARDOUS_WASTE';
  if (sample?.radioactivityPassed === false) return 'RADIOACTIVE';
  return grade?.lotAllowed ? null : 'UNKNOWN_GRADE';
}
