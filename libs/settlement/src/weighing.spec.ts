import { type Mass, mass, massFromKg, ppm } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { needsReweigh, netMass, type Weighing } from './weighing.js';

const THREE_PER_MILLE = ppm(3_000n);
const weighing = (gross: Mass, tare: Mass = mass(0n)): Weighing => ({ gross, tare });

describe('the net mass', () => {
  test('is gross minus tare', () => {
    expect(netMass(weighing(massFromKg(32_480), massFromKg(14_260)))).toBe(massFromKg(18_220));
  });

  test('of an empty truck weighed twice is zero', () => {
    expect(netMass(weighing(massFromKg(14_260), massFromKg(14_260)))).toBe(0n);
  });

  test('of a truck that got lighter by loading, or of a negative tare, is a defect', () => {
    expect(() => netMass(weighing(mass(1n), mass(2n)))).toThrow(RangeError);
    expect(() => netMass(weighing(mass(1n), mass(-1n)))).toThrow(RangeError);
  });
});

describe('a re-weigh is needed', () => {
  const seller = weighing(massFromKg(20_000));

  test.each([
    ['equal nets', massFromKg(20_000), false],
    ['exactly 3 ‰ less', mass(19_940_000n), false],
    ['exactly 3 ‰ more', mass(20_060_000n), false],
    ['one gram beyond 3 ‰ less', mass(19_939_999n), true],
    ['one gram beyond 3 ‰ more', mass(20_060_001n), true],
    ['nothing arrived', mass(0n), true],
  ])('%s', (_name, buyerNet, needed) => {
    expect(needsReweigh(seller, weighing(buyerNet), THREE_PER_MILLE)).toBe(needed);
  });

  test('when the tolerance is zero and one gram differs', () => {
    expect(needsReweigh(seller, weighing(mass(20_000_001n)), ppm(0n))).toBe(true);
    expect(needsReweigh(seller, seller, ppm(0n))).toBe(false);
  });

  test('when something arrives from a seller whose net was nothing', () => {
    expect(needsReweigh(weighing(mass(0n)), weighing(mass(1n)), THREE_PER_MILLE)).toBe(true);
    expect(needsReweigh(weighing(mass(0n)), weighing(mass(0n)), THREE_PER_MILLE)).toBe(false);
  });

  test('measured against the net of the seller, not of the buyer', () => {
    // 3 ‰ of 1,000,000 g is 3,000 g; of 1,003,005 g it would be 3,009 g.
    expect(needsReweigh(weighing(mass(1_000_000n)), weighing(mass(1_003_005n)), THREE_PER_MILLE)).toBe(true);
  });

  test('or not whatever the trucks themselves weigh', () => {
    const grams = fc.bigInt({ min: 0n, max: 10n ** 11n }).map(mass);
    fc.assert(
      fc.property(grams, grams, grams, grams, (sellerNet, buyerNet, sellerTare, buyerTare) => {
        const loaded = (net: Mass, tare: Mass) => weighing(mass(net + tare), tare);
        expect(needsReweigh(loaded(sellerNet, sellerTare), loaded(buyerNet, buyerTare), THREE_PER_MILLE)).toBe(
          needsReweigh(weighing(sellerNet), weighing(buyerNet), THREE_PER_MILLE),
        );
      }),
    );
  });

  test('never by a negative tolerance: that is a defect', () => {
    expect(() => needsReweigh(seller, seller, ppm(-1n))).toThrow(RangeError);
  });
});
