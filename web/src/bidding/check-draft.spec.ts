import { expect, test } from '@jest/globals';
import { checkBid, checkNewLimit } from './check-draft.js';

test('a bid at the minimum is ready, with or without a limit', () => {
  expect(checkBid('17,900', '', '17900.00')).toEqual({
    kind: 'READY',
    pricePerTonne: '17900.00',
    maxPricePerTonne: null,
  });
  expect(checkBid('17900', '18,200.5', '17900.00')).toMatchObject({ kind: 'READY', maxPricePerTonne: '18200.50' });
});

test('a bid below the minimum names the minimum; without a known minimum the server decides', () => {
  expect(checkBid('17,899.99', '', '17900.00')).toMatchObject({
    kind: 'WRONG',
    price: { kind: 'BELOW_MINIMUM', minimum: '17900.00' },
  });
  expect(checkBid('1', '', null)).toMatchObject({ kind: 'READY' });
});

test('each field has its own problem', () => {
  expect(checkBid('x', '0', '1.00')).toEqual({
    kind: 'WRONG',
    price: { kind: 'NOT_A_PRICE' },
    limit: { kind: 'NOT_A_PRICE' },
  });
  expect(checkBid('17900', '17899', '17900.00')).toMatchObject({ price: null, limit: { kind: 'LIMIT_BELOW_PRICE' } });
  expect(checkBid('10000000', '', '1.00')).toMatchObject({ price: { kind: 'TOO_HIGH' } });
});

test('a leader raises only the limit, at the current price', () => {
  expect(checkNewLimit('18300', '17900.00', '18200.00')).toEqual({
    kind: 'READY',
    pricePerTonne: '17900.00',
    maxPricePerTonne: '18300.00',
  });
  expect(checkNewLimit('18200', '17900.00', '18200.00')).toMatchObject({
    limit: { kind: 'LIMIT_NOT_ABOVE', standing: '18200.00' },
  });
});
