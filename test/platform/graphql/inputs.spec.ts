import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLScalarType, parseValue } from 'graphql';
import { z } from 'zod';
import {
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  Failure,
  localeOf,
  parseInput,
  problem,
} from '../../../src/platform/graphql/index.js';

const literal = (scalar: GraphQLScalarType, text: string): unknown => scalar.parseLiteral(parseValue(text));

describe('Decimal', () => {
  test.each(['0', '-0', '1.5', '15050.00', '999999999999.999999', '-0.000001'])('%s passes as it is', text => {
    expect(DecimalScalar.parseValue(text)).toBe(text);
    expect(literal(DecimalScalar, JSON.stringify(text))).toBe(text);
    expect(DecimalScalar.serialize(text)).toBe(text);
  });

  test.each([
    '',
    ' 1',
    '1 ',
    '01',
    '+1',
    '.5',
    '1.',
    '1e3',
    '1.0000001',
    '1000000000000',
    'NaN',
    '1,5',
    '１',
    '1\n',
    1,
    1.5,
    1n,
    true,
    null,
    [],
    {},
  ])('%p is refused', value => {
    expect(() => DecimalScalar.parseValue(value)).toThrow(
      expect.objectContaining({ extensions: { code: 'INVALID_DECIMAL' } }),
    );
  });

  test.each(['1', '1.5', 'true', 'null', 'ONE', '["1"]', '{a: "1"}'])('the literal %s is refused', text => {
    expect(() => literal(DecimalScalar, text)).toThrow('Decimal');
  });

  test.each([1, 1n, '1e3', null, {}])('%p from a resolver is a defect', value => {
    expect(() => DecimalScalar.serialize(value)).toThrow(TypeError);
  });
});

describe('DateTime', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T08:00:00+08:00', 0],
    ['1969-12-31T23:00:00-01:00', 0],
    ['2025-03-01t00:00:00.5z', Date.UTC(2025, 2, 1, 0, 0, 0, 500)],
    ['2025-03-01T00:00:00.1239999999Z', Date.UTC(2025, 2, 1, 0, 0, 0, 123)],
    ['2024-02-29T23:59:59.999-00:00', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
    ['2025-03-01T00:00:00+23:59', Date.UTC(2025, 1, 28, 0, 1)],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ])('%s is an instant', (text, instant) => {
    expect(DateTimeScalar.parseValue(text)).toBe(instant);
    expect(literal(DateTimeScalar, JSON.stringify(text))).toBe(instant);
  });

  test.each([
    '2025-03-01T00:00:00',
    '2025-03-01 00:00:00Z',
    '2025-03-01',
    '2025-3-1T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2025-04-31T00:00:00Z',
    '2025-00-01T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-03-01T24:00:00Z',
    '2025-03-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '2025-03-01T00:00:00.Z',
    '2025-03-01T00:00:00,5Z',
    '2025-03-01T00:00:00+24:00',
    '2025-03-01T00:00:00+08:60',
    '2025-03-01T00:00:00+0800',
    '1969-12-31T23:59:59.999Z',
    '1970-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '0099-01-01T00:00:00Z',
    '+10000-01-01T00:00:00Z',
    ' 2025-03-01T00:00:00Z',
    `2025-03-01T00:00:00.${'1'.repeat(60)}Z`,
    'not-a-date',
    '',
    0,
    1_740_787_200_000,
    null,
    {},
    new Date(0),
  ])('%p is refused', value => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow(
      expect.objectContaining({ extensions: { code: 'INVALID_DATE_TIME' } }),
    );
  });

  test('an instant shown and read again is the same, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), instant => {
        const text = DateTimeScalar.serialize(instant);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(DateTimeScalar.parseValue(text)).toBe(instant);
        expect(DateTimeScalar.serialize(new Date(instant))).toBe(text);
      }),
    );
  });

  test.each([-1, 1.5, Number.NaN, 253_402_300_800_000, new Date(Number.NaN), '2025-03-01T00:00:00.000Z', null])(
    '%p from a resolver is a defect',
    value => {
      expect(() => DateTimeScalar.serialize(value)).toThrow(TypeError);
    },
  );
});

describe('Date', () => {
  test.each(['2025-03-01', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is a day, in and out', day => {
    expect(DateScalar.parseValue(day)).toBe(day);
    expect(DateScalar.serialize(day)).toBe(day);
    expect(literal(DateScalar, JSON.stringify(day))).toBe(day);
  });

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-00-10',
    '2025-10-00',
    '1899-12-31',
    '2025-3-1',
    '2025-03-01T00:00:00Z',
    '20250301',
    '',
    0,
    null,
  ])('%p is refused', value => {
    expect(() => DateScalar.parseValue(value)).toThrow(
      expect.objectContaining({ extensions: { code: 'INVALID_DATE' } }),
    );
  });

  test.each([new Date(0), '2025-02-29', 0])('%p from a resolver is a defect', value => {
    expect(() => DateScalar.serialize(value)).toThrow(TypeError);
  });
});

describe('localeOf', () => {
  test.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['*', 'zh-CN'],
    ['fr, de;q=0.5', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['EN-us', 'en'],
    ['en', 'en'],
    ['en, zh', 'en'],
    ['zh, en', 'zh-CN'],
    ['en;q=0.3, zh;q=0.9', 'zh-CN'],
    ['zh;q=0.3,en;q=0.301', 'en'],
    ['fr, en;q=0.1', 'en'],
    ['en;q=0', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['en;q=2, zh;q=0.1', 'zh-CN'],
    ['english', 'zh-CN'],
    [`${'x'.repeat(600)},en`, 'zh-CN'],
  ])('%p speaks %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe('parseInput', () => {
  const schema = z
    .strictObject({
      title: z.string().trim().min(1).max(5),
      massKg: z.number().int().min(1).max(10_000_000),
      form: z.enum(['CAST', 'SHEET']).nullish(),
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullish(),
      limits: z
        .array(z.object({ min: z.number() }))
        .max(2)
        .nullish(),
      from: z.number().nullish(),
      to: z.number().nullish(),
    })
    .superRefine((input, context) => {
      if (typeof input.from === 'number' && typeof input.to === 'number' && input.from > input.to) {
        context.addIssue(problem('FROM_AFTER_TO', { 'zh-CN': '起始晚于结束', en: 'begins after its end' }, ['from']));
      }
    });

  const fieldsOf = (input: unknown, locale: 'en' | 'zh-CN' = 'en', at?: string): unknown => {
    try {
      parseInput(schema, input, locale, at);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Failure);
      expect((thrown as Failure).extensions.code).toBe('BAD_USER_INPUT');
      return (thrown as Failure).extensions.fields;
    }
    return null;
  };
  const right = { title: ' a ', massKg: 1 };

  test('what is right comes back as the schema makes it', () => {
    expect(parseInput(schema, right, 'en')).toEqual({ title: 'a', massKg: 1 });
    expect(parseInput(schema, Object.assign(Object.create(null), right, { form: null }), 'en')).toEqual({
      title: 'a',
      massKg: 1,
      form: null,
    });
  });

  test.each([
    [{ title: 'a' }, 'input.massKg', 'REQUIRED', 'is required'],
    [{ ...right, massKg: null }, 'input.massKg', 'REQUIRED', 'is required'],
    [{ ...right, massKg: '1' }, 'input.massKg', 'INVALID_TYPE', 'must be of type number'],
    [{ ...right, massKg: 1.5 }, 'input.massKg', 'INVALID_TYPE', 'must be of type int'],
    [{ ...right, massKg: 0 }, 'input.massKg', 'TOO_SMALL', 'must be at least 1'],
    [{ ...right, massKg: 10_000_001 }, 'input.massKg', 'TOO_BIG', 'must be at most 10000000'],
    [{ ...right, title: ' ' }, 'input.title', 'TOO_SMALL', 'must be at least 1 characters'],
    [{ ...right, title: 'abcdef' }, 'input.title', 'TOO_BIG', 'must be at most 5 characters'],
    [{ ...right, form: 'FOIL' }, 'input.form', 'NOT_ALLOWED', 'is none of the allowed values'],
    [{ ...right, code: '12' }, 'input.code', 'INVALID_FORMAT', 'has the wrong format'],
    [{ ...right, limits: [{ min: 1 }, {}] }, 'input.limits.1.min', 'REQUIRED', 'is required'],
    [
      { ...right, limits: [{ min: 1 }, { min: 1 }, { min: 1 }] },
      'input.limits',
      'TOO_BIG',
      'must be at most 2 entries',
    ],
    [{ ...right, nowhere: 1 }, 'input.nowhere', 'UNKNOWN_FIELD', 'is not a field of this input'],
    [{ ...right, from: 2, to: 1 }, 'input.from', 'FROM_AFTER_TO', 'begins after its end'],
  ])('%j: %s %s', (input, path, code, message) => {
    expect(fieldsOf(input)).toEqual([{ path, code, message }]);
  });

  test('the message speaks Chinese too, the code stays', () => {
    expect(fieldsOf({ ...right, massKg: 0 }, 'zh-CN')).toEqual([
      { path: 'input.massKg', code: 'TOO_SMALL', message: '不得小于 1' },
    ]);
    expect(fieldsOf({ ...right, from: 2, to: 1 }, 'zh-CN')).toEqual([
      { path: 'input.from', code: 'FROM_AFTER_TO', message: '起始晚于结束' },
    ]);
  });

  test('the paths begin where the caller says', () => {
    expect(fieldsOf(undefined, 'en', 'filter')).toEqual([{ path: 'filter', code: 'REQUIRED', message: 'is required' }]);
  });

  test('at most 50 problems are told', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`x${i}`, 1]));
    expect(fieldsOf({ ...right, ...many })).toHaveLength(50);
  });

  test('an error of the schema itself is no failure of the caller', () => {
    const broken = z.string().transform(() => {
      throw new Error('a defect');
    });
    expect(() => parseInput(broken, 'a', 'en')).toThrow('a defect');
  });
});
