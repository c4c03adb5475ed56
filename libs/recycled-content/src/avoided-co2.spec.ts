import { mass, massFromKg, ppm, WHOLE_PPM } from '@app/units';
import { expect, test } from '@jest/globals';
import { avoidedCo2 } from './avoided-co2.js';
import { formatMetalKg, metal, metalOf } from './metal.js';

const factors = { name: 'cn-13th-plan-derived (unverified)', avoidedGramsPerTonne: 10_900_000n };

test('10,000 kg of recycled metal avoid 109,000 kg of CO2 by the set that says 10.9 t per tonne, and the set is named', () => {
  expect(avoidedCo2(metalOf(massFromKg(10_000), WHOLE_PPM), factors)).toEqual({
    avoided: massFromKg(109_000),
    factorSet: 'cn-13th-plan-derived (unverified)',
  });
});

test('the factor comes from the caller', () => {
  const other = { name: 'other', avoidedGramsPerTonne: 14_600_000n };
  expect(avoidedCo2(metalOf(massFromKg(1), WHOLE_PPM), other)).toEqual({ avoided: mass(14_600n), factorSet: 'other' });
});

test('the CO2 is rounded once, half up, to the gram', () => {
  const oneGramPerGram = { name: 'one', avoidedGramsPerTonne: 1_000_000n };
  expect(avoidedCo2(metal(499_999n), oneGramPerGram).avoided).toBe(0n);
  expect(avoidedCo2(metal(500_000n), oneGramPerGram).avoided).toBe(1n);
});

test('a negative factor is a defect', () => {
  expect(() => avoidedCo2(metal(1n), { ...factors, avoidedGramsPerTonne: -1n })).toThrow(RangeError);
});

test('metal is exact and rounded only where it is shown', () => {
  expect(metalOf(mass(1n), ppm(1n))).toBe(1n);
  expect(formatMetalKg(metalOf(mass(3n), ppm(500_000n)))).toBe('0.002');
  expect(formatMetalKg(metal(1_499_999n))).toBe('0.001');
});
