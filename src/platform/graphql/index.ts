export type { Authentication, Caller, CredentialSource, GraphqlContext, HttpExchange } from './context.js';
export { Failure, type FailureCode, type FailureExtensions, type FieldProblem, failure } from './failure.js';
export { type GraphqlModuleOptions, graphqlModule } from './graphql.module.js';
export { GraphqlSockets } from './graphql-sockets.js';
export { HOME_LOCALE, type Locale, localeOf, type Text } from './locale.js';
export { mountGraphql, printSdl } from './mount.js';
export { type GraphqlOptions, TRANSPORT_LIMITS, type TransportLimits } from './options.js';
export { type ProblemIssue, parseInput, problem } from './parse-input.js';
export { DateScalar, DateTimeScalar, DecimalScalar } from './scalars.js';
