import { expect, test } from '@jest/globals';
import type { Auction } from '../auction/auction.js';
import { standingOf } from './standing.js';

const AUCTION: Auction = {
  id: 'a',
  format: 'ENGLISH',
  status: 'OPEN',
  outcome: null,
  opensAt: 0,
  closesAt: 1,
  serverTime: 0,
  version: 2,
  currentPrice: '15000.00',
  minimumNextPrice: '15050.00',
  reserveMet: true,
  bidCount: 1,
  leading: null,
  myBid: null,
};
const MINE = { bidId: 'b', pricePerTonne: '14900.00', maxPricePerTonne: null };
const of = (more: Partial<Auction>) => standingOf({ ...AUCTION, ...more });

test('the leader leads, by proxy while the limit lies above the price', () => {
  expect(of({ leading: true, myBid: { ...MINE, pricePerTonne: '15000.00' } })).toEqual({ kind: 'LEADING' });
  expect(of({ leading: true, myBid: { ...MINE, maxPricePerTonne: '15300.00' } })).toEqual({
    kind: 'PROXY_LEADING',
    limit: '15300.00',
  });
});

test('who was outbid is told by how much, unless it was by being later', () => {
  expect(of({ leading: false, myBid: MINE })).toEqual({ kind: 'OUTBID', by: '100.00' });
  expect(of({ leading: false, myBid: { ...MINE, maxPricePerTonne: '15000.00' } })).toEqual({
    kind: 'OUTBID',
    by: null,
  });
});

test('a sealed auction shows my bid and nobody’s standing', () => {
  const sealed = { format: 'SEALED_FIRST_PRICE', currentPrice: null, bidCount: null } as const;
  expect(of(sealed)).toEqual({ kind: 'SEALED', mine: null });
  expect(of({ ...sealed, myBid: MINE })).toEqual({ kind: 'SEALED', mine: '14900.00' });
});

test('an end is told only when the server told its outcome', () => {
  expect(of({ status: 'CLOSED', leading: true })).toEqual({ kind: 'CHECKING_OUTCOME' });
  expect(of({ status: 'CLOSED', outcome: 'SOLD', leading: true })).toEqual({ kind: 'WON' });
  expect(of({ status: 'CLOSED', outcome: 'SOLD', leading: false })).toEqual({ kind: 'SOLD' });
  expect(of({ status: 'CLOSED', outcome: 'PASSED_IN', leading: true })).toEqual({ kind: 'PASSED_IN' });
  expect(of({ status: 'CANCELLED', leading: true })).toEqual({ kind: 'CANCELLED' });
  expect(of({ status: 'SCHEDULED' })).toEqual({ kind: 'SCHEDULED' });
  expect(of({})).toEqual({ kind: 'WATCHING' });
});
