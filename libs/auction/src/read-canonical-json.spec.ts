import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CANONICAL_DEPTH_MAX, canonicalJson, type JsonValue } from './canonical-json.js';
import { CANONICAL_VALUES_MAX, readCanonicalJson } from './read-canonical-json.js';

const values = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** The slow way to say what canonical means. */
function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text) as JsonValue) === text;
  } catch {
    return false;
  }
}

test('what canonicalJson writes is read back as the same value', () => {
  fc.assert(
    fc.property(values, value => {
      const text = canonicalJson(value);
      const reading = readCanonicalJson(text);
      expect(reading).toEqual({ kind: 'READ', value: JSON.parse(text) });
      if (reading.kind === 'READ') expect(canonicalJson(reading.value)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('a text is read exactly when parsing it and writing it canonically gives the same text', () => {
  const insertions = fc.oneof(fc.constantFrom(...' \t\r\n"\\{}[],:-01e.n\ufeff\ud800\u0000'), fc.string());
  const changed = fc
    .tuple(values, fc.nat(), fc.nat({ max: 3 }), insertions)
    .map(([value, place, length, insertion]) => {
      const text = canonicalJson(value);
      const from = place % (text.length + 1);
      return text.slice(0, from) + insertion + text.slice(from + length);
    });
  fc.assert(
    fc.property(changed, text => {
      expect(readCanonicalJson(text).kind).toBe(isCanonical(text) ? 'READ' : 'BROKEN');
    }),
    { numRuns: 10_000 },
  );
});

describe('what differs from the one form is broken, and the place is told', () => {
  test.each<[string, string, number, (string | number)[]]>([
    ['nothing at all', '', 0, []],
    ['a byte order mark', '\ufeff{}', 0, []],
    ['a line end behind it', '{}\n', 2, []],
    ['a carriage return inside', '{"a":1,\r\n"b":2}', 7, []],
    ['a space', '[1, 2]', 3, [1]],
    ['members out of order', '{"b":1,"a":2}', 7, []],
    ['a member twice', '{"a":1,"a":1}', 7, []],
    ['a member twice, once escaped', '{"a":1,"\\u0061":1}', 7, []],
    ['an escape that is not needed', '["\\u0041"]', 1, [0]],
    ['a solidus escaped', '["\\/"]', 1, [0]],
    ['an upper-case escape', '["\\u000F"]', 1, [0]],
    ['a control character as it is', '["\u0001"]', 1, [0]],
    ['half of a pair', '["\ud83d"]', 1, [0]],
    ['half of a pair, escaped', '["\\ud83d"]', 1, [0]],
    ['a fraction', '[1.0]', 2, [0]],
    ['an exponent', '[1e2]', 2, [0]],
    ['a leading zero', '[01]', 2, [0]],
    ['minus nought', '[-0]', 1, [0]],
    ['a plus', '[+1]', 1, [0]],
    ['more than a safe integer', '[9007199254740993]', 1, [0]],
    ['a number that is none', '[NaN]', 1, [0]],
    ['a comma too many', '[1,]', 3, [1]],
    ['no comma', '{"a":{"b":1"c":2}}', 11, ['a', 'b']],
    ['an end too early', '{"events":[{"at":"2', 17, ['events', 0, 'at']],
    ['a backslash before the end', '["\\', 1, [0]],
  ])('%s', (_what, text, offset, path) => {
    expect(isCanonical(text)).toBe(false);
    expect(readCanonicalJson(text)).toEqual({ kind: 'BROKEN', offset, path });
  });
});

test('a member called __proto__ is a member like any other', () => {
  const reading = readCanonicalJson('{"__proto__":{"a":1}}');
  if (reading.kind === 'BROKEN') throw new Error('not read');
  expect(Object.keys(reading.value as object)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(reading.value)).toBe(Object.prototype);
});

test('depth is bounded: a million brackets are an error, not a crash', () => {
  const nested = (depth: number) => `${'['.repeat(depth + 1)}${']'.repeat(depth + 1)}`;
  expect(readCanonicalJson(nested(CANONICAL_DEPTH_MAX)).kind).toBe('READ');
  expect(readCanonicalJson(nested(CANONICAL_DEPTH_MAX + 1))).toMatchObject({ offset: CANONICAL_DEPTH_MAX + 1 });
  expect(readCanonicalJson('['.repeat(1_000_000)).kind).toBe('BROKEN');
  expect(readCanonicalJson('{"a":'.repeat(1_000_000)).kind).toBe('BROKEN');
});

test('the number of values is bounded', () => {
  expect(readCanonicalJson(`[${'0,'.repeat(CANONICAL_VALUES_MAX - 1)}0]`)).toMatchObject({
    kind: 'BROKEN',
    path: [CANONICAL_VALUES_MAX - 1],
  });
});

test('ten million quotation marks or backslashes take linear time', () => {
  const began = performance.now();
  for (const text of ['"'.repeat(1e7), `"${'\\'.repeat(1e7)}"`, `"${'\\"'.repeat(5e6)}`, `["${'\\\\'.repeat(5e6)}"]`]) {
    readCanonicalJson(text);
  }
  expect(performance.now() - began).toBeLessThan(5_000);
});
