import { formatKilograms, formatMoney, mass, massFromKg, money, ppm, WHOLE_PPM } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SettlementInput, type SettlementSheet, settle } from './settle.js';

/** The vector of docs/semantics.md, "Trades and metal". */
const VECTOR: SettlementInput = {
  buyer: { gross: massFromKg(32_480), tare: massFromKg(14_260) },
  moisture: ppm(32_000n),
  inclusion: ppm(15_000n),
  allowedMoisture: ppm(10_000n),
  allowedInclusion: ppm(5_000n),
  pricePerTonne: money(1_790_000n),
  taxMode: 'VAT13',
  taxRate: ppm(130_000n),
};
const noDeduction = { moisture: null, inclusion: null } as const;
const settledKg = (change: Partial<SettlementInput>) =>
  formatKilograms(settle({ ...VECTOR, ...change }).settlementMass, 1);

describe('the settled mass', () => {
  test('of the vector is 17641.0 kg, and its amount 315,773.90', () => {
    const sheet = settle(VECTOR);
    expect(formatKilograms(sheet.net, 1)).toBe('18220.0');
    expect(formatKilograms(sheet.settlementMass, 1)).toBe('17641.0');
    expect(formatMoney(sheet.amount)).toBe('315773.90');
    expect(formatMoney(sheet.amountExcludingTax)).toBe('279445.93');
    expect(formatMoney(sheet.tax)).toBe('36327.97');
  });

  test('is the net mass when nothing was measured', () => {
    expect(settledKg(noDeduction)).toBe('18220.0');
  });

  test('is the net mass when what was measured is allowed, and never more', () => {
    expect(settledKg({ moisture: ppm(10_000n), inclusion: ppm(0n) })).toBe('18220.0');
  });

  test('loses only what exceeds the allowance', () => {
    expect(settledKg({ moisture: ppm(20_000n), inclusion: null })).toBe('18037.8');
    expect(settledKg({ moisture: null, inclusion: ppm(15_000n) })).toBe('18037.8');
  });

  test('takes the second deduction from what the first one left', () => {
    const half = {
      moisture: ppm(500_000n),
      inclusion: ppm(500_000n),
      allowedMoisture: ppm(0n),
      allowedInclusion: ppm(0n),
    };
    expect(settledKg(half)).toBe('4555.0');
  });

  test('is nothing when all of it is water', () => {
    const sheet = settle({ ...VECTOR, moisture: WHOLE_PPM, allowedMoisture: ppm(0n) });
    expect(sheet.settlementMass).toBe(0n);
    expect(sheet.amount).toBe(0n);
    expect(sheet.amountExcludingTax).toBe(0n);
  });

  test('is rounded half up to 0.1 kg', () => {
    const net = (grams: bigint) => ({ ...noDeduction, buyer: { gross: mass(grams), tare: mass(0n) } });
    expect(settledKg(net(1_049n))).toBe('1.0');
    expect(settledKg(net(1_050n))).toBe('1.1');
    expect(settledKg(net(1_150n))).toBe('1.2');
  });

  test('is rounded once: what both deductions leave below half a step is not lifted on the way', () => {
    // 1,111 g × 0.9 = 999.9 g; × 0.95 = 949.905 g → 0.9 kg. Rounded after each step, it were 1.0 kg and then 1.0 kg.
    const change = {
      buyer: { gross: mass(1_111n), tare: mass(0n) },
      allowedMoisture: ppm(0n),
      allowedInclusion: ppm(0n),
    };
    expect(settledKg({ ...change, moisture: ppm(100_000n), inclusion: ppm(50_000n) })).toBe('0.9');
    // 1,050 g × 0.999999 is a millionth of a step below the tie.
    expect(
      settledKg({ ...change, buyer: { gross: mass(1_050n), tare: mass(0n) }, moisture: ppm(1n), inclusion: null }),
    ).toBe('1.0');
  });
});

describe('the amount', () => {
  const oneTonne = { ...VECTOR, ...noDeduction, buyer: { gross: massFromKg(1_000), tare: mass(0n) } };

  test('is computed from the rounded mass, half up to fen', () => {
    const sheet = settle({ ...oneTonne, buyer: { gross: mass(149n), tare: mass(0n) }, pricePerTonne: money(50_000n) });
    expect(sheet.settlementMass).toBe(100n);
    expect(sheet.amount).toBe(5n);
    expect(
      settle({ ...oneTonne, buyer: { gross: mass(100n), tare: mass(0n) }, pricePerTonne: money(5_000n) }).amount,
    ).toBe(1n);
    expect(
      settle({ ...oneTonne, buyer: { gross: mass(100n), tare: mass(0n) }, pricePerTonne: money(4_999n) }).amount,
    ).toBe(0n);
  });

  test.each([
    ['VAT13', 130_000n, 1_786_225n, 1_580_730n],
    ['VAT3', 30_000n, 1_030_000n, 1_000_000n],
    ['VAT1', 10_000n, 1_000_000n, 990_099n],
    ['NONE', 0n, 1_786_225n, 1_786_225n],
  ] as const)('in %s excludes the tax by amount / (1 + rate), half up', (taxMode, rate, price, excluding) => {
    const sheet = settle({ ...oneTonne, taxMode, taxRate: ppm(rate), pricePerTonne: money(price) });
    expect(sheet.amount).toBe(price);
    expect(sheet.amountExcludingTax).toBe(excluding);
  });
});

describe('the sheet', () => {
  test('explains every line', () => {
    expect(settle(VECTOR).lines).toEqual([
      { kind: 'GROSS', sign: '+', mass: 32_480_000n },
      { kind: 'TARE', sign: '-', mass: 14_260_000n },
      { kind: 'NET', sign: '=', mass: 18_220_000n },
      {
        kind: 'MOISTURE_DEDUCTION',
        sign: '-',
        mass: 400_840n,
        base: 18_220_000n,
        measured: 32_000n,
        allowed: 10_000n,
        excess: 22_000n,
      },
      {
        kind: 'INCLUSION_DEDUCTION',
        sign: '-',
        mass: 178_192n,
        base: 17_819_160n,
        measured: 15_000n,
        allowed: 5_000n,
        excess: 10_000n,
      },
      { kind: 'ROUNDING', sign: '+', mass: 32n },
      { kind: 'SETTLEMENT_MASS', sign: '=', mass: 17_641_000n },
      {
        kind: 'AMOUNT',
        sign: '=',
        amount: 31_577_390n,
        settlementMass: 17_641_000n,
        pricePerTonne: 1_790_000n,
        taxMode: 'VAT13',
      },
      { kind: 'TAX', sign: '-', amount: 3_632_797n, taxMode: 'VAT13', taxRate: 130_000n },
      { kind: 'AMOUNT_EXCLUDING_TAX', sign: '=', amount: 27_944_593n },
    ]);
  });

  test('adds up line by line to what it states, whatever was measured', () => {
    fc.assert(fc.property(settleable, input => expectToAddUp(settle(input))));
  });

  test('settles at most the net mass to the next 0.1 kg, and tax never exceeds the amount', () => {
    fc.assert(
      fc.property(settleable, input => {
        const sheet = settle(input);
        expect(sheet.settlementMass % 100n).toBe(0n);
        expect(sheet.settlementMass >= 0n && sheet.settlementMass <= sheet.net + 50n).toBe(true);
        expect(sheet.amountExcludingTax >= 0n && sheet.amountExcludingTax <= sheet.amount).toBe(true);
      }),
    );
  });

  test('never pays more for wetter metal', () => {
    fc.assert(
      fc.property(settleable, share, share, (input, drier, more) => {
        const paid = (moisture: typeof drier) => settle({ ...input, moisture }).amount;
        const wetter = drier + more > WHOLE_PPM ? WHOLE_PPM : ppm(drier + more);
        expect(paid(wetter) <= paid(drier)).toBe(true);
      }),
    );
  });
});

test.each<[string, Partial<SettlementInput>]>([
  ['a share above 100 %', { moisture: ppm(1_000_001n) }],
  ['a share below 0 %', { inclusion: ppm(-1n) }],
  ['an allowance below 0 %', { allowedMoisture: ppm(-1n) }],
  ['an allowance above 100 %', { allowedInclusion: ppm(1_000_001n) }],
  ['a negative price', { pricePerTonne: money(-1n) }],
  ['a negative tax rate', { taxRate: ppm(-1n) }],
  ['a rate without a tax', { taxMode: 'NONE' }],
  ['a tare above the gross', { buyer: { gross: mass(1n), tare: mass(2n) } }],
])('%s is a defect', (_name, change) => {
  expect(() => settle({ ...VECTOR, ...change })).toThrow(RangeError);
});

const share = fc.bigInt({ min: 0n, max: 1_000_000n }).map(ppm);
const settleable: fc.Arbitrary<SettlementInput> = fc.record({
  buyer: fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.bigInt({ min: 0n, max: 10n ** 8n }))
    .map(([net, tare]) => ({ gross: mass(net + tare), tare: mass(tare) })),
  moisture: fc.option(share),
  inclusion: fc.option(share),
  allowedMoisture: share,
  allowedInclusion: share,
  pricePerTonne: fc.bigInt({ min: 0n, max: 999_999_999n }).map(money),
  taxMode: fc.constant('VAT13' as const),
  taxRate: fc.bigInt({ min: 0n, max: 200_000n }).map(ppm),
});

function expectToAddUp(sheet: SettlementSheet): void {
  let running = 0n;
  let fen = 0n;
  for (const line of sheet.lines) {
    if ('mass' in line) {
      expect(line.mass >= 0n).toBe(true);
      if (line.sign === '=') expect(line.mass).toBe(running);
      else running += line.sign === '+' ? line.mass : -line.mass;
    } else {
      expect(line.amount >= 0n).toBe(true);
      if (line.kind === 'AMOUNT_EXCLUDING_TAX') expect(line.amount).toBe(fen);
      else fen += line.sign === '=' ? line.amount : -line.amount;
    }
  }
  expect(running).toBe(sheet.settlementMass);
}
