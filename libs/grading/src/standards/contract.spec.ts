import { ppm } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  assess,
  type EquivalenceKind,
  findGrade,
  type Grade,
  type GradeLimit,
  type GradingStandard,
  limitDecimals,
  lotRefusal,
  type Sample,
  searchNames,
  sources,
  standards,
  suggestGrades,
  undeclaredDeviations,
} from '../index.js';

/** What every standard in the registry must keep, whoever adds it. */
const ELEMENTS = ['Al', 'Si', 'Fe', 'Cu', 'Mg', 'Zn'] as const;
const SHARES = ['moisture', 'inclusion', 'metalRecovery', 'metalContent', 'freeIron', 'oilGrease', 'fines'] as const;

const share = fc.bigInt({ min: 0n, max: 1_000_000n }).map(ppm);
const unknownOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const sample: fc.Arbitrary<Sample> = fc.record({
  form: fc.constantFrom(null, 'CAST', 'WIRE'),
  composition: fc
    .uniqueArray(fc.constantFrom(...ELEMENTS))
    .chain(elements =>
      fc.tuple(
        ...elements.map(element => fc.record({ element: fc.constant(element), share, plusMinus: unknownOr(share) })),
      ),
    ),
  moisture: unknownOr(share),
  inclusion: unknownOr(share),
  metalRecovery: unknownOr(share),
  metalContent: unknownOr(share),
  freeIron: unknownOr(share),
  oilGrease: unknownOr(share),
  fines: unknownOr(share),
  radioactivityPassed: fc.constantFrom(null, true, false),
});

test('no two standards share an id', () => {
  expect(new Set(standards.map(({ id }) => id)).size).toBe(standards.length);
});

describe.each(standards.map(standard => [standard.id, standard] as const))('%s', (id, standard: GradingStandard) => {
  const grade = fc.constantFrom(...standard.grades);

  test('says what it is, where it was read, and has grades of its own', () => {
    for (const text of [standard.title, standard.edition, standard.source]) expect(text.trim()).not.toBe('');
    expect(standard.grades.length).toBeGreaterThan(0);
    for (const each of standard.grades) expect(each.standard).toBe(id);
  });

  test('has no code twice, without regard to case, and none that looks like another one with a number', () => {
    const codes = standard.grades.map(({ code }) => code.toLowerCase());
    expect(new Set(codes).size).toBe(codes.length);
    const numbered = standard.grades.filter(each => each.numbered).map(({ code }) => `${code.toLowerCase()} `);
    for (const code of codes) expect(numbered.filter(stem => code.startsWith(stem))).toEqual([]);
  });

  test('finds each of its grades by its code in any case', () => {
    for (const each of standard.grades) {
      for (const spelling of [each.code, each.code.toLowerCase(), each.code.toUpperCase()]) {
        expect(findGrade(id, spelling)).toBe(each);
      }
    }
  });

  test('names every grade in both languages, and search finds it by all of its names', () => {
    for (const each of standard.grades) {
      const { en, zh, pinyin } = each.names;
      const names = searchNames(each);
      expect(names).toEqual(expect.arrayContaining([each.code, en, zh, ...(pinyin === undefined ? [] : [pinyin])]));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name.trim()).not.toBe('');
    }
  });

  test('bounds every limit on at least one side, in order, from a known source', () => {
    for (const { property, min, max, source } of standard.grades.flatMap(each => each.limits)) {
      expect({ property, bounded: min !== null || max !== null }).toEqual({ property, bounded: true });
      if (min !== null && max !== null) expect(min <= max).toBe(true);
      expect(sources).toHaveProperty(source);
    }
  });

  test('says of every limit where it stands, and of every grade how far it was read', () => {
    for (const each of standard.grades) {
      expect(each.certainty.trim()).not.toBe('');
      for (const { clause } of each.limits) expect(clause?.trim()).toMatch(/./);
    }
  });

  test('keeps shares within 0 and 100 %, and other quantities above 0', () => {
    for (const { unit, min, max } of standard.grades.flatMap(each => each.limits)) {
      for (const bound of [min, max]) {
        if (bound === null) continue;
        expect(bound >= 0n).toBe(true);
        if (limitDecimals(unit) === 4) expect(bound <= 1_000_000n).toBe(true);
        else expect(bound > 0n).toBe(true);
      }
    }
  });

  test('limits in percent whatever a sample can measure', () => {
    const measurable = /^([A-Z][a-z]?|MOISTURE|INCLUSIONS|METAL_RECOVERY|METAL_CONTENT|FREE_IRON|OIL_GREASE|FINES)$/;
    for (const { property, unit } of standard.grades.flatMap(each => each.limits)) {
      if (measurable.test(property)) expect({ property, unit }).toEqual({ property, unit: '%' });
    }
  });

  test('a verified limit rests on something read', () => {
    for (const { source, verified } of standard.grades.flatMap(each => each.limits)) {
      if (verified) expect(['K', 'JUD']).not.toContain(source);
    }
  });

  test('points to equivalents that exist in other standards, each once, and all of them point back', () => {
    for (const each of standard.grades) {
      const targets = each.equivalents.map(({ standard: other, code }) => `${other} ${code}`);
      expect(new Set(targets).size).toBe(targets.length);
      for (const { standard: other, code, kind } of each.equivalents) {
        expect(other).not.toBe(id);
        const back = findGrade(other, code)?.equivalents.find(one => one.standard === id && one.code === each.code);
        expect({ code, back: back?.kind }).toEqual({ code, back: REVERSED[kind] });
      }
    }
  });

  test('calls no entry broader that leaves this one’s origin out', () => {
    for (const each of standard.grades) {
      for (const { standard: other, code, kind } of each.equivalents) {
        const origin = findGrade(other, code)?.origin;
        if (kind === 'BROADER') expect(['either', each.origin]).toContain(origin);
      }
    }
  });

  test('what is hazardous is never a lot, and every other refused code is an unknown grade', () => {
    for (const each of standard.grades) {
      const refusal = lotRefusal(id, each.code, null);
      if (each.hazardous)
        expect({ refusal, lotAllowed: each.lotAllowed }).toEqual({ refusal: 'HAZARDOUS_WASTE', lotAllowed: false });
      else expect(refusal).toBe(each.lotAllowed ? null : 'UNKNOWN_GRADE');
    }
  });

  test('every sample gets an assessment: one finding per limit, and it fails exactly when a finding fails', () => {
    fc.assert(
      fc.property(grade, sample, (each, given) => {
        const { passed, findings } = assess(each, given);
        const radioactive = given.radioactivityPassed === false;
        expect(findings.map(({ property }) => property)).toEqual([
          ...each.limits.map(({ property }) => property),
          ...(radioactive ? ['RADIOACTIVITY'] : []),
        ]);
        expect(passed).toBe(findings.every(finding => finding.passed));
        for (const finding of findings) if (!finding.verified) expect(finding.passed).toBe(true);
      }),
    );
  });

  test('a failed assessment names its reason: a verified limit with the value that misses it, or radioactivity', () => {
    fc.assert(
      fc.property(grade, sample, (each, given) => {
        const { passed, findings } = assess(each, given);
        const reasons = findings.filter(finding => !finding.passed);
        if (!passed) expect(reasons.length).toBeGreaterThan(0);
        for (const { property, measured, limitMin, limitMax, verified } of reasons) {
          expect(verified).toBe(true);
          if (property === 'RADIOACTIVITY') continue;
          const value = measured ?? -1n;
          expect((limitMin !== null && value < limitMin) || (limitMax !== null && value > limitMax)).toBe(true);
        }
      }),
    );
  });

  test('suggested are exactly the grades that a lot may carry and that the sample satisfies, each once and the same each time', () => {
    fc.assert(
      fc.property(sample, given => {
        const suggestions = suggestGrades(id, given) ?? [];
        const fitting = standard.grades.filter(each => each.lotAllowed && assess(each, given).passed);
        expect(new Set(suggestions.map(one => one.grade))).toEqual(new Set(fitting));
        expect(suggestions).toHaveLength(fitting.length);
        for (const one of suggestions) expect(one.assessment).toEqual(assess(one.grade, given));
        expect(suggestGrades(id, given)).toEqual(suggestions);
      }),
    );
  });

  test('a worse sample is suggested no further grade, and none of them in a better place', () => {
    const limits = standard.grades.flatMap(each => each.limits);
    fc.assert(
      fc.property(sample, fc.array(share, { minLength: 7, maxLength: 7 }), fc.boolean(), (good, worsening, hot) => {
        const bad = worse(good, limits, worsening, hot);
        const codes = (given: Sample) => (suggestGrades(id, given) ?? []).map(one => one.grade.code);
        const left = new Set(codes(bad));
        expect(codes(bad)).toEqual(codes(good).filter(code => left.has(code)));
      }),
      { numRuns: 300 },
    );
  });

  test('no property that a sample measures is wanted high by one grade and low by another', () => {
    const limits = standard.grades.flatMap(each => each.limits).filter(({ unit }) => unit === '%');
    const high = limits.filter(({ min }) => min !== null).map(({ property }) => property);
    expect(limits.filter(({ max, property }) => max !== null && high.includes(property))).toEqual([]);
  });

  test('what is declared in full is never an undeclared deviation, and whatever fails is one', () => {
    fc.assert(
      fc.property(grade, sample, (each, given) => {
        const missed = undeclaredDeviations(each, given, []);
        expect(missed.length > 0).toBe(!assess(each, { ...given, radioactivityPassed: null }).passed);
        expect(undeclaredDeviations(each, given, missed)).toEqual([]);
      }),
    );
  });

  test('a worse sample never grades better', () => {
    fc.assert(
      fc.property(
        grade,
        sample,
        fc.array(share, { minLength: 7, maxLength: 7 }),
        fc.boolean(),
        (each, good, worsening, hot) => {
          const bad = worse(good, each.limits, worsening, hot);
          if (!assess(each, good).passed) expect(assess(each, bad).passed).toBe(false);
          expect(undeclaredDeviations(each, bad, [])).toEqual(
            expect.arrayContaining([...undeclaredDeviations(each, good, [])]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('nothing is broader than itself by way of others', () => {
  const all = standards.flatMap(({ grades }) => grades);
  const broaderThan = (one: Grade): readonly Grade[] =>
    one.equivalents.flatMap(({ standard, code, kind }) => {
      const other = kind === 'BROADER' ? findGrade(standard, code) : null;
      return other === null ? [] : [other];
    });
  for (const start of all) {
    let reached: ReadonlySet<Grade> = new Set(broaderThan(start));
    // No chain of different grades is longer than their number.
    for (let step = 0; step < all.length; step += 1) {
      const further = new Set([...reached, ...[...reached].flatMap(broaderThan)]);
      if (further.size === reached.size) break;
      reached = further;
    }
    expect(reached).not.toContain(start);
  }
});

const REVERSED: Readonly<Record<EquivalenceKind, EquivalenceKind>> = {
  EXACT: 'EXACT',
  BROADER: 'NARROWER',
  NARROWER: 'BROADER',
  NEAREST: 'NEAREST',
};

/** Moves every measured value further from what the grade wants: down where it sets a minimum, up otherwise. */
function worse(good: Sample, limits: readonly GradeLimit[], by: readonly bigint[], hot: boolean): Sample {
  const wantsMuch = (property: string) => limits.some(limit => limit.property === property && limit.min !== null);
  const moved = (property: string, value: bigint, step: bigint) => {
    const target = wantsMuch(property) ? value - step : value + step;
    return ppm(target < 0n ? 0n : target > 1_000_000n ? 1_000_000n : target);
  };
  const names = {
    moisture: 'MOISTURE',
    inclusion: 'INCLUSIONS',
    metalRecovery: 'METAL_RECOVERY',
    metalContent: 'METAL_CONTENT',
    freeIron: 'FREE_IRON',
    oilGrease: 'OIL_GREASE',
    fines: 'FINES',
  } as const;
  const shares = Object.fromEntries(
    SHARES.map((field, i) => {
      const value = good[field];
      return [field, value === null ? null : moved(names[field], value, by[i] ?? 0n)];
    }),
  );
  return {
    ...good,
    ...shares,
    composition: good.composition.map((part, i) => ({ ...part, share: moved(part.element, part.share, by[i] ?? 0n) })),
    radioactivityPassed: hot ? false : good.radioactivityPassed,
  };
}
