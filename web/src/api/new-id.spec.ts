import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { uuid } from './new-id.js';

test('any sixteen bytes become a version 4 UUID, and their 122 free bits are kept', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), bytes => {
      const id = uuid(bytes);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const back =
        id
          .replaceAll('-', '')
          .match(/../g)
          ?.map(pair => Number.parseInt(pair, 16)) ?? [];
      expect(back.map((byte, i) => (i === 6 ? byte & 0x0f : i === 8 ? byte & 0x3f : byte))).toEqual(
        [...bytes].map((byte, i) => (i === 6 ? byte & 0x0f : i === 8 ? byte & 0x3f : byte)),
      );
    }),
  );
});
