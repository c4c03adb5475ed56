import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CANONICAL_DEPTH_MAX, canonicalJson, type JsonValue } from './canonical-json.js';

test('members are sorted by UTF-16 code units, without white space (RFC 8785, section 3.2.3)', () => {
  const unsorted = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const names = Object.keys(JSON.parse(canonicalJson(unsorted)) as object);
  // JSON.parse puts integer-like names first whatever the text says, so the order is read from the text itself.
  expect(names).toHaveLength(7);
  expect(canonicalJson(unsorted)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
      '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('strings are escaped as little as possible (RFC 8785, section 3.2.2.2)', () => {
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  expect(canonicalJson('铝\u2028')).toBe('"铝\u2028"');
});

test('lists keep their order; literals and integers are plain', () => {
  expect(canonicalJson([3, -0, true, false, null, [], {}, Number.MAX_SAFE_INTEGER])).toBe(
    '[3,0,true,false,null,[],{},9007199254740991]',
  );
});

test('the text reads back as the value, and the order of members does not matter', () => {
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
  fc.assert(
    fc.property(values, value => {
      const text = canonicalJson(value);
      const back = JSON.parse(text) as JsonValue;
      expect(canonicalJson(back)).toBe(text);
      expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('what has no canonical form is refused', () => {
  test.each<[string, unknown]>([
    ['a lone high surrogate', 'a\ud800'],
    ['a lone low surrogate as a name', { '\udc00': 1 }],
    ['a fraction', 0.5],
    ['an integer that is not exact', 2 ** 53],
    ['infinity', Number.POSITIVE_INFINITY],
    ['no number', Number.NaN],
    ['an undefined member', { a: undefined }],
    ['a bigint', 1n],
    ['a function', () => 1],
  ])('%s', (_what, value) => {
    expect(() => canonicalJson(value as JsonValue)).toThrow();
  });

  test('a value nested too deeply', () => {
    let nested: JsonValue = null;
    for (let depth = 0; depth < CANONICAL_DEPTH_MAX; depth++) nested = [nested];
    expect(canonicalJson(nested)).toHaveLength(4 + 2 * CANONICAL_DEPTH_MAX);
    expect(() => canonicalJson([nested])).toThrow('too deeply');
  });
});
