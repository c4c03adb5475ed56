import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLErrorExtensions, type GraphQLFormattedError } from 'graphql';
import { type Failure, type FailureCode, failure } from './failure.js';
import type { Locale } from './locale.js';
import type { GraphqlOptions } from './options.js';

/** A list whose every row fails is one defect; more of it would only flood the log. */
const DEFECTS_LOGGED_MAX = 5;

type Reporter = Pick<GraphqlOptions<unknown>, 'logger' | 'onDefect'>;

/**
 * What of an operation's errors may leave the process: failures as they are, exceptions of Nest by their status, everything else as
 * INTERNAL with the request id and no detail, logged under that id. Path and locations stay.
 */
export function maskErrors(
  errors: readonly GraphQLError[],
  { locale, requestId }: { readonly locale: Locale; readonly requestId: string },
  reporter: Reporter,
): GraphQLFormattedError[] {
  let defects = 0;
  return errors.map(error => {
    const cause = causeOf(error);
    const failed = asFailure(cause, locale) ?? asFailure(error, locale);
    if (!failed) {
      defects += 1;
      if (defects <= DEFECTS_LOGGED_MAX) reportDefect(cause, requestId, reporter, error.path);
    }
    const shown = failed ?? failure.internal(locale, requestId);
    return {
      message: shown.message,
      ...(error.locations ? { locations: error.locations } : {}),
      ...(error.path ? { path: error.path } : {}),
      extensions: shown.extensions,
    };
  });
}

/** The failure in a thrown value, null when it is a defect. */
export function asFailure(thrown: unknown, locale: Locale): Pick<Failure, 'message' | 'extensions'> | null {
  if (thrown instanceof GraphQLError) {
    // the errors of compiled operations lack what their type promises
    const extensions: GraphQLErrorExtensions | undefined = thrown.extensions;
    const code = extensions?.code;
    // an INTERNAL of somebody else's making is masked like any defect
    if (!isFailureCode(code) || code === 'INTERNAL') return null;
    return { message: thrown.message, extensions: { ...extensions, code } };
  }
  return thrown instanceof HttpException ? ofHttpStatus(thrown.getStatus(), locale) : null;
}

export function reportDefect(
  error: unknown,
  requestId: string,
  { logger, onDefect }: Reporter,
  path?: readonly (string | number)[],
): void {
  logger.error({ err: error, requestId, path }, 'defect');
  onDefect?.(error, requestId);
}

/** Messages are ours: an exception's own may tell more than it should. */
function ofHttpStatus(status: number, locale: Locale): Failure | null {
  if (status === 401) return failure.unauthenticated(locale);
  if (status === 403) return failure.forbidden(locale);
  if (status === 404) return failure.notFound(locale);
  if (status === 429) return failure.rateLimited(locale, 1_000);
  return status >= 400 && status < 500 ? failure.badInput(locale, []) : null;
}

/** Down through the wrappings of the executors to what was thrown. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && cause instanceof GraphQLError && cause.originalError; depth += 1)
    cause = cause.originalError;
  return cause;
}

const CAUSES_MAX = 5;

const isFailureCode = (code: unknown): code is FailureCode => typeof code === 'string' && CODES.has(code);

const CODES: ReadonlySet<string> = new Set<FailureCode>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'INTERNAL',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);
