import { money, parseDecimal } from '@app/units';
import { describe, expect, test } from '@jest/globals';
import { checkTerms } from './check-terms.js';
import type { AuctionTerms } from './terms.js';
import { CLOSES_AT, dutchTerms, englishTerms, OPENS_AT, sealedTerms, yuan } from './testing/an-auction.js';

const DAY_MS = 86_400_000;
const fen = (text: string) => money(parseDecimal(text, 2) ?? -1n);
const tiers = (...froms: string[]) => froms.map(from => ({ from: fen(from), increment: yuan(1) }));
const problems = (changes: Partial<AuctionTerms>, now = OPENS_AT) =>
  checkTerms(englishTerms(changes), now).map(({ field, code }) => `${field} ${code}`);

test.each<[string, Partial<AuctionTerms>]>([
  ['opening right now', {}],
  ['one millisecond of duration', { closesAt: OPENS_AT + 1 }],
  ['exactly 30 days', { closesAt: OPENS_AT + 30 * DAY_MS }],
  ['the least and the greatest price', { startPrice: fen('0.01'), reserve: fen('9999999.99') }],
  ['the greatest start price', { startPrice: fen('9999999.99') }],
  ['a reserve equal to the start price', { reserve: yuan(100) }],
  ['neither increment nor tiers', { increment: null }],
  ['the least increment', { increment: fen('0.01') }],
  ['tiers from 0 on', { increment: null, incrementTiers: tiers('0', '500', '1000') }],
  ['a first tier at the start price', { increment: null, incrementTiers: tiers('100') }],
  ['a soft close switched off', { softCloseWindowSeconds: 0, softCloseExtensionSeconds: 0 }],
  ['the longest soft close', { softCloseWindowSeconds: 3600, softCloseExtensionSeconds: 3600 }],
  ['a hard close at the close', { hardCloseAt: CLOSES_AT }],
])('terms with %s are fine', (_what, changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each<[string, Partial<AuctionTerms>, string]>([
  ['a close at the opening', { closesAt: OPENS_AT }, 'closesAt NOT_AFTER_OPENING'],
  ['more than 30 days', { closesAt: OPENS_AT + 30 * DAY_MS + 1 }, 'closesAt LONGER_THAN_30_DAYS'],
  ['a start price of 0', { startPrice: fen('0') }, 'startPrice PRICE_OUT_OF_RANGE'],
  ['a start price above the range', { startPrice: fen('10000000') }, 'startPrice PRICE_OUT_OF_RANGE'],
  ['a reserve above the range', { reserve: fen('10000000') }, 'reservePrice PRICE_OUT_OF_RANGE'],
  ['a reserve below the start price', { reserve: fen('99.99') }, 'reservePrice BELOW_START_PRICE'],
  ['an increment of 0', { increment: fen('0') }, 'increment INCREMENT_TOO_SMALL'],
  ['a negative window', { softCloseWindowSeconds: -1 }, 'softCloseWindowSeconds SECONDS_OUT_OF_RANGE'],
  ['a window over an hour', { softCloseWindowSeconds: 3601 }, 'softCloseWindowSeconds SECONDS_OUT_OF_RANGE'],
  ['a broken extension', { softCloseExtensionSeconds: 1.5 }, 'softCloseExtensionSeconds SECONDS_OUT_OF_RANGE'],
  ['a hard close before the close', { hardCloseAt: CLOSES_AT - 1 }, 'hardCloseAt BEFORE_CLOSE'],
  ['tiers beside an increment', { incrementTiers: tiers('0') }, 'incrementTiers EXCLUDED_BY_INCREMENT'],
  ['an empty list of tiers', { increment: null, incrementTiers: [] }, 'incrementTiers NO_TIERS'],
  [
    'a first tier above the start price',
    { increment: null, incrementTiers: tiers('100.01') },
    'incrementTiers FIRST_TIER_ABOVE_START_PRICE',
  ],
  [
    'tiers that do not ascend',
    { increment: null, incrementTiers: tiers('0', '200', '200') },
    'incrementTiers TIERS_NOT_ASCENDING',
  ],
  ['a tier from below 0', { increment: null, incrementTiers: tiers('-1') }, 'incrementTiers PRICE_OUT_OF_RANGE'],
  [
    'a tier with an increment of 0',
    { increment: null, incrementTiers: [{ from: fen('0'), increment: fen('0') }] },
    'incrementTiers INCREMENT_TOO_SMALL',
  ],
  [
    'more than 100 tiers',
    { increment: null, incrementTiers: tiers(...Array.from({ length: 101 }, (_, i) => String(i))) },
    'incrementTiers TOO_MANY_TIERS',
  ],
  ['the seconds of a Dutch clock', { stepSeconds: 60 }, 'stepSeconds NOT_A_TERM_OF_THIS_FORMAT'],
  ['a Dutch floor', { floorPrice: yuan(50) }, 'floorPrice NOT_A_TERM_OF_THIS_FORMAT'],
])('terms with %s are refused', (_what, changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test('an opening one millisecond ago is in the past', () => {
  expect(problems({}, OPENS_AT + 1)).toEqual(['opensAt IN_THE_PAST']);
});

test('every problem is named, not only the first', () => {
  expect(problems({ startPrice: fen('0'), increment: fen('0') })).toEqual([
    'startPrice PRICE_OUT_OF_RANGE',
    'increment INCREMENT_TOO_SMALL',
  ]);
});

test('an instant that is no number never passes', () => {
  expect(problems({ opensAt: Number.NaN })).toContain('opensAt IN_THE_PAST');
  expect(problems({ hardCloseAt: Number.NaN })).toEqual(['hardCloseAt BEFORE_CLOSE']);
});

describe('DUTCH terms', () => {
  const dutch = (changes: Partial<AuctionTerms>) => problems({ ...dutchTerms(), ...changes });

  test.each<[string, Partial<AuctionTerms>]>([
    ['a last step that is shorter', {}],
    ['a floor at the start price', { floorPrice: yuan(100) }],
    ['the least floor, step and time', { floorPrice: fen('0.01'), increment: yuan(1), stepSeconds: 1 }],
    ['the longest step', { stepSeconds: 86_400 }],
    ['exactly 1,000 steps', { floorPrice: yuan(90), increment: fen('0.01') }],
    ['the soft close that the API fills in', { softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 }],
  ])('with %s are fine', (_what, changes) => {
    expect(dutch(changes)).toEqual([]);
  });

  test.each<[string, Partial<AuctionTerms>, string]>([
    ['no step', { increment: null }, 'increment MISSING'],
    ['no time', { stepSeconds: null }, 'stepSeconds MISSING'],
    ['no floor', { floorPrice: null }, 'floorPrice MISSING'],
    ['a step of 0', { increment: fen('0') }, 'increment INCREMENT_TOO_SMALL'],
    ['0 seconds', { stepSeconds: 0 }, 'stepSeconds SECONDS_OUT_OF_RANGE'],
    ['more than a day', { stepSeconds: 86_401 }, 'stepSeconds SECONDS_OUT_OF_RANGE'],
    ['a broken second', { stepSeconds: 1.5 }, 'stepSeconds SECONDS_OUT_OF_RANGE'],
    ['seconds that are no number', { stepSeconds: Number.NaN }, 'stepSeconds SECONDS_OUT_OF_RANGE'],
    ['a floor of 0', { floorPrice: fen('0') }, 'floorPrice PRICE_OUT_OF_RANGE'],
    ['a floor above the start price', { floorPrice: fen('100.01') }, 'floorPrice PRICE_OUT_OF_RANGE'],
    ['1,001 steps', { floorPrice: fen('89.99'), increment: fen('0.01') }, 'increment INCREMENT_TOO_SMALL'],
    ['a reserve', { reserve: yuan(100) }, 'reservePrice NOT_A_TERM_OF_THIS_FORMAT'],
    ['tiers', { incrementTiers: tiers('0') }, 'incrementTiers NOT_A_TERM_OF_THIS_FORMAT'],
    ['a hard close', { hardCloseAt: CLOSES_AT }, 'hardCloseAt NOT_A_TERM_OF_THIS_FORMAT'],
  ])('with %s are refused', (_what, changes, problem) => {
    expect(dutch(changes)).toEqual([problem]);
  });
});

describe('SEALED_FIRST_PRICE terms', () => {
  const sealed = (changes: Partial<AuctionTerms>) => problems({ ...sealedTerms(), ...changes });

  test.each<[string, Partial<AuctionTerms>]>([
    ['a start price alone', {}],
    ['a reserve', { reserve: yuan(150) }],
    ['the soft close that the API fills in', { softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300 }],
    ['an increment, which nobody raises by', { increment: yuan(1) }],
  ])('with %s are fine', (_what, changes) => {
    expect(sealed(changes)).toEqual([]);
  });

  test.each<[string, Partial<AuctionTerms>, string]>([
    ['tiers', { incrementTiers: tiers('0') }, 'incrementTiers NOT_A_TERM_OF_THIS_FORMAT'],
    ['the seconds of a clock', { stepSeconds: 60 }, 'stepSeconds NOT_A_TERM_OF_THIS_FORMAT'],
    ['a floor', { floorPrice: yuan(50) }, 'floorPrice NOT_A_TERM_OF_THIS_FORMAT'],
    ['a hard close', { hardCloseAt: CLOSES_AT }, 'hardCloseAt NOT_A_TERM_OF_THIS_FORMAT'],
  ])('with %s are refused', (_what, changes, problem) => {
    expect(sealed(changes)).toEqual([problem]);
  });
});
