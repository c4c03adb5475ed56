import { expect, test } from '@jest/globals';
import type { Auction } from '../auction/auction.js';
import { type BidWayInput, bidWay, raiseAt } from './bid-way.js';

const AUCTION: Auction = {
  id: 'a',
  format: 'ENGLISH',
  status: 'OPEN',
  outcome: null,
  opensAt: 0,
  closesAt: 3_600_000,
  serverTime: 0,
  version: 2,
  currentPrice: '15000.00',
  minimumNextPrice: '15050.00',
  reserveMet: true,
  bidCount: 1,
  leading: null,
  myBid: null,
};
const FIXED = { increment: '50.00', incrementTiers: null };
const way = (auction: Partial<Auction> = {}, more: Partial<BidWayInput> = {}) =>
  bidWay({
    auction: { ...AUCTION, ...auction },
    raises: FIXED,
    connection: 'LIVE',
    timeUp: false,
    viewer: 'BIDDER',
    eligible: true,
    undecided: false,
    ...more,
  });
const MINE = { bidId: 'b', pricePerTonne: '15000.00', maxPricePerTonne: '15300.00' };

test('a bidder may offer the minimum and more, with a limit', () => {
  expect(way()).toEqual({ kind: 'PRICE', minimum: '15050.00', raise: 5_000n, takesLimit: true, steps: true });
});

test('the leader may raise the limit, whether it was set or is the bid itself', () => {
  expect(way({ leading: true, myBid: MINE })).toEqual({
    kind: 'LIMIT',
    currentPrice: '15000.00',
    standing: '15300.00',
    raise: 5_000n,
  });
  expect(way({ leading: true, myBid: { ...MINE, maxPricePerTonne: null } })).toMatchObject({ standing: '15000.00' });
});

test('a sealed bid takes a price and no limit; a falling clock is taken as it stands', () => {
  const sealed = { format: 'SEALED_FIRST_PRICE', currentPrice: null, minimumNextPrice: '15000.00' } as const;
  expect(way({ ...sealed, myBid: MINE })).toMatchObject({ kind: 'PRICE', takesLimit: false, steps: true });
  expect(way({ format: 'DUTCH', minimumNextPrice: '16000.00' })).toMatchObject({ takesLimit: false, steps: false });
});

test.each([
  ['OVER', { status: 'CLOSED' }, {}],
  ['OVER', { status: 'CANCELLED' }, {}],
  ['NOT_OPEN_YET', { status: 'SCHEDULED' }, {}],
  ['ASKING_WHO', {}, { viewer: 'ASKING' }],
  ['SIGNED_OUT', {}, { viewer: 'ANONYMOUS' }],
  ['OWN_LOT', {}, { viewer: 'SELLER' }],
  ['UNDECIDED', {}, { undecided: true }],
  ['NOT_LIVE', {}, { connection: 'RECONNECTING' }],
  ['NOT_LIVE', {}, { connection: 'OFFLINE' }],
  ['NOT_LIVE', {}, { connection: 'CONNECTING' }],
  ['TIME_UP', {}, { timeUp: true }],
  ['NOT_ELIGIBLE', {}, { eligible: false }],
  ['MINIMUM_UNKNOWN', { minimumNextPrice: null }, {}],
] as const)('no bid when %s', (why, auction, more) => {
  expect(way(auction, more)).toEqual({ kind: 'NONE', why });
});

test('an undecided bid is said before a broken line: it is what the person has to know', () => {
  expect(way({}, { undecided: true, connection: 'OFFLINE' })).toEqual({ kind: 'NONE', why: 'UNDECIDED' });
});

test('the raise is fixed or that of the last tier that begins at or below the price', () => {
  const tiers = {
    increment: null,
    incrementTiers: [
      { from: '10000.00', increment: '20.00' },
      { from: '15000.00', increment: '100.00' },
    ],
  };
  expect(raiseAt(FIXED, '1.00')).toBe(5_000n);
  expect(raiseAt(tiers, '14999.99')).toBe(2_000n);
  expect(raiseAt(tiers, '15000.00')).toBe(10_000n);
  expect(raiseAt(tiers, '9000.00')).toBe(2_000n);
  expect(raiseAt({ increment: null, incrementTiers: null }, '9000.00')).toBe(10_000n);
});
