import { type FieldProblem, failure } from './failure.js';
import type { Locale, Text } from './locale.js';

/** A well-formed GraphQL-over-HTTP request; what is absent and what is null are the same. */
export interface RequestParameters {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
}

/** Reads a JSON body in UTF-8. Throws BAD_USER_INPUT when it is none, or no well-formed request (extensions included). */
export function parseRequest(body: unknown, locale: Locale): RequestParameters {
  const value = parseJson(body, locale);
  if (!isMap(value))
    throw failure.badInput(locale, [{ path: 'body', code: 'INVALID_TYPE', message: NOT_AN_OBJECT[locale] }]);
  const { query, operationName, variables, extensions } = value;
  const fields: FieldProblem[] = [];
  const wrong = (path: string, type: Text): void => {
    fields.push({
      path,
      code: 'INVALID_TYPE',
      message: locale === 'en' ? `must be ${type.en}` : `必须是${type['zh-CN']}`,
    });
  };
  if (query === undefined || query === null) {
    fields.push({ path: 'query', code: 'REQUIRED', message: locale === 'en' ? 'is required' : '必填' });
  } else if (typeof query !== 'string') wrong('query', STRING);
  if (!isAbsent(operationName) && typeof operationName !== 'string') wrong('operationName', STRING);
  if (!isAbsent(variables) && !isMap(variables)) wrong('variables', MAP);
  if (!isAbsent(extensions) && !isMap(extensions)) wrong('extensions', MAP);
  if (typeof query !== 'string' || fields.length > 0) throw failure.badInput(locale, fields);
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isMap(variables) ? variables : {},
  };
}

const STRING: Text = { 'zh-CN': '字符串', en: 'a string' };
const MAP: Text = { 'zh-CN': '对象', en: 'an object' };
const NOT_JSON: Text = { 'zh-CN': '请求体不是有效的 UTF-8 JSON', en: 'the body is no JSON in UTF-8' };
const NOT_AN_OBJECT: Text = { 'zh-CN': '请求体必须是一个 JSON 对象', en: 'the body must be one JSON object' };

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(body: unknown, locale: Locale): unknown {
  try {
    return JSON.parse(utf8.decode(Buffer.isBuffer(body) ? body : Buffer.alloc(0)));
  } catch {
    throw failure.badInput(locale, [{ path: 'body', code: 'INVALID_JSON', message: NOT_JSON[locale] }]);
  }
}

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
