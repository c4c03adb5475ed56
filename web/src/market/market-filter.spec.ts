import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addressOf,
  choicesOf,
  DEFAULT_FILTER,
  FORMS,
  lotFilterOf,
  type MarketFilter,
  massesCross,
  ORDERS,
  readFilter,
  readMass,
  STATUSES,
  toggleGrade,
} from './market-filter.js';

const read = (address: string): MarketFilter => readFilter(new URL(address, 'https://market.example').searchParams);

describe('the address of a filter', () => {
  test('the bare address shows open auctions, closing soonest', () => {
    expect(read('/')).toEqual(DEFAULT_FILTER);
    expect(addressOf(DEFAULT_FILTER)).toBe('/');
  });

  test('whatever is chosen comes back from its address', () => {
    const filters = fc.record({
      text: fc.string({ maxLength: 40 }).map(text => text.trim()),
      statuses: fc.subarray([...STATUSES]),
      forms: fc.subarray([...FORMS]),
      provinces: fc.subarray(['11', '32', '44']),
      grade: fc.constantFrom(
        { standard: null, grades: [] },
        { standard: 'rema-2022', grades: [] },
        { standard: 'rema-2022', grades: ['Taint/Tabor', 'Zorba 90'] },
      ),
      massFrom: fc.constantFrom(null, '0', '12.5'),
      massTo: fc.constantFrom(null, '40', '10000'),
      order: fc.constantFrom(...ORDERS),
    });
    fc.assert(
      fc.property(filters, ({ grade, ...rest }) => {
        const filter: MarketFilter = { ...rest, ...grade };
        expect(read(addressOf(filter))).toEqual(filter);
      }),
    );
  });

  test('what is not understood counts as not said', () => {
    expect(read('/?form=gold&province=abc&from=much&order=best&grade=Twitch')).toEqual(DEFAULT_FILTER);
  });

  test('any status is not the same as none said', () => {
    expect(read('/?status=any').statuses).toEqual([]);
    expect(addressOf({ ...DEFAULT_FILTER, statuses: [] })).toBe('/?status=any');
  });
});

describe('what the API is asked', () => {
  test('tonnes become whole kilograms without a float', () => {
    const filter = { ...DEFAULT_FILTER, massFrom: '0.1', massTo: '18.22' };
    expect(lotFilterOf(filter)).toMatchObject({ minMassKg: 100, maxMassKg: 18_220 });
  });

  test('closed takes the cancelled ones along, and no status means no condition', () => {
    expect(lotFilterOf({ ...DEFAULT_FILTER, statuses: ['CLOSED'] }).auctionStatuses).toEqual(['CLOSED', 'CANCELLED']);
    expect(lotFilterOf({ ...DEFAULT_FILTER, statuses: [] }).auctionStatuses).toEqual([]);
  });
});

describe('mass as typed', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['12', '12'],
    ['012.50', '12.5'],
    ['1,000.0', '1000'],
    ['１２。５', '12.5'],
    ['100', '100'],
    ['0', '0'],
    ['10000', '10000'],
    ['10000.001', 'WRONG'],
    ['1.2345', 'WRONG'],
    ['-1', 'WRONG'],
    ['much', 'WRONG'],
  ])('%j is read as %j', (typed, expected) => {
    expect(readMass(typed)).toBe(expected);
  });

  test('bounds cross when the lower one is above the upper one, compared as numbers and not as text', () => {
    expect(massesCross('5', '40')).toBe(false);
    expect(massesCross('40', '5')).toBe(true);
    expect(massesCross('5', '5.000')).toBe(false);
    expect(massesCross('5', null)).toBe(false);
  });
});

test('a grade of another standard replaces those of the first, and the last one taken away takes the standard along', () => {
  const twitch = toggleGrade(DEFAULT_FILTER, 'rema-2022', 'Twitch');
  const both = toggleGrade(twitch, 'rema-2022', 'Zorba');
  expect(both).toMatchObject({ standard: 'rema-2022', grades: ['Twitch', 'Zorba'] });
  expect(toggleGrade(both, 'cn-trade', 'LUN-GU-LV')).toMatchObject({ standard: 'cn-trade', grades: ['LUN-GU-LV'] });
  expect(toggleGrade(twitch, 'rema-2022', 'Twitch')).toEqual(DEFAULT_FILTER);
});

test('choices are counted as far as they differ from the usual view', () => {
  expect(choicesOf(DEFAULT_FILTER)).toBe(0);
  expect(choicesOf(read('/?status=any&form=cast&form=wheel&from=5&q=a356&order=newest'))).toBe(4);
});
