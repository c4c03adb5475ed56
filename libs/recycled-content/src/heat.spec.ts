import { mass, massFromKg, ppm, WHOLE_PPM } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aluminiumShare, checkMassBalance, type HeatCharge, type HeatInputSource } from './heat.js';

const charge = (source: HeatInputSource, kg: number, change: Partial<HeatCharge> = {}): HeatCharge => ({
  source,
  origin: source === 'TRADE' ? 'POST_CONSUMER' : null,
  mass: massFromKg(kg),
  aluminium: WHOLE_PPM,
  assumed: false,
  ...change,
});

describe('the mass balance', () => {
  const charges = [charge('PRIMARY', 600), charge('INTERNAL', 400)];

  test('allows product and dross up to what was charged, internal scrap included', () => {
    expect(checkMassBalance(charges, massFromKg(950), massFromKg(50))).toBeNull();
    expect(checkMassBalance(charges, massFromKg(1_000), mass(0n))).toBeNull();
    expect(checkMassBalance(charges, massFromKg(900), mass(0n))).toBeNull();
  });

  test('is violated by one gram more, and says by how much', () => {
    expect(checkMassBalance(charges, massFromKg(950), mass(50_001n))).toEqual({
      kind: 'MASS_BALANCE_VIOLATED',
      excess: 1n,
    });
    expect(checkMassBalance([], massFromKg(1), mass(0n))).toEqual({ kind: 'MASS_BALANCE_VIOLATED', excess: 1_000n });
  });

  test('weighs mass, not metal: a charge with little aluminium counts in full', () => {
    expect(
      checkMassBalance([charge('PRE_CONSUMER', 100, { aluminium: ppm(1n) })], massFromKg(100), mass(0n)),
    ).toBeNull();
  });

  test('that holds still holds after a further charge or with less product', () => {
    const grams = fc.bigInt({ min: 0n, max: 10n ** 11n });
    const anyCharge = fc
      .tuple(fc.constantFrom('PRIMARY', 'INTERNAL', 'TRADE', 'UNKNOWN'), fc.bigInt({ min: 0n, max: 10n ** 10n }))
      .map(([source, charged]) => charge(source, 0, { mass: mass(charged) }));
    fc.assert(
      fc.property(fc.array(anyCharge), anyCharge, grams, grams, grams, (held, further, product, less, dross) => {
        const balance = (list: typeof held, out: bigint) =>
          checkMassBalance(list, mass(out), mass(dross))?.excess ?? 0n;
        const excess = balance(held, product + less);
        expect(balance([...held, further], product + less) <= excess).toBe(true);
        expect(balance(held, product) <= excess).toBe(true);
      }),
    );
  });

  test.each([
    ['a negative product', [], -1n, 0n],
    ['negative dross', [], 0n, -1n],
    ['a negative charge', [charge('PRIMARY', 1, { mass: mass(-1n) })], 0n, 0n],
    ['an aluminium share above 100 %', [charge('PRIMARY', 1, { aluminium: ppm(1_000_001n) })], 0n, 0n],
    ['an aluminium share below 0 %', [charge('PRIMARY', 1, { aluminium: ppm(-1n) })], 0n, 0n],
    ['a trade without an origin', [charge('TRADE', 1, { origin: null })], 0n, 0n],
    ['an origin without a trade', [charge('PRIMARY', 1, { origin: 'UNKNOWN' })], 0n, 0n],
  ] as const)('refuses to judge %s: that is a defect', (_name, list, product, dross) => {
    expect(() => checkMassBalance(list, mass(product), mass(dross))).toThrow(RangeError);
  });
});

test('an input counts with its stated aluminium share, else with the inspected one, else with 100 % and flagged', () => {
  expect(aluminiumShare(ppm(900_000n), ppm(950_000n))).toEqual({ aluminium: 900_000n, assumed: false });
  expect(aluminiumShare(ppm(0n), ppm(950_000n))).toEqual({ aluminium: 0n, assumed: false });
  expect(aluminiumShare(null, ppm(950_000n))).toEqual({ aluminium: 950_000n, assumed: false });
  expect(aluminiumShare(null, null)).toEqual({ aluminium: WHOLE_PPM, assumed: true });
});
