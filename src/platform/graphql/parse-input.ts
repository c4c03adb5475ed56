import type { z } from 'zod';
import { type FieldProblem, failure } from './failure.js';
import type { Locale, Text } from './locale.js';

/**
 * Parses an input with its zod schema and returns what the schema makes of it (trimmed, defaulted, converted).
 * Throws BAD_USER_INPUT with one field problem per issue: its path below `at` (`input.massKg`, `input.limits.0.min`), a stable code
 * and a message in the caller's language. Codes: REQUIRED (missing or null), INVALID_TYPE, TOO_BIG, TOO_SMALL, INVALID_FORMAT,
 * NOT_MULTIPLE_OF, NOT_ALLOWED (no value of the list), UNKNOWN_FIELD, INVALID, and those of `problem`.
 * GraphQL sends null for what a client leaves empty on purpose: optional fields are `.nullish()` in the schema.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, locale: Locale, at = 'input'): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw failure.badInput(
    locale,
    result.error.issues.flatMap(issue => problemsOf(issue, input, locale, at)),
  );
}

/**
 * An issue of a feature's own for `context.addIssue` of zod: `context.addIssue(problem('TOO_MANY_DECIMALS', {'zh-CN': …, en: …}))`;
 * with `path` it belongs to that field below the value under test.
 */
export function problem(code: string, text: Text, path: PropertyKey[] = []): ProblemIssue {
  return { code: 'custom', message: text.en, params: { code, text }, path };
}

/** A type and not an interface: zod's issues are open records. */
export type ProblemIssue = {
  readonly code: 'custom';
  readonly message: string;
  readonly params: { readonly code: string; readonly text: Text };
  readonly path: PropertyKey[];
};

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, input: unknown, locale: Locale, at: string): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: join(at, [...issue.path, key]),
      code: 'UNKNOWN_FIELD',
      message: UNKNOWN_FIELD[locale],
    }));
  }
  const { code, text } = judge(issue, input);
  return [{ path: join(at, issue.path), code, message: text[locale] }];
}

function judge(issue: Issue, input: unknown): { code: string; text: Text } {
  const isMissing = issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union';
  if (isMissing && (valueAt(input, issue.path) ?? null) === null) return { code: 'REQUIRED', text: REQUIRED };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'INVALID_TYPE', text: { 'zh-CN': '类型不正确', en: `must be of type ${issue.expected}` } };
    case 'too_big':
      return { code: 'TOO_BIG', text: bound(issue.origin, issue.maximum, issue.inclusive ?? true, 'most') };
    case 'too_small':
      return { code: 'TOO_SMALL', text: bound(issue.origin, issue.minimum, issue.inclusive ?? true, 'least') };
    case 'invalid_format':
      return { code: 'INVALID_FORMAT', text: { 'zh-CN': '格式不正确', en: 'has the wrong format' } };
    case 'not_multiple_of':
      return {
        code: 'NOT_MULTIPLE_OF',
        text: { 'zh-CN': `必须是 ${issue.divisor} 的倍数`, en: `must be a multiple of ${issue.divisor}` },
      };
    case 'invalid_value':
      return { code: 'NOT_ALLOWED', text: { 'zh-CN': '不是允许的值', en: 'is none of the allowed values' } };
    case 'custom':
      return own(issue.params, issue.message);
    case 'unrecognized_keys':
      return { code: 'UNKNOWN_FIELD', text: UNKNOWN_FIELD };
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { code: 'INVALID', text: INVALID };
    default:
      return issue satisfies never;
  }
}

const REQUIRED: Text = { 'zh-CN': '必填', en: 'is required' };
const INVALID: Text = { 'zh-CN': '无效', en: 'is not valid' };
const UNKNOWN_FIELD: Text = { 'zh-CN': '未知字段', en: 'is not a field of this input' };

/** "at most 120 characters", "greater than 0": the unit follows what is counted. */
function bound(origin: string, limit: number | bigint, inclusive: boolean, side: 'most' | 'least'): Text {
  const unit = UNIT[origin] ?? { 'zh-CN': '', en: '' };
  const [zh, en] = inclusive
    ? side === 'most'
      ? ['不得大于', 'at most']
      : ['不得小于', 'at least']
    : side === 'most'
      ? ['必须小于', 'less than']
      : ['必须大于', 'greater than'];
  return { 'zh-CN': `${zh} ${limit}${unit['zh-CN']}`, en: `must be ${en} ${limit}${unit.en}` };
}

const UNIT: Readonly<Record<string, Text | undefined>> = {
  string: { 'zh-CN': ' 个字符', en: ' characters' },
  array: { 'zh-CN': ' 项', en: ' entries' },
  set: { 'zh-CN': ' 项', en: ' entries' },
  map: { 'zh-CN': ' 项', en: ' entries' },
};

/** Reads what `problem` wrote; an issue added without it keeps its own message in both languages. */
function own(params: Record<string, unknown> | undefined, message: string): { code: string; text: Text } {
  const code = typeof params?.code === 'string' ? params.code : 'INVALID';
  const text = params?.text;
  if (isText(text)) return { code, text };
  return { code, text: message === '' || message === 'Invalid input' ? INVALID : { 'zh-CN': message, en: message } };
}

function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zh-CN' in value &&
    'en' in value &&
    typeof value['zh-CN'] === 'string' &&
    typeof value.en === 'string'
  );
}

/** `at` '' is for schemas over several arguments: their names begin the path. */
const join = (at: string, path: readonly PropertyKey[]): string =>
  [at, ...path.map(String)].filter(part => part !== '').join('.');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}
