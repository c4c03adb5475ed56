import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DESK_MAX, deskAddress, readDesk } from './desk-address.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const read = (address: string) => readDesk(new URL(address, 'http://desk').searchParams);

test('an address without auctions leaves the choice to the browser', () => {
  expect(read('/desk')).toBeNull();
  expect(read('/desk?lang=en')).toBeNull();
});

test('the address keeps the auctions and their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: DESK_MAX }), numbers => {
      expect(read(deskAddress(numbers.map(id)))).toEqual(numbers.map(id));
    }),
  );
});

test('what is no auction id, named twice or one too many is passed over', () => {
  expect(read(`/desk?a=${id(1)},nonsense,,${id(2).toUpperCase()},${id(1)}`)).toEqual([id(1), id(2)]);
  const seven = Array.from({ length: DESK_MAX + 1 }, (_, n) => id(n));
  expect(read(`/desk?a=${seven.join(',')}`)).toEqual(seven.slice(0, DESK_MAX));
  expect(read('/desk?a=')).toEqual([]);
});
