import { money } from '@app/units';
import { expect, test } from '@jest/globals';
import { nextDrop } from './dutch-clock.js';
import type { PublicTerms } from './terms.js';

const TERMS: PublicTerms = {
  format: 'DUTCH',
  opensAt: 10_000,
  startPrice: money(1_800_000n),
  increment: money(50_000n),
  incrementTiers: null,
  stepSeconds: 60,
  floorPrice: money(1_720_000n),
  softCloseWindowSeconds: 0,
  softCloseExtensionSeconds: 0,
  hardCloseAt: null,
  requiredCredentials: [],
};

test('each step comes stepSeconds after the one before, counted from the opening', () => {
  expect(nextDrop(TERMS, 1_800_000n)).toEqual({ at: 70_000, price: 1_750_000n });
});

test('the last step ends at the floor, however short, and below it there is none', () => {
  expect(nextDrop(TERMS, 1_750_000n)).toEqual({ at: 130_000, price: 1_720_000n });
  expect(nextDrop(TERMS, 1_720_000n)).toBeNull();
});

test('without a clock in the terms no step is foretold', () => {
  expect(nextDrop({ ...TERMS, stepSeconds: null }, 1_800_000n)).toBeNull();
  expect(nextDrop({ ...TERMS, floorPrice: null }, 1_800_000n)).toBeNull();
  expect(nextDrop({ ...TERMS, format: 'ENGLISH' }, 1_800_000n)).toBeNull();
});
