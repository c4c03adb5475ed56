import { assess } from './assess.js';
import type { Grade } from './grade.js';
import type { Sample } from './sample.js';

/**
 * The properties, each once and in the grade's order, whose verified limit the declared sample misses and that `declared` does not
 * name; a lot with any is refused UNDECLARED_DEVIATION. What is not measured and what is not verified is no deviation, and
 * radioactivity cannot be declared away: it is refused on its own (`lotRefusal`).
 *
 * `declared` takes names of `GradeLimit.property` and of the fields of a sample alike, compared without regard to case, separators,
 * the ending "percent" and a plural s: FREE_IRON = "freeIronPercent" = "free iron", INCLUSIONS = "inclusionPercent", Fe = "fe".
 */
export function undeclaredDeviations(grade: Grade, sample: Sample, declared: readonly string[]): readonly string[] {
  const named = new Set(declared.map(comparable));
  const missed = assess(grade, sample)
    .findings.filter(({ property, passed }) => !passed && property !== 'RADIOACTIVITY')
    .map(({ property }) => property);
  return [...new Set(missed)].filter(property => !named.has(comparable(property)));
}

/** A short name keeps its s: it may be an element's symbol. */
function comparable(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/percent$/, '');
  return bare.length > 'Xx'.length ? bare.replace(/s$/, '') : bare;
}
