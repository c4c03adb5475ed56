import { money } from '@app/units';
import { expect, test } from '@jest/globals';
import type { Auction } from '../auction/auction.js';
import type { PublicTerms } from '../auction/terms.js';
import { priceShown } from './price-shown.js';

const terms = (format: PublicTerms['format']): PublicTerms => ({
  format,
  opensAt: 0,
  startPrice: money(1_500_000n),
  increment: money(5_000n),
  incrementTiers: null,
  stepSeconds: null,
  floorPrice: null,
  softCloseWindowSeconds: 0,
  softCloseExtensionSeconds: 0,
  hardCloseAt: null,
  requiredCredentials: [],
});
const auction = (
  status: Auction['status'],
  currentPrice: string | null,
  outcome: Auction['outcome'] = null,
): Auction => ({
  id: 'a',
  format: 'ENGLISH',
  status,
  outcome,
  opensAt: 0,
  closesAt: 1,
  serverTime: 0,
  version: 1,
  currentPrice,
  minimumNextPrice: '15000.00',
  reserveMet: null,
  bidCount: null,
  leading: null,
  myBid: null,
});

test.each(['SCHEDULED', 'OPEN', 'CANCELLED'] as const)(
  'a sealed auction shows no price while %s, whatever the server may send',
  status => {
    expect(priceShown(terms('SEALED_FIRST_PRICE'), auction(status, '17000.00'))).toEqual({
      name: 'HIDDEN',
      price: null,
    });
  },
);

test('once opened a sealed auction shows what it was sold for', () => {
  expect(priceShown(terms('SEALED_FIRST_PRICE'), auction('CLOSED', '17000.00', 'SOLD'))).toEqual({
    name: 'HAMMER',
    price: '17000.00',
  });
});

test('a Dutch auction shows its clock, from the start price on', () => {
  expect(priceShown(terms('DUTCH'), auction('OPEN', null))).toEqual({ name: 'CLOCK', price: '15000.00' });
  expect(priceShown(terms('DUTCH'), auction('OPEN', '14500.00'))).toEqual({ name: 'CLOCK', price: '14500.00' });
});

test('an open auction shows its start price until there is a current one, and a closed one never calls a lost price a sale', () => {
  expect(priceShown(terms('ENGLISH'), auction('OPEN', null)).name).toBe('START');
  expect(priceShown(terms('ENGLISH'), auction('OPEN', '15000.00')).name).toBe('CURRENT');
  expect(priceShown(terms('ENGLISH'), auction('CLOSED', '15000.00', 'PASSED_IN')).name).toBe('FINAL');
  expect(priceShown(terms('ENGLISH'), auction('CLOSED', null, 'PASSED_IN'))).toEqual({ name: 'FINAL', price: null });
});
