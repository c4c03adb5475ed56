import { describe, expect, test } from '@jest/globals';
import {
  factorLeft,
  factorOnTop,
  grouped,
  lessKg,
  netDifference,
  percentOfMass,
  percentText,
  readDecimal,
  settledKg,
  tonnesOf,
} from './figures.js';

test('figures keep every decimal and get thousands commas and a true minus', () => {
  expect(['17640.968', '-1234567.5', '999', '0.032'].map(grouped)).toEqual([
    '17,640.968',
    '−1,234,567.5',
    '999',
    '0.032',
  ]);
});

test('a percentage has one decimal, or as many as say something', () => {
  expect(['1.0000', '3.2000', '0.7900', '100.0000', '0.0000'].map(percentText)).toEqual([
    '1.0',
    '3.2',
    '0.79',
    '100.0',
    '0.0',
  ]);
});

test('the factors of the sheet are those of a pocket calculator', () => {
  expect([factorLeft('2.2000'), factorLeft('0'), factorOnTop('13.0000'), factorOnTop('0.0000')]).toEqual([
    '0.978',
    '1',
    '1.13',
    '1',
  ]);
  expect([tonnesOf('17641.000'), settledKg('17641.000'), lessKg('17819.160', '178.192')]).toEqual([
    '17.6410',
    '17,641.0',
    '17640.968',
  ]);
  expect([percentOfMass('178.192', '18220.000'), percentOfMass('1', '0')]).toEqual(['1.0', null]);
});

describe('the difference of the nets', () => {
  test('is a part of the seller’s, whoever weighed more', () => {
    expect(netDifference('18190.000', '18220.000')).toEqual({ kg: '30.000', perMille: '1.6' });
    expect(netDifference('10000.000', '9970.000')).toEqual({ kg: '30.000', perMille: '3.0' });
  });
  test('has no part when the seller’s net is nothing', () => {
    expect(netDifference('0.000', '1.000')).toEqual({ kg: '1.000', perMille: null });
  });
});

describe('what a person typed', () => {
  test.each([
    ['32,480.5', '32480.5'],
    ['３２４８０。５', '32480.5'],
    [' 007 ', '7'],
  ])('%s is %s', (typed, read) => {
    expect(readDecimal(typed, 3)).toBe(read);
  });
  test.each(['', 'abc', '-1', '1.2345', '1e3'])('“%s” is no mass', typed => {
    expect(readDecimal(typed, 3)).toBeNull();
  });
});
