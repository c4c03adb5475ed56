import { assess, standards } from '@app/grading';
import { formatDecimal, ppm } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { limitBar } from './limit-bar.js';
import { checkLimits } from './limit-checks.js';
import type { GradeLimit } from './lot.js';

const limit = (property: string, max: string | null, more: Partial<GradeLimit> = {}): GradeLimit => ({
  property,
  min: null,
  max,
  unit: '%',
  verified: true,
  source: 'NIZ',
  ...more,
});
const share = (element: string, massPercent: string, plusMinus: string | null = null) => ({
  element,
  massPercent,
  plusMinus,
});
const standings = (...given: Parameters<typeof checkLimits>) =>
  checkLimits(...given).checks.map(({ standing }) => standing);

describe('a declared composition against the limits of the grade', () => {
  test('a value on the bound keeps it, one beyond it misses it', () => {
    const limits = [limit('Fe', '1.0000'), limit('Al', null, { min: '33.0000' })];
    expect(standings(limits, [share('Fe', '1.0000'), share('Al', '33.0000')], [])).toEqual(['WITHIN', 'WITHIN']);
    expect(standings(limits, [share('Fe', '1.0001'), share('Al', '32.9999')], [])).toEqual(['MISSED', 'MISSED']);
  });

  test('a miss that the seller declares is declared, however the property was spelt', () => {
    expect(standings([limit('Fe', '1.0000')], [share('fe', '1.2')], ['fe'])).toEqual(['MISSED_DECLARED']);
    const limits = [limit('FREE_IRON', '10'), limit('INCLUSIONS', '2'), limit('MOISTURE', '1')];
    expect(standings(limits, [], ['freeIronPercent', 'inclusionPercent', 'moisture'])).toEqual([
      'DECLARED',
      'DECLARED',
      'DECLARED',
    ]);
  });

  test('an unverified limit decides nothing, kept or missed', () => {
    const limits = [limit('Fe', '1.0000', { verified: false })];
    expect(standings(limits, [share('Fe', '9')], [])).toEqual(['UNDECIDED']);
    expect(standings(limits, [share('Fe', '0.5')], [])).toEqual(['UNDECIDED']);
    expect(standings(limits, [], [])).toEqual(['UNDECIDED']);
  });

  test('an element that is not declared is not stated; what is no element is not public', () => {
    expect(standings([limit('Fe', '1'), limit('MOISTURE', '1')], [share('Si', '7')], [])).toEqual([
      'NOT_STATED',
      'NOT_PUBLIC',
    ]);
  });

  test('no share is read as a length', () => {
    expect(checkLimits([limit('Fe', '1', { unit: 'mm' })], [share('Fe', '0.5')], []).checks[0]?.value).toBeNull();
  });

  test('an element named twice counts with the sum, and its ± is not guessed', () => {
    const [check] = checkLimits([limit('Fe', '1')], [share('Fe', '0.6', '0.1'), share('Fe', '0.5', '0.1')], []).checks;
    expect(check).toMatchObject({ value: 1_100_000n, plusMinus: null, standing: 'MISSED' });
  });

  test('what no limit speaks of is kept apart', () => {
    const checked = checkLimits([limit('Fe', '1')], [share('Si', '7.1')], ['colour']);
    expect(checked.unlimited).toEqual([share('Si', '7.1')]);
    expect(checked.otherDeviations).toEqual(['colour']);
  });

  test('every grade is judged as the rule of the server judges it', () => {
    const limited = standards
      .flatMap(({ grades }) => grades)
      .filter(grade => grade.limits.some(({ unit }) => unit === '%'));
    expect(limited.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...limited), fc.integer({ min: 0, max: 1_000_000 }), (grade, parts) => {
        const elements = grade.limits
          .map(({ property }) => property)
          .filter(property => /^[A-Z][a-z]?$/.test(property));
        const composition = elements.map(element => share(element, formatDecimal(BigInt(parts), 4)));
        const sample = {
          ...EMPTY,
          composition: elements.map(element => ({ element, share: ppm(BigInt(parts)), plusMinus: null })),
        };
        const wire = grade.limits.map(each => ({
          ...each,
          min: each.min === null ? null : formatDecimal(each.min, each.unit === '%' ? 4 : 6),
          max: each.max === null ? null : formatDecimal(each.max, each.unit === '%' ? 4 : 6),
        }));
        const judged = assess(grade, sample).findings.map(({ passed }) => passed);
        expect(standings(wire, composition, []).map(standing => standing !== 'MISSED')).toEqual(judged);
      }),
    );
  });
});

const EMPTY = {
  form: null,
  moisture: null,
  inclusion: null,
  metalRecovery: null,
  metalContent: null,
  freeIron: null,
  oilGrease: null,
  fines: null,
  radioactivityPassed: null,
} as const;

describe('the bar of a property', () => {
  const none = { min: null, max: null, unit: '%', value: null, plusMinus: null };

  test('a maximum stands in the middle, allowed is what lies below', () => {
    const bar = limitBar({ ...none, max: 1_000_000n, value: 620_000n, plusMinus: 50_000n });
    expect(bar).toEqual({
      zone: { from: 0, to: 50 },
      ticks: [50],
      value: 31,
      plusMinus: { from: 28.5, to: 33.5 },
    });
  });

  test('a value far beyond it stretches the bar and stands at four fifths', () => {
    expect(limitBar({ ...none, max: 1_000_000n, value: 3_200_000n })).toMatchObject({ value: 80, ticks: [25] });
  });

  test('a minimum near a hundred percent ends at a hundred', () => {
    expect(limitBar({ ...none, min: 91_000_000n, value: 94_800_000n })).toMatchObject({
      zone: { from: 50, to: 100 },
      value: 71.1,
    });
  });

  test('between two limits lies the middle third', () => {
    expect(limitBar({ ...none, unit: 'kg/m3', min: 225_000_000n, max: 273_000_000n }).zone).toEqual({
      from: 33.3,
      to: 66.7,
    });
  });

  test('a limit of zero still has a bar, and only its edge is allowed', () => {
    expect(limitBar({ ...none, max: 0n })).toMatchObject({ zone: { from: 0, to: 0 }, ticks: [0] });
  });

  test('whatever the numbers, a greater value never stands further left, and what is allowed stands in the zone', () => {
    const share = fc.bigInt({ min: 0n, max: 100_000_000n });
    fc.assert(
      fc.property(
        fc.option(share),
        fc.option(share),
        share,
        fc.option(fc.bigInt({ min: 0n, max: 9_000_000n })),
        (a, b, value, plusMinus) => {
          const [min, max] = a !== null && b !== null && a > b ? [b, a] : [a, b];
          const bar = limitBar({ min, max, unit: '%', value, plusMinus });
          for (const place of [bar.zone.from, bar.zone.to, bar.value ?? 0, ...bar.ticks]) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(100);
          }
          const within = (min === null || value >= min) && (max === null || value <= max);
          if (within) {
            expect(bar.value).toBeGreaterThanOrEqual(bar.zone.from);
            expect(bar.value).toBeLessThanOrEqual(bar.zone.to);
          }
        },
      ),
    );
  });
});
