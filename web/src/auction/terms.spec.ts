import { type AuctionTerms, minimumNextPrice, scheduled } from '@app/auction';
import { money } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalOf } from '../format/price.js';
import type { Auction } from './auction.js';
import { closeAfterBid, inSoftClose, leastRaise, nextMinimum, type PublicTerms } from './terms.js';

const MINUTE_MS = 60_000;
const TERMS: PublicTerms = {
  format: 'ENGLISH',
  opensAt: 0,
  startPrice: money(1_500_000n),
  increment: money(5_000n),
  incrementTiers: null,
  stepSeconds: null,
  floorPrice: null,
  softCloseWindowSeconds: 300,
  softCloseExtensionSeconds: 120,
  hardCloseAt: null,
  requiredCredentials: [],
};
const TIERED: PublicTerms = {
  ...TERMS,
  increment: null,
  incrementTiers: [
    { from: money(1_000_000n), increment: money(5_000n) },
    { from: money(1_800_000n), increment: money(10_000n) },
  ],
};
const open = (currentPrice: string | null, status: Auction['status'] = 'OPEN'): Auction => ({
  id: 'a',
  format: 'ENGLISH',
  status,
  outcome: null,
  opensAt: 0,
  closesAt: 1,
  serverTime: 0,
  version: 1,
  currentPrice,
  minimumNextPrice: null,
  reserveMet: null,
  bidCount: null,
  leading: null,
  myBid: null,
});

describe('the next minimum', () => {
  test('is the start price, then the current price and the least raise of its tier', () => {
    expect(nextMinimum(TERMS, open(null))).toBe(1_500_000n);
    expect(nextMinimum(TERMS, open('15000.00'))).toBe(1_505_000n);
    expect(nextMinimum(TIERED, open('17999.99'))).toBe(1_804_999n);
    expect(nextMinimum(TIERED, open('18000.00'))).toBe(1_810_000n);
  });

  test('without increment and tiers the raise is 1.00', () => {
    expect(leastRaise({ ...TERMS, increment: null }, 1_500_000n)).toBe(100n);
  });

  test('is the start price of a sealed auction whatever was bid, and the clock of a Dutch one', () => {
    expect(nextMinimum({ ...TERMS, format: 'SEALED_FIRST_PRICE' }, open(null))).toBe(1_500_000n);
    expect(nextMinimum({ ...TERMS, format: 'DUTCH' }, open('14000.00'))).toBe(1_400_000n);
  });

  test.each(['SCHEDULED', 'CLOSED', 'CANCELLED'] as const)('does not exist while %s', status => {
    expect(nextMinimum(TERMS, open('15000.00', status))).toBeNull();
  });

  test('is what the engine asks for, at any price', () => {
    const engine: AuctionTerms = { ...TIERED, auctionId: 'a', lotId: 'l', closesAt: 1_000, reserve: null };
    fc.assert(
      fc.property(fc.bigInt({ min: 1_500_000n, max: 3_000_000n }), fen => {
        const price = money(fen);
        const state = { ...scheduled(engine), status: 'OPEN' as const, price };
        expect(nextMinimum(TIERED, open(decimalOf(fen)))).toBe(minimumNextPrice(state));
      }),
    );
  });
});

describe('a bid near the close', () => {
  const closesAt = 60 * MINUTE_MS;

  test('moves nothing before the window, and from its first instant on moves the close to the extension after it', () => {
    expect(closeAfterBid(TERMS, closesAt, closesAt - 300_001)).toBeNull();
    expect(inSoftClose(TERMS, closesAt, closesAt - 300_001)).toBe(false);
    expect(inSoftClose(TERMS, closesAt, closesAt - 300_000)).toBe(true);
    expect(closeAfterBid(TERMS, closesAt, closesAt - 60_000)).toBe(closesAt + 60_000);
  });

  test('never moves the close back when the extension is shorter than what is left', () => {
    expect(closeAfterBid(TERMS, closesAt, closesAt - 200_000)).toBeNull();
  });

  test('never passes the hard close', () => {
    const hard = { ...TERMS, hardCloseAt: closesAt + 30_000 };
    expect(closeAfterBid(hard, closesAt, closesAt - 1_000)).toBe(closesAt + 30_000);
    expect(closeAfterBid(hard, closesAt + 30_000, closesAt + 20_000)).toBeNull();
  });

  test('moves nothing at the close itself, with the window switched off, or in another format', () => {
    expect(closeAfterBid(TERMS, closesAt, closesAt)).toBeNull();
    expect(closeAfterBid({ ...TERMS, softCloseWindowSeconds: 0 }, closesAt, closesAt - 1)).toBeNull();
    expect(closeAfterBid({ ...TERMS, format: 'SEALED_FIRST_PRICE' }, closesAt, closesAt - 1)).toBeNull();
  });
});
