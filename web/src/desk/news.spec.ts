import { expect, test } from '@jest/globals';
import type { Auction } from '../auction/auction.js';
import { closingMark, happenings } from './news.js';

const AUCTION: Auction = {
  id: 'a',
  format: 'ENGLISH',
  status: 'OPEN',
  outcome: null,
  opensAt: 0,
  closesAt: 1_000,
  serverTime: 0,
  version: 2,
  currentPrice: '15000.00',
  minimumNextPrice: '15050.00',
  reserveMet: true,
  bidCount: 1,
  leading: true,
  myBid: null,
};
const between = (before: Partial<Auction>, after: Partial<Auction>) =>
  happenings({ ...AUCTION, ...before }, { ...AUCTION, ...after });
const kinds = (before: Partial<Auction>, after: Partial<Auction>) => between(before, after).map(({ kind }) => kind);

test('a lead that is lost, won or defended is news, with the price', () => {
  expect(between({}, { leading: false, currentPrice: '15050.00' })).toEqual([{ kind: 'OUTBID', price: '15050.00' }]);
  expect(kinds({ leading: null }, { leading: true })).toEqual(['LEADING']);
  expect(between({}, { currentPrice: '15100.00' })).toEqual([{ kind: 'PROXY_RAISED', price: '15100.00' }]);
});

test('others’ bids on each other are none, and nothing is none', () => {
  expect(kinds({ leading: null }, { leading: null, currentPrice: '16000.00' })).toEqual([]);
  expect(kinds({ leading: false }, { leading: false, currentPrice: '16000.00' })).toEqual([]);
  expect(kinds({}, {})).toEqual([]);
});

test('a moved close is news beside what moved it', () => {
  expect(kinds({}, { leading: false, closesAt: 2_000 })).toEqual(['OUTBID', 'EXTENDED']);
});

test('the end is news when its outcome is known, and once', () => {
  expect(kinds({}, { status: 'CLOSED' })).toEqual([]);
  expect(kinds({ status: 'CLOSED' }, { status: 'CLOSED', outcome: 'SOLD' })).toEqual(['WON']);
  expect(kinds({ leading: false }, { leading: false, status: 'CLOSED', outcome: 'SOLD' })).toEqual(['SOLD']);
  expect(kinds({}, { status: 'CLOSED', outcome: 'PASSED_IN' })).toEqual(['PASSED_IN']);
  expect(kinds({ status: 'CLOSED', outcome: 'SOLD' }, { status: 'CLOSED', outcome: 'SOLD' })).toEqual([]);
  expect(kinds({}, { status: 'CANCELLED' })).toEqual(['CANCELLED']);
});

test('an opening is news', () => {
  expect(kinds({ status: 'SCHEDULED', leading: null }, { leading: null })).toEqual(['OPENED']);
});

test('five minutes, one minute and ten seconds before the close are told once each', () => {
  expect(closingMark(300_500, 299_500)).toEqual({ kind: 'CLOSING', seconds: 300 });
  expect(closingMark(299_500, 298_500)).toBeNull();
  expect(closingMark(400_000, 9_000)).toEqual({ kind: 'CLOSING', seconds: 10 });
});
