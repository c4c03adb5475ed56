import { formatPercent, mass, massFromKg, ppm, WHOLE_PPM } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HEAT_INPUT_SOURCES, type HeatCharge, type HeatInputSource, METAL_ORIGINS } from './heat.js';
import { formatMetalKg, metal } from './metal.js';
import { gapToTarget, recycledShare } from './recycled-share.js';

const charge = (source: HeatInputSource, kg: number, change: Partial<HeatCharge> = {}): HeatCharge => ({
  source,
  origin: source === 'TRADE' ? 'POST_CONSUMER' : null,
  mass: massFromKg(kg),
  aluminium: WHOLE_PPM,
  assumed: false,
  ...change,
});
const percents = (...charges: HeatCharge[]) => {
  const shares = recycledShare(charges);
  return [formatPercent(shares.recycledShare), formatPercent(shares.postConsumerShare)];
};

/** The example of docs/semantics.md, "Trades and metal". */
const EXAMPLE = [charge('TRADE', 10_000), charge('PRIMARY', 10_000), charge('INTERNAL', 1_000)];

describe('the recycled share', () => {
  test('of the example is 50.0000 % of 20,000 kg', () => {
    const shares = recycledShare(EXAMPLE);
    expect(formatPercent(shares.recycledShare)).toBe('50.0000');
    expect(formatPercent(shares.postConsumerShare)).toBe('50.0000');
    expect(formatMetalKg(shares.recycledMetal)).toBe('10000.000');
    expect(formatMetalKg(shares.totalMetal)).toBe('20000.000');
    expect(formatMetalKg(shares.internalMetal)).toBe('1000.000');
    expect(shares.assumedMetal).toBe(0n);
  });

  const half = charge('PRIMARY', 100);
  test.each([
    ['TRADE of post-consumer origin', charge('TRADE', 100), '50.0000', '50.0000'],
    ['TRADE of pre-consumer origin', charge('TRADE', 100, { origin: 'PRE_CONSUMER' }), '50.0000', '0.0000'],
    ['TRADE of unknown origin', charge('TRADE', 100, { origin: 'UNKNOWN' }), '0.0000', '0.0000'],
    ['PRE_CONSUMER', charge('PRE_CONSUMER', 100), '50.0000', '0.0000'],
    ['POST_CONSUMER', charge('POST_CONSUMER', 100), '50.0000', '50.0000'],
    ['INTERNAL', charge('INTERNAL', 100), '0.0000', '0.0000'],
    ['PRIMARY', charge('PRIMARY', 100), '0.0000', '0.0000'],
    ['ALLOYING', charge('ALLOYING', 100), '0.0000', '0.0000'],
    ['UNKNOWN', charge('UNKNOWN', 100), '0.0000', '0.0000'],
  ])('with as much primary metal and %s', (_name, other, recycled, postConsumer) => {
    expect(percents(half, other)).toEqual([recycled, postConsumer]);
  });

  test.each<HeatInputSource>(['PRIMARY', 'ALLOYING', 'UNKNOWN'])('%s counts on the other side of the ratio', source => {
    expect(percents(charge('POST_CONSUMER', 100), charge(source, 300))).toEqual(['25.0000', '25.0000']);
  });

  test('is 0 without metal: no charge, internal scrap alone, or nothing but foreign matter', () => {
    expect(percents()).toEqual(['0.0000', '0.0000']);
    expect(percents(charge('INTERNAL', 100))).toEqual(['0.0000', '0.0000']);
    expect(percents(charge('POST_CONSUMER', 100, { aluminium: ppm(0n) }))).toEqual(['0.0000', '0.0000']);
  });

  test('weighs metal, not mass', () => {
    expect(percents(charge('POST_CONSUMER', 200, { aluminium: ppm(500_000n) }), charge('PRIMARY', 300))).toEqual([
      '25.0000',
      '25.0000',
    ]);
  });

  test('is rounded half up to four decimals', () => {
    const grams = (source: HeatInputSource, amount: bigint) => charge(source, 0, { mass: mass(amount) });
    expect(percents(grams('POST_CONSUMER', 1n), grams('PRIMARY', 2n))[0]).toBe('33.3333');
    expect(percents(grams('POST_CONSUMER', 2n), grams('PRIMARY', 1n))[0]).toBe('66.6667');
    expect(percents(grams('POST_CONSUMER', 1n), grams('PRIMARY', 1_999_999n))[0]).toBe('0.0001');
    expect(percents(grams('POST_CONSUMER', 1n), grams('PRIMARY', 2_000_000n))[0]).toBe('0.0000');
  });

  test('is rounded once: the metal of each charge is not', () => {
    // 1 g at 60 % twice is 1.2 g of 2.2 g; rounded to whole grams each, it were 2 g of 3 g.
    const shares = [1, 2].map(() => charge('POST_CONSUMER', 0, { mass: mass(1n), aluminium: ppm(600_000n) }));
    expect(percents(...shares, charge('PRIMARY', 0, { mass: mass(1n) }))[0]).toBe('54.5455');
  });

  test('is flagged by the metal whose aluminium share was assumed, internal scrap left out', () => {
    const assumed = { assumed: true };
    const shares = recycledShare([charge('PRIMARY', 1, assumed), charge('INTERNAL', 1, assumed), charge('TRADE', 1)]);
    expect(formatMetalKg(shares.assumedMetal)).toBe('1.000');
  });

  test('refuses an impossible charge as a defect', () => {
    expect(() => recycledShare([charge('TRADE', 1, { origin: null })])).toThrow(RangeError);
    expect(() => recycledShare([charge('PRIMARY', 1, { mass: mass(-1n) })])).toThrow(RangeError);
  });
});

describe('whatever is melted', () => {
  const anyCharge: fc.Arbitrary<HeatCharge> = fc
    .record({
      source: fc.constantFrom(...HEAT_INPUT_SOURCES),
      origin: fc.constantFrom(...METAL_ORIGINS),
      mass: fc.bigInt({ min: 0n, max: 10n ** 10n }).map(mass),
      aluminium: fc.bigInt({ min: 0n, max: 1_000_000n }).map(ppm),
      assumed: fc.boolean(),
    })
    .map(any => ({ ...any, origin: any.source === 'TRADE' ? any.origin : null }));
  const anyHeat = fc.array(anyCharge, { maxLength: 12 });

  test('0 ≤ post-consumer share ≤ recycled share ≤ 100 %, and the parts add up', () => {
    fc.assert(
      fc.property(anyHeat, charges => {
        const shares = recycledShare(charges);
        expect(shares.postConsumerShare >= 0n).toBe(true);
        expect(shares.postConsumerShare <= shares.recycledShare).toBe(true);
        expect(shares.recycledShare <= WHOLE_PPM).toBe(true);
        expect(shares.preConsumerMetal + shares.postConsumerMetal).toBe(shares.recycledMetal);
        expect(shares.recycledMetal <= shares.totalMetal && shares.assumedMetal <= shares.totalMetal).toBe(true);
        const charged = charges.reduce((sum, { mass: grams, aluminium }) => sum + grams * aluminium, 0n);
        expect(shares.totalMetal + shares.internalMetal).toBe(charged);
      }),
    );
  });

  test('adding internal scrap changes nothing but itself', () => {
    fc.assert(
      fc.property(anyHeat, anyCharge, (charges, other) => {
        const internal: HeatCharge = { ...other, source: 'INTERNAL', origin: null };
        const { internalMetal: _before, ...excluding } = recycledShare(charges);
        const { internalMetal: _after, ...including } = recycledShare([...charges, internal]);
        expect(including).toEqual(excluding);
      }),
    );
  });

  test('splitting a charge in two changes nothing, and neither does the order', () => {
    fc.assert(
      fc.property(anyHeat, anyCharge, fc.bigInt({ min: 0n, max: 1_000_000n }), (charges, whole, cut) => {
        const part = mass((whole.mass * cut) / 1_000_000n);
        const rest = mass(whole.mass - part);
        const split = [{ ...whole, mass: part }, ...charges.toReversed(), { ...whole, mass: rest }];
        expect(recycledShare(split)).toEqual(recycledShare([...charges, whole]));
      }),
    );
  });

  test('more post-consumer metal never lowers the share, more primary metal never raises it', () => {
    fc.assert(
      fc.property(anyHeat, fc.bigInt({ min: 0n, max: 10n ** 10n }), (charges, more) => {
        const before = recycledShare(charges).recycledShare;
        const plus = (source: HeatInputSource) =>
          recycledShare([...charges, charge(source, 0, { mass: mass(more) })]).recycledShare;
        expect(plus('POST_CONSUMER') >= before).toBe(true);
        expect(plus('PRIMARY') <= before).toBe(true);
      }),
    );
  });

  test('melting the gap in place of other metal reaches the target, and one gram less does not', () => {
    fc.assert(
      fc.property(anyHeat, fc.bigInt({ min: 0n, max: 1_000_000n }).map(ppm), (charges, target) => {
        const shares = recycledShare(charges);
        const gap = gapToTarget(shares, target);
        const reaches = (grams: bigint) => {
          const recycled = shares.recycledMetal + grams * 1_000_000n;
          return recycled * WHOLE_PPM >= shares.totalMetal * target;
        };
        expect(gap >= 0n).toBe(true);
        expect(reaches(gap)).toBe(true);
        if (gap > 0n) expect(reaches(gap - 1n)).toBe(false);
      }),
    );
  });
});

describe('the gap to a target', () => {
  const shares = recycledShare(EXAMPLE);

  test('is the recycled metal still to melt in place of other metal', () => {
    expect(gapToTarget(shares, ppm(600_000n))).toBe(massFromKg(2_000));
    expect(gapToTarget(shares, WHOLE_PPM)).toBe(massFromKg(10_000));
  });

  test('is 0 when the target is met or passed, and without metal', () => {
    expect(gapToTarget(shares, ppm(500_000n))).toBe(0n);
    expect(gapToTarget(shares, ppm(400_000n))).toBe(0n);
    expect(gapToTarget(recycledShare([]), WHOLE_PPM)).toBe(0n);
  });

  test('is rounded up to the gram', () => {
    expect(gapToTarget({ recycledMetal: metal(0n), totalMetal: metal(1n) }, ppm(1n))).toBe(1n);
  });

  test('of a target outside 0 … 100 % is a defect', () => {
    expect(() => gapToTarget(shares, ppm(-1n))).toThrow(RangeError);
    expect(() => gapToTarget(shares, ppm(1_000_001n))).toThrow(RangeError);
  });
});
