import { GraphQLError } from 'graphql';
import type { Locale, Text } from './locale.js';

/** Everything that can go wrong for a caller without being an expected refusal (docs/semantics.md, "Codes"). */
export type FailureCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED';

/** One wrong input: `path` from the argument or variable down, joined by dots, list positions from 0: `input.limits.0.min`. */
export interface FieldProblem {
  readonly path: string;
  /** Stable, UPPER_SNAKE. */
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
}

export interface FailureExtensions {
  readonly code: FailureCode;
  /** Always there for BAD_USER_INPUT (it may be empty), never otherwise. */
  readonly fields?: readonly FieldProblem[];
  /** Always there for RATE_LIMITED. */
  readonly retryAfterMs?: number;
  /** Always there for INTERNAL. */
  readonly requestId?: string;
  readonly [name: string]: unknown;
}

/**
 * The caller's mistake or a missing right, as opposed to a refusal (data in the schema) and a defect (masked). Thrown from a
 * resolver, a guard or a pipe it reaches the client as it is: its message is meant for people, its `extensions.code` for programs.
 * Made by the functions of `failure`.
 */
export class Failure extends GraphQLError {
  declare readonly extensions: FailureExtensions & Record<string, unknown>;

  constructor(message: string, extensions: FailureExtensions) {
    super(message, { extensions: { ...extensions } });
    this.name = 'Failure';
  }
}

/** More problems than this are not listed: a caller mends the first ones first, and an answer stays small. */
const FIELD_PROBLEMS_MAX = 50;

/** The failures by name; messages in the caller's language. */
export const failure = {
  /** Anonymous, and signing in could help. */
  unauthenticated: (locale: Locale): Failure => new Failure(TEXT.UNAUTHENTICATED[locale], { code: 'UNAUTHENTICATED' }),
  /** A role that may never do it. What a viewer merely may not see is `notFound`. */
  forbidden: (locale: Locale): Failure => new Failure(TEXT.FORBIDDEN[locale], { code: 'FORBIDDEN' }),
  /** `what` names the missing thing in the caller's language, e.g. 拍卖. */
  notFound: (locale: Locale, what?: string): Failure =>
    new Failure(
      what === undefined ? TEXT.NOT_FOUND[locale] : locale === 'en' ? `${what}: not found` : `未找到${what}`,
      {
        code: 'NOT_FOUND',
      },
    ),
  /** `fields`: what is wrong where; at most 50 are told. The message repeats the first, for clients that show nothing else. */
  badInput: (locale: Locale, fields: readonly FieldProblem[]): Failure =>
    new Failure(badInputMessage(locale, fields), {
      code: 'BAD_USER_INPUT',
      fields: fields.slice(0, FIELD_PROBLEMS_MAX),
    }),
  /** `retryAfterMs` ≥ 0: when the same request may be tried again, in milliseconds from now. */
  rateLimited: (locale: Locale, retryAfterMs: number): Failure =>
    new Failure(TEXT.RATE_LIMITED[locale], {
      code: 'RATE_LIMITED',
      retryAfterMs: Math.max(0, Math.ceil(retryAfterMs)),
    }),
  /** The mask of a defect: nothing but the number under which it was logged. */
  internal: (locale: Locale, requestId: string): Failure =>
    new Failure(TEXT.INTERNAL[locale], { code: 'INTERNAL', requestId }),
} as const;

const TEXT = {
  UNAUTHENTICATED: { 'zh-CN': '请先登录', en: 'Please sign in first' },
  FORBIDDEN: { 'zh-CN': '您没有此操作的权限', en: 'You may not do this' },
  NOT_FOUND: { 'zh-CN': '未找到', en: 'Not found' },
  BAD_USER_INPUT: { 'zh-CN': '输入有误', en: 'The input is not valid' },
  RATE_LIMITED: { 'zh-CN': '请求过于频繁，请稍后再试', en: 'Too many requests, please try again later' },
  INTERNAL: { 'zh-CN': '系统内部错误', en: 'Internal error' },
} as const satisfies Partial<Record<FailureCode, Text>>;

function badInputMessage(locale: Locale, fields: readonly FieldProblem[]): string {
  const first = fields[0];
  const message = TEXT.BAD_USER_INPUT[locale];
  if (!first) return message;
  return locale === 'en'
    ? `${message}: ${first.path}: ${first.message}`
    : `${message}：${first.path}：${first.message}`;
}
