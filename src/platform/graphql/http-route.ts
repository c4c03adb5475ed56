import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { type MediaType, negotiate } from './accept.js';
import { type Authentication, type Caller, contextOf } from './context.js';
import { type Documents, tooHeavy } from './documents.js';
import type { Engine } from './engine.js';
import { type FailureCode, failure } from './failure.js';
import { type Locale, localeOf } from './locale.js';
import { asFailure, maskErrors, reportDefect } from './mask.js';
import type { GraphqlOptions } from './options.js';
import { parseRequest } from './request-parameters.js';
import { coerceVariables } from './variables.js';

export interface HttpDoor<Viewer> {
  readonly path: string;
  readonly bodyBytesMax: number;
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly engine: Engine<Viewer>;
  readonly options: GraphqlOptions<Viewer>;
}

/**
 * `POST /graphql` as docs/protocol.md and the GraphQL-over-HTTP specification say. The order in which a request can fail: method 405,
 * Accept 406, Content-Type 415, size 413, JSON and parameters 400; then the failures of a well-formed request, which are 200 with
 * application/json and 4xx or 5xx with application/graphql-response+json: authentication, rate, document, operation, Origin, variables,
 * cost. An executed operation is always 200. GET is not offered: an address with a query in it ends up in logs.
 */
export async function serveHttp<Viewer>(fastify: FastifyInstance, door: HttpDoor<Viewer>): Promise<void> {
  await fastify.register(async scope => {
    // the body stays bytes: Fastify's own JSON parser answers in its own words
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error, request, reply) => sendTransportError(error, request, reply, door));
    scope.route({
      method: 'POST',
      url: door.path,
      bodyLimit: door.bodyBytesMax,
      onRequest: async (request, reply) => {
        const refusal = unacceptable(request);
        if (refusal) return sendRefusal(reply, refusal.status, refusal.message);
      },
      handler: (request, reply) => answer(request, reply, door),
    });
    scope.route({
      method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: door.path,
      exposeHeadRoute: false,
      onRequest: async (_request, reply) => {
        reply.header('allow', 'POST');
        return sendRefusal(reply, 405, 'GraphQL requests are made with POST');
      },
      handler: () => undefined,
    });
  });
}

type Answer = ExecutionResult | { readonly errors: readonly GraphQLError[] };

async function answer<Viewer>(
  request: FastifyRequest,
  reply: FastifyReply,
  door: HttpDoor<Viewer>,
): Promise<FastifyReply> {
  const mediaType = negotiate(request.headers.accept) ?? 'application/json';
  const locale = localeOf(request.headers['accept-language']);
  const of = { locale, requestId: String(request.id) };
  let wellFormed = false;
  try {
    const parameters = parseRequest(request.body, locale);
    wellFormed = true;
    const result = await operate(request, reply, parameters, locale, door);
    const errors = result.errors ? maskErrors(result.errors, of, door.options) : undefined;
    if (!('data' in result) || result.data === undefined) return sendErrors(reply, mediaType, errors ?? [], wellFormed);
    return send(reply, 200, mediaType, { ...(errors ? { errors } : {}), data: result.data });
  } catch (thrown) {
    const failed = asFailure(thrown, locale);
    if (!failed) reportDefect(thrown, of.requestId, door.options);
    const { message, extensions } = failed ?? failure.internal(locale, of.requestId);
    return sendErrors(reply, mediaType, [{ message, extensions }], wellFormed);
  }
}

async function operate<Viewer>(
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: ReturnType<typeof parseRequest>,
  locale: Locale,
  { options, documents, engine, schema }: HttpDoor<Viewer>,
): Promise<Answer> {
  const caller = callerOf(request);
  const retryAfterMs = await options.rateLimit(caller); // before anything asks the database
  if (retryAfterMs !== null) throw failure.rateLimited(locale, retryAfterMs);
  const authentication = await options.authenticate(caller);

  const verdict = documents.judge(parameters.query, parameters.operationName);
  if (verdict.kind === 'REFUSED') return { errors: verdict.errors };
  const { ready } = verdict;
  if (ready.operation.operation === 'subscription') return { errors: [subscriptionOverHttp()] };
  if (ready.operation.operation === 'mutation' && !mayMutate(caller, authentication, options))
    throw failure.forbidden(locale);

  const coerced = coerceVariables(schema, ready, parameters.variables, locale);
  if (coerced.kind === 'PROBLEMS') throw failure.badInput(locale, coerced.fields);
  const reason = ready.excessWith(coerced.values);
  if (reason) return { errors: [tooHeavy(reason)] };

  const http = { request, appendHeader: (name: string, value: string) => appendHeader(reply, name, value) };
  const context = contextOf(authentication, { locale, requestId: String(request.id), transport: 'http', http });
  return engine.run(ready, parameters.variables, context);
}

/** A foreign page can make a browser send the cookie, but not forge the Origin header. */
function mayMutate<Viewer>(caller: Caller, { via }: Authentication<Viewer>, options: GraphqlOptions<Viewer>): boolean {
  return via !== 'cookie' || (caller.headers.origin !== undefined && options.originAllowed(caller));
}

function callerOf(request: FastifyRequest): Caller {
  const { socket } = request.raw;
  return {
    headers: request.headers,
    connectionParams: null,
    remoteAddress: socket.remoteAddress ?? '',
    encrypted: 'encrypted' in socket && socket.encrypted === true,
    request,
  };
}

function unacceptable(request: FastifyRequest): { status: number; message: string } | null {
  if (negotiate(request.headers.accept) === null) {
    return { status: 406, message: 'Answers are application/graphql-response+json or application/json' };
  }
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (!isUtf8Json(request.headers['content-type']) || encoding !== 'identity') {
    return { status: 415, message: 'The body must be application/json in UTF-8, not compressed' };
  }
  return null;
}

function isUtf8Json(contentType: string | undefined): boolean {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
  if (type !== 'application/json') return false;
  return parameters.every(parameter => !/^charset\s*=/.test(parameter) || /^charset\s*=\s*"?utf-?8"?$/.test(parameter));
}

function subscriptionOverHttp(): GraphQLError {
  const message = 'Subscriptions travel over WebSocket, with the protocol graphql-transport-ws';
  const fields = [{ path: 'query', code: 'NOT_ALLOWED', message }];
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies FailureCode, fields } });
}

/** A well-formed request gets 200 with application/json: only then may that client trust the body to be ours. */
function sendErrors(
  reply: FastifyReply,
  mediaType: MediaType,
  errors: readonly GraphQLFormattedError[],
  wellFormed: boolean,
): FastifyReply {
  const extensions = errors[0]?.extensions;
  const status = statusOf(extensions?.code);
  if (typeof extensions?.retryAfterMs === 'number')
    reply.header('retry-after', Math.ceil(extensions.retryAfterMs / 1_000));
  return send(reply, wellFormed && mediaType === 'application/json' && status < 500 ? 200 : status, mediaType, {
    errors,
  });
}

function statusOf(code: unknown): number {
  if (code === 'UNAUTHENTICATED') return 401;
  if (code === 'FORBIDDEN') return 403;
  if (code === 'RATE_LIMITED') return 429;
  return code === 'INTERNAL' || code === undefined ? 500 : 400;
}

function sendTransportError<Viewer>(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  door: HttpDoor<Viewer>,
): FastifyReply {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return sendRefusal(reply, 413, `The body may have ${door.bodyBytesMax} bytes`);
  if (typeof status === 'number' && status >= 400 && status < 500)
    return sendRefusal(reply, status, 'The request could not be read');
  const requestId = String(request.id);
  reportDefect(error, requestId, door.options);
  const { message, extensions } = failure.internal(localeOf(request.headers['accept-language']), requestId);
  return send(reply, 500, 'application/json', { errors: [{ message, extensions }] });
}

/** What HTTP itself refuses, before there is a GraphQL request. */
function sendRefusal(reply: FastifyReply, status: number, message: string): FastifyReply {
  const extensions = { code: 'BAD_USER_INPUT' satisfies FailureCode, fields: [] };
  return send(reply, status, 'application/json', { errors: [{ message, extensions }] });
}

function send(reply: FastifyReply, status: number, mediaType: MediaType, body: object): FastifyReply {
  return reply
    .code(status)
    .header('content-type', `${mediaType}; charset=utf-8`)
    .header('cache-control', 'no-store')
    .header('vary', 'Accept, Accept-Language')
    .send(JSON.stringify(body));
}

function appendHeader(reply: FastifyReply, name: string, value: string): void {
  const before = reply.getHeader(name);
  const values = before === undefined ? [] : Array.isArray(before) ? before : [String(before)];
  // Fastify itself adds to a set-cookie that is there already
  reply.header(name, name.toLowerCase() === 'set-cookie' || values.length === 0 ? value : [...values, value]);
}
