import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { divideHalfUp, formatDecimal, parseDecimal } from './decimal.js';

/** The longest text of the grammar has twelve digits before the point and six behind it. */
const LARGEST_SCALED = 10n ** 18n - 1n;
const magnitude = (value: bigint) => (value < 0n ? -value : value);
const scale = fc.integer({ min: 0, max: 6 });

describe('a decimal on the wire', () => {
  test.each([
    ['0', 2, 0n],
    ['-0', 2, 0n],
    ['-0.00', 2, 0n],
    ['150.5', 2, 15050n],
    ['15050', 2, 1505000n],
    ['-0.01', 2, -1n],
    ['0.000001', 6, 1n],
    ['999999999999.999999', 6, LARGEST_SCALED],
    ['-999999999999.999999', 6, -LARGEST_SCALED],
    ['999999999999', 0, 999_999_999_999n],
  ])('%s with %i decimals is read exactly', (text, decimals, value) => {
    expect(parseDecimal(text, decimals)).toBe(value);
  });

  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['a sign alone', '-'],
    ['a plus', '+1'],
    ['two signs', '--1'],
    ['a typographic minus', '−1'],
    ['a leading zero', '01'],
    ['a leading zero below zero', '-01'],
    ['zeros only', '00'],
    ['no digit before the point', '.5'],
    ['no digit behind the point', '5.'],
    ['two points', '1.2.3'],
    ['a comma', '1,5'],
    ['thousands', '1,000.00'],
    ['an underscore', '1_000'],
    ['an exponent', '1e3'],
    ['hexadecimal', '0x10'],
    ['a BigInt literal', '10n'],
    ['infinity', 'Infinity'],
    ['not a number', 'NaN'],
    ['a space before', ' 1'],
    ['a space behind', '1 '],
    ['a line feed behind', '1\n'],
    ['a second line', '1\n2'],
    ['a null byte', '1\0'],
    ['full-width digits', '１２'],
    ['Arabic-Indic digits', '١٢'],
    ['a full-width point', '1．5'],
    ['a byte order mark', '\uFEFF1'],
    ['a zero-width space', '1\u200B'],
    ['thirteen digits before the point', '1000000000000'],
    ['seven digits behind the point', '0.0000001'],
    ['a very long number', '9'.repeat(100_000)],
    ['a very long run of zeros', `0.${'0'.repeat(100_000)}`],
  ])('%s is refused at every scale', (_name, text) => {
    for (let decimals = 0; decimals <= 6; decimals++) expect(parseDecimal(text, decimals)).toBeNull();
  });

  test('more decimals than the field has are refused, never rounded', () => {
    expect(parseDecimal('0.005', 2)).toBeNull();
    expect(parseDecimal('1.5', 0)).toBeNull();
  });

  test('trailing zeros count as decimals', () => {
    expect(parseDecimal('1.0', 2)).toBe(100n);
    expect(parseDecimal('1.00', 2)).toBe(100n);
    expect(parseDecimal('1.000', 2)).toBeNull();
    expect(parseDecimal('1.0', 0)).toBeNull();
  });

  test('any text is refused or read as the number that it says', () => {
    const nearlyDecimal = fc.stringMatching(/^[-+]?[0-9]{0,13}[.,eE _]?[0-9]{0,7}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearlyDecimal), scale, (text, decimals) => {
        const value = parseDecimal(text, decimals);
        if (value !== null) expect(Number(formatDecimal(value, decimals))).toBe(Number(text) + 0);
      }),
    );
  });
});

describe('a value in text', () => {
  test.each([
    [0n, 2, '0.00'],
    [5n, 2, '0.05'],
    [-5n, 2, '-0.05'],
    [-100n, 2, '-1.00'],
    [15050n, 2, '150.50'],
    [7n, 0, '7'],
    [-7n, 0, '-7'],
    [0n, 0, '0'],
    [1n, 6, '0.000001'],
    [10n ** 30n, 2, `1${'0'.repeat(28)}.00`],
  ])('%s with %i decimals shows every decimal', (value, decimals, text) => {
    expect(formatDecimal(value, decimals)).toBe(text);
  });

  test('what is written can be read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n) + 1n, max: 10n ** 12n - 1n }), scale, (value, decimals) => {
        expect(parseDecimal(formatDecimal(value, decimals), decimals)).toBe(value);
      }),
    );
  });

  test('what is read is written with the decimals filled up and nothing else changed', () => {
    const text = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }), fc.stringMatching(/^[0-9]{1,6}$/))
      .map(([whole, fraction]) => `${whole}.${fraction}`);
    fc.assert(
      fc.property(text, decimal => {
        const value = parseDecimal(decimal, 6);
        if (value === null) throw new Error(`refused: ${decimal}`);
        expect(formatDecimal(value, 6)).toBe(decimal.padEnd(decimal.indexOf('.') + 7, '0'));
      }),
    );
  });
});

describe('division half up', () => {
  test.each([
    [0n, 7n, 0n],
    [1n, 2n, 1n],
    [3n, 2n, 2n],
    [5n, 2n, 3n],
    [-1n, 2n, -1n],
    [-3n, 2n, -2n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-1n, 3n, 0n],
    [-2n, 3n, -1n],
    [49n, 100n, 0n],
    [50n, 100n, 1n],
    [-50n, 100n, -1n],
    [6n, 3n, 2n],
    [-6n, 3n, -2n],
  ])('%s / %s is %s', (numerator, denominator, quotient) => {
    expect(divideHalfUp(numerator, denominator)).toBe(quotient);
  });

  test('a denominator that is not positive is a defect', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => divideHalfUp(1n, -2n)).toThrow(RangeError);
  });

  test('the result is at most half a unit away, and a tie goes away from zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 24n }), (numerator, denominator) => {
        const quotient = divideHalfUp(numerator, denominator);
        const product = magnitude(quotient * denominator);
        const twiceTheError = 2n * magnitude(quotient * denominator - numerator);
        expect(twiceTheError <= denominator).toBe(true);
        if (twiceTheError === denominator) expect(product > magnitude(numerator)).toBe(true);
      }),
    );
  });

  test('the sign of the numerator changes the sign of the result and nothing else', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
        expect(divideHalfUp(-numerator, denominator)).toBe(-divideHalfUp(numerator, denominator));
      }),
    );
  });
});
