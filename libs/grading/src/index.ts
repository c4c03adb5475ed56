export { type Assessment, assess, type Finding } from './assess.js';
export { undeclaredDeviations } from './deviations.js';
export { findGrade } from './find-grade.js';
export {
  type AlloyClass,
  type EquivalenceKind,
  type Grade,
  type GradeEquivalent,
  type GradeForm,
  type GradeLimit,
  type GradeOrigin,
  type GradingStandard,
  type LimitUnit,
  limitDecimals,
  type PropertyName,
  type StandardId,
} from './grade.js';
export { type LotRefusal, lotRefusal } from './lot-refusal.js';
export type { Sample } from './sample.js';
export { searchNames } from './search-names.js';
export { type SourceId, sources } from './sources.js';
export { standards } from './standards/index.js';
export { type Suggestion, suggestGrades } from './suggest-grades.js';
