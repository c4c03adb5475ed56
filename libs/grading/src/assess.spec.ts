import { formatDecimal, type Ppm, parseDecimal, ppm } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import {
  assess,
  findGrade,
  type Grade,
  type GradeLimit,
  limitDecimals,
  type Sample,
  undeclaredDeviations,
} from './index.js';

const percent = (text: string): Ppm => ppm(parseDecimal(text, 4) ?? -1n);
const sampleOf = (given: Partial<Sample> = {}): Sample => ({
  form: null,
  composition: [],
  moisture: null,
  inclusion: null,
  metalRecovery: null,
  metalContent: null,
  freeIron: null,
  oilGrease: null,
  fines: null,
  radioactivityPassed: null,
  ...given,
});
const containing = (shares: Record<string, string>): Partial<Sample> => ({
  composition: Object.entries(shares).map(([element, share]) => ({ element, share: percent(share), plusMinus: null })),
});
const rema = (code: string): Grade => {
  const grade = findGrade('rema-2022', code);
  if (grade === null) throw new Error(`no grade ${code}`);
  return grade;
};
const limited = (...limits: (Pick<GradeLimit, 'property'> & Partial<GradeLimit>)[]): Grade => ({
  ...rema('Talc'),
  limits: limits.map(limit => ({ min: null, max: null, unit: '%', verified: true, source: 'NIZ', ...limit })),
});

describe('the worked example: Telic (fines ≤ 3 %, free iron ≤ 10 %, no free magnesium)', () => {
  const turnings = sampleOf({ fines: percent('4.2'), freeIron: percent('2.5') });

  test('4.2 % fines are 42,000 ppm against 30,000 and fail; 2.5 % free iron passes; magnesium is not measured', () => {
    const { passed, complete, findings } = assess(rema('Telic'), turnings);
    expect({ passed, complete }).toEqual({ passed: false, complete: false });
    expect(findings).toEqual([
      {
        property: 'FINES',
        measured: 42_000n,
        limitMin: null,
        limitMax: 30_000n,
        unit: '%',
        verified: true,
        within: false,
        passed: false,
      },
      {
        property: 'FREE_IRON',
        measured: 25_000n,
        limitMin: null,
        limitMax: 100_000n,
        unit: '%',
        verified: true,
        within: true,
        passed: true,
      },
      {
        property: 'FREE_MAGNESIUM',
        measured: null,
        limitMin: null,
        limitMax: 0n,
        unit: '%',
        verified: true,
        within: null,
        passed: true,
      },
    ]);
  });

  test('the lot is posted once the fines are declared', () => {
    expect(undeclaredDeviations(rema('Telic'), turnings, [])).toEqual(['FINES']);
    expect(undeclaredDeviations(rema('Telic'), turnings, ['finesPercent'])).toEqual([]);
  });
});

describe('limits', () => {
  test.each([
    ['at the maximum', '1', true],
    ['one part per million above it', '1.0001', false],
    ['below it', '0', true],
  ])('a value %s', (_case, oil, passed) => {
    expect(assess(rema('Taboo'), sampleOf({ oilGrease: percent(oil) })).passed).toBe(passed);
  });

  test.each([
    ['at the minimum', '33', true],
    ['one part per million below it', '32.9999', false],
    ['above it', '100', true],
  ])('a share %s of Thorn’s aluminium', (_case, aluminium, passed) => {
    expect(assess(rema('Thorn'), sampleOf(containing({ Al: aluminium }))).passed).toBe(passed);
  });

  test('an unverified limit is shown and decides nothing', () => {
    const { passed, complete, findings } = assess(rema('Twitch'), sampleOf(containing({ Fe: '9' })));
    expect({ passed, complete }).toEqual({ passed: true, complete: true });
    expect(findings).toContainEqual(
      expect.objectContaining({
        property: 'Fe',
        measured: 90_000n,
        limitMax: 10_000n,
        verified: false,
        within: false,
        passed: true,
      }),
    );
  });

  test('a verified limit that is not measured passes, and the assessment says that it is not complete', () => {
    expect(assess(rema('Tense'), sampleOf())).toMatchObject({ passed: true, complete: false });
    expect(assess(rema('Tense'), sampleOf({ oilGrease: percent('2') }))).toMatchObject({
      passed: true,
      complete: true,
    });
  });

  test('a grade without limits is passed by every sample, completely', () => {
    expect(assess(rema('Troma'), sampleOf())).toEqual({ passed: true, complete: true, findings: [] });
  });

  test.each([
    ['MOISTURE', { moisture: percent('5') }],
    ['INCLUSIONS', { inclusion: percent('5') }],
    ['METAL_RECOVERY', { metalRecovery: percent('5') }],
    ['METAL_CONTENT', { metalContent: percent('5') }],
    ['FREE_IRON', { freeIron: percent('5') }],
    ['OIL_GREASE', { oilGrease: percent('5') }],
    ['FINES', { fines: percent('5') }],
    ['Cu', containing({ Si: '9', Cu: '5' })],
  ] as const)('%s is measured by its own field and by no other', (property, given) => {
    expect(assess(limited({ property, max: 49_999n }), sampleOf(given)).passed).toBe(false);
    const others = sampleOf({
      ...containing({ Si: '99' }),
      moisture: percent('99'),
      inclusion: percent('99'),
      metalRecovery: percent('99'),
      metalContent: percent('99'),
      freeIron: percent('99'),
      oilGrease: percent('99'),
      fines: percent('99'),
    });
    const withoutIt = {
      ...others,
      ...Object.fromEntries(Object.keys(given).map(field => [field, null])),
      composition: [],
    };
    expect(assess(limited({ property, max: 49_999n }), withoutIt).findings[0]?.measured).toBeNull();
  });

  test.each([
    ['a property that is no element and no field of a sample', 'TALE', '%'],
    ['a quantity that is no mass share', 'Fe', 'kg/m3'],
  ] as const)('%s is never taken from the composition', (_case, property, unit) => {
    const grade = limited({ property, unit, max: 1n });
    const given = sampleOf(containing({ TALE: '5', Fe: '5' }));
    expect(assess(grade, given).findings[0]).toMatchObject({ measured: null, passed: true });
  });

  test('an element’s symbol is read in any case, and its parts are added up', () => {
    const grade = limited({ property: 'Fe', max: 10_000n });
    expect(assess(grade, sampleOf(containing({ fe: '0.6', FE: '0.5' }))).findings[0]).toMatchObject({
      measured: 11_000n,
      passed: false,
    });
  });

  test('the uncertainty of a measurement takes no part', () => {
    const composition = [{ element: 'Fe', share: percent('1'), plusMinus: percent('0.5') }];
    expect(assess(limited({ property: 'Fe', max: 10_000n }), sampleOf({ composition })).passed).toBe(true);
  });

  test('radioactivity fails every grade, by a finding of its own', () => {
    const { passed, findings } = assess(rema('Troma'), sampleOf({ radioactivityPassed: false }));
    expect(passed).toBe(false);
    expect(findings).toEqual([expect.objectContaining({ property: 'RADIOACTIVITY', passed: false })]);
    expect(assess(rema('Troma'), sampleOf({ radioactivityPassed: true })).passed).toBe(true);
  });

  test('a bound is written with four decimals in percent and six in any other unit', () => {
    const text = (limit: GradeLimit | undefined) =>
      limit === undefined ? '' : formatDecimal(limit.min ?? limit.max ?? 0n, limitDecimals(limit.unit));
    expect(rema('Taboo').limits.map(text)).toEqual(['0.380000', '1.0000', '12.500000']);
  });
});

describe('undeclared deviations', () => {
  const grade = limited(
    { property: 'FREE_IRON', max: 10_000n },
    { property: 'INCLUSIONS', max: 10_000n },
    { property: 'Fe', max: 10_000n },
    { property: 'FREE_IRON', max: 5_000n },
    { property: 'OIL_GREASE', max: 10_000n, verified: false },
  );
  const dirty = sampleOf({
    ...containing({ Fe: '2' }),
    freeIron: percent('2'),
    inclusion: percent('2'),
    oilGrease: percent('50'),
    radioactivityPassed: false,
  });

  test('each verified property that the sample misses, once, in the grade’s order; radioactivity is no matter of declaring', () => {
    expect(undeclaredDeviations(grade, dirty, [])).toEqual(['FREE_IRON', 'INCLUSIONS', 'Fe']);
  });

  test.each([
    ['FREE_IRON', 'INCLUSIONS', 'Fe'],
    ['freeIronPercent', 'inclusionPercent', 'fe'],
    ['free iron', 'inclusions', 'FE'],
    ['free-iron %', 'Inclusion', ' Fe '],
  ])('may be declared as %s, %s, %s', (...declared) => {
    expect(undeclaredDeviations(grade, dirty, declared)).toEqual([]);
  });

  test('one declared deviation does not excuse another', () => {
    expect(undeclaredDeviations(grade, dirty, ['Fe', '', 'percent', 'iron'])).toEqual(['FREE_IRON', 'INCLUSIONS']);
    expect(undeclaredDeviations(grade, dirty, ['freeIronPercent'])).toEqual(['INCLUSIONS', 'Fe']);
  });
});
