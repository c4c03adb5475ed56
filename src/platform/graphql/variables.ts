import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type { ReadyOperation } from './documents.js';
import type { FieldProblem } from './failure.js';
import type { Locale, Text } from './locale.js';

export type CoercedVariables =
  | { readonly kind: 'COERCED'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'PROBLEMS'; readonly fields: readonly FieldProblem[] };

/** Problems beyond these are not looked for. */
const PROBLEMS_MAX = 50;

/**
 * Coerces the variables of an operation as the GraphQL specification says (CoerceVariableValues), so that the answer to wrong ones is
 * the same whatever engine would run the operation. Paths begin with the variable's name: `input.limits.0.min`. Codes: REQUIRED,
 * UNKNOWN_FIELD, INVALID_VALUE, and those of our scalars (INVALID_DECIMAL, INVALID_DATE_TIME, INVALID_DATE).
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { operation, neverNull }: Pick<ReadyOperation, 'operation' | 'neverNull'>,
  given: Readonly<Record<string, unknown>>,
  locale: Locale,
): CoercedVariables {
  const values: Record<string, unknown> = Object.create(null);
  const fields: FieldProblem[] = [];
  const add = (path: readonly (string | number)[], code: string, text: Text): void => {
    if (fields.length < PROBLEMS_MAX) fields.push({ path: path.join('.'), code, message: text[locale] });
  };
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type: GraphQLInputType | undefined = inputType(schema, definition.type);
    if (!type) continue; // validation has refused the document
    if (!Object.hasOwn(given, name)) {
      if (definition.defaultValue) values[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type)) add([name], 'REQUIRED', REQUIRED);
      continue;
    }
    const value = given[name];
    if (value === null && (isNonNullType(type) || neverNull.has(name))) {
      add([name], 'REQUIRED', REQUIRED);
      continue;
    }
    values[name] = coerceInputValue(value, type, (path, _invalid, error) => {
      const { code, text } = judge(error);
      add([name, ...path], code, text);
    });
  }
  return fields.length > 0 ? { kind: 'PROBLEMS', fields } : { kind: 'COERCED', values };
}

function inputType(schema: GraphQLSchema, node: Parameters<typeof typeFromAST>[1]): GraphQLInputType | undefined {
  const type = typeFromAST(schema, node);
  return isInputType(type) ? type : undefined;
}

const REQUIRED: Text = { 'zh-CN': '必填', en: 'is required' };

function judge(error: GraphQLError): { code: string; text: Text } {
  const code = error.extensions.code;
  if (typeof code === 'string') return { code, text: { 'zh-CN': SCALAR_TEXT[code] ?? '值无效', en: error.message } };
  // the wordings of coerceInputValue in graphql 16; a test holds them
  const missing = /^(?:Field "(\w+)" of required type|Expected non-nullable type)/.exec(error.message);
  if (missing) {
    const field = missing[1];
    return {
      code: 'REQUIRED',
      text: field ? { 'zh-CN': `缺少必填字段 ${field}`, en: `field ${field} is required` } : REQUIRED,
    };
  }
  const unknown = /^Field "(\w+)" is not defined by type/.exec(error.message);
  if (unknown)
    return {
      code: 'UNKNOWN_FIELD',
      text: { 'zh-CN': `未知字段 ${unknown[1]}`, en: `${unknown[1]} is not a field of this input` },
    };
  // what follows would be a suggestion of the schema's own names
  return { code: 'INVALID_VALUE', text: { 'zh-CN': '值无效', en: error.message.replace(/ Did you mean .*$/s, '') } };
}

const SCALAR_TEXT: Readonly<Record<string, string | undefined>> = {
  INVALID_DECIMAL: '必须是十进制数字符串，例如 "15050.00"',
  INVALID_DATE_TIME: '必须是带时区的 RFC 3339 时间，例如 "2025-03-01T08:00:00.000+08:00"',
  INVALID_DATE: '必须是日期，例如 "2025-03-01"',
};
