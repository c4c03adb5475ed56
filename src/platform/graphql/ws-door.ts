import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Authentication, type Caller, contextOf } from './context.js';
import { type Documents, tooHeavy } from './documents.js';
import { type Failure, type FailureCode, failure } from './failure.js';
import type { GraphqlSockets } from './graphql-sockets.js';
import { type Locale, localeOf } from './locale.js';
import { asFailure, maskErrors, reportDefect } from './mask.js';
import type { GraphqlOptions, TransportLimits } from './options.js';
import { subscribeMasked } from './subscription-events.js';
import { coerceVariables } from './variables.js';

export interface WsDoor<Viewer> {
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly options: GraphqlOptions<Viewer>;
  readonly limits: TransportLimits;
  readonly sockets: GraphqlSockets;
}

/**
 * `WS /graphql`: subscriptions by graphql-transport-ws, and only those: queries and mutations have a door with statuses and a check of
 * origin. Everything passes the same gate as over HTTP. Lives beside socket.io on one server: it touches no upgrade but its own.
 * Language: `acceptLanguage` in the connection parameters, else the header of the upgrade.
 */
export function serveWebSocket<Viewer>(server: Server, door: WsDoor<Viewer>): void {
  const { limits, sockets, path } = door;
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytesMax,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = makeServer<Record<string, unknown>, Connection<Viewer>>(serverOptions(door));
  const perAddress = new Map<string, number>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // without a listener a reset of the peer would end the process
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== path) {
      // with nobody else to answer upgrades this one would hang for ever
      if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, '404 Not Found');
      return;
    }
    const address = request.socket.remoteAddress ?? '';
    const fromAddress = perAddress.get(address) ?? 0;
    if (sockets.count >= limits.socketsMax || fromAddress >= limits.socketsPerAddressMax) {
      refuseUpgrade(socket, '503 Service Unavailable');
      return;
    }
    wss.handleUpgrade(request, socket, head, webSocket => {
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      webSocket.once('close', () => {
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left > 0) perAddress.set(address, left);
        else perAddress.delete(address);
      });
      converse(webSocket, request, protocol, door);
    });
  });
}

/** What is known of one socket. */
interface Connection<Viewer> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Set once `connection_init` has been answered. */
  established: {
    readonly caller: Caller;
    readonly authentication: Authentication<Viewer>;
    readonly locale: Locale;
  } | null;
}

type Protocol<Viewer> = ReturnType<typeof makeServer<Record<string, unknown>, Connection<Viewer>>>;

function converse<Viewer>(
  socket: WebSocket,
  request: IncomingMessage,
  protocol: Protocol<Viewer>,
  { limits, sockets, options }: WsDoor<Viewer>,
): void {
  sockets.opened(socket);
  // a frame that is too large or malformed: ws itself closes with 1009 or 1002
  socket.on('error', () => undefined);
  const withinRate = rateGauge(limits.messagesPerSecondMax);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: text => sendText(socket, text, limits.bufferedBytesMax),
      close: (code, reason) => socket.close(code, reason),
      onMessage: receive => {
        socket.on('message', data => {
          if (socket.readyState !== socket.OPEN) return;
          if (!withinRate()) {
            socket.close(TOO_MANY_REQUESTS, 'Too many messages');
            return;
          }
          receive(String(data)).catch((error: unknown) => {
            reportDefect(error, randomUUID(), options);
            socket.close(INTERNAL_ERROR, 'Internal error');
          });
        });
      },
    },
    { socket, request, established: null },
  );
  const stopPinging = cutOffWhenSilent(socket, limits.pingEveryMs);
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch((error: unknown) => reportDefect(error, randomUUID(), options));
  });
}

const TOO_MANY_REQUESTS = 4429;
const INTERNAL_ERROR = 1011;

function serverOptions<Viewer>(
  door: WsDoor<Viewer>,
): Parameters<typeof makeServer<Record<string, unknown>, Connection<Viewer>>>[0] {
  const { schema, options, limits } = door;
  // the hooks of one subscription, found again by its execution arguments
  const running = new WeakMap<ExecutionArgs, Parameters<typeof subscribeMasked>[1]>();
  return {
    schema,
    connectionInitWaitTimeout: limits.initWaitMs,
    onConnect: context => connect(context, door),
    onSubscribe: async (context, _id, payload) => {
      const requestId = randomUUID();
      const { established } = context.extra;
      if (!established) return [asError(failure.unauthenticated(localeOf(undefined)))];
      const { locale } = established;
      try {
        const args = await admit(context, payload, established, door);
        if (Array.isArray(args)) return toErrors(maskErrors(args, { locale, requestId }, options));
        const contextOfEvent = (): unknown =>
          contextOf(established.authentication, { locale, requestId, transport: 'websocket', http: null });
        const execution: ExecutionArgs = { ...(args as ExecutionArgs), contextValue: contextOfEvent() };
        running.set(execution, {
          contextOfEvent,
          mask: errors => toErrors(maskErrors(errors, { locale, requestId }, options)),
        });
        return execution;
      } catch (thrown) {
        const failed = asFailure(thrown, locale);
        if (!failed) reportDefect(thrown, requestId, options);
        return [asError(failed ?? failure.internal(locale, requestId))];
      }
    },
    subscribe: args => {
      const hooks = running.get(args);
      if (!hooks) throw new Error('a subscription that was never admitted');
      return subscribeMasked(args, hooks);
    },
  };
}

/** True to go on, false to close with 4403; a socket that is closed here keeps the code it was closed with. */
async function connect<Viewer>(
  context: Context<Record<string, unknown>, Connection<Viewer>>,
  { options, sockets }: WsDoor<Viewer>,
): Promise<boolean> {
  const connection = context.extra;
  const { socket, request } = connection;
  const parameters = context.connectionParams ?? {};
  const { acceptLanguage } = parameters;
  const locale = localeOf(typeof acceptLanguage === 'string' ? acceptLanguage : request.headers['accept-language']);
  const caller = callerOf(request, parameters, options);
  try {
    const authentication = await options.authenticate(caller);
    if ((await options.rateLimit(caller)) !== null) {
      socket.close(TOO_MANY_REQUESTS, 'Too many connections');
      return false;
    }
    if (socket.readyState !== socket.OPEN) return false;
    if (authentication.sessionId !== null && !sockets.authenticated(socket, authentication.sessionId)) {
      socket.close(CloseCode.Unauthorized, 'Session ended');
      return false;
    }
    connection.established = { caller, authentication, locale };
    return true;
  } catch (thrown) {
    const failed = asFailure(thrown, locale);
    if (!failed) reportDefect(thrown, randomUUID(), options);
    const code = failed?.extensions.code;
    if (code === 'UNAUTHENTICATED') socket.close(CloseCode.Unauthorized, 'Unauthorized');
    else if (code === 'RATE_LIMITED') socket.close(TOO_MANY_REQUESTS, 'Too many connections');
    else if (!failed) socket.close(INTERNAL_ERROR, 'Internal error');
    return false;
  }
}

async function admit<Viewer>(
  context: Context<Record<string, unknown>, Connection<Viewer>>,
  payload: SubscribePayload,
  { caller, locale }: NonNullable<Connection<Viewer>['established']>,
  { schema, documents, limits, options }: WsDoor<Viewer>,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  // graphql-ws has already counted this one in
  if (Object.keys(context.subscriptions).length > limits.operationsPerSocketMax)
    throw failure.rateLimited(locale, 1_000);
  const retryAfterMs = await options.rateLimit(caller);
  if (retryAfterMs !== null) throw failure.rateLimited(locale, retryAfterMs);
  const verdict = documents.judge(payload.query, payload.operationName ?? null);
  if (verdict.kind === 'REFUSED') return verdict.errors;
  const { ready } = verdict;
  if (ready.operation.operation !== 'subscription') return [onlySubscriptions()];
  const variables = payload.variables ?? {};
  const coerced = coerceVariables(schema, ready, variables, locale);
  if (coerced.kind === 'PROBLEMS') throw failure.badInput(locale, coerced.fields);
  const reason = ready.excessWith(coerced.values);
  if (reason) return [tooHeavy(reason)];
  const operationName = ready.operation.name?.value;
  return {
    schema,
    document: ready.document,
    variableValues: variables,
    ...(operationName === undefined ? {} : { operationName }),
  };
}

function onlySubscriptions(): GraphQLError {
  const message = 'Queries and mutations travel by POST /graphql';
  const fields = [{ path: 'query', code: 'NOT_ALLOWED', message }];
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies FailureCode, fields } });
}

/** A foreign page can open a WebSocket with our cookie: without an allowed Origin the cookie was never there. */
function callerOf<Viewer>(
  request: IncomingMessage,
  connectionParams: Record<string, unknown>,
  options: GraphqlOptions<Viewer>,
): Caller {
  const { cookie, ...rest } = request.headers;
  const { socket } = request;
  const of = (headers: IncomingHttpHeaders): Caller => ({
    headers,
    connectionParams,
    remoteAddress: socket.remoteAddress ?? '',
    encrypted: 'encrypted' in socket && socket.encrypted === true,
    request: null,
  });
  const stranger = of(rest);
  const trusted = cookie !== undefined && rest.origin !== undefined && options.originAllowed(stranger);
  return trusted ? of({ ...rest, cookie }) : stranger;
}

function sendText(socket: WebSocket, text: string, bufferedBytesMax: number): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  if (socket.bufferedAmount > bufferedBytesMax) {
    socket.terminate();
    return Promise.resolve();
  }
  // a peer that goes away while we write to it is no defect; the close event follows
  return new Promise(resolve => socket.send(text, () => resolve()));
}

/** Whether the message that has just come is within `perSecondMax` of the running second. */
function rateGauge(perSecondMax: number | null): () => boolean {
  let since = performance.now();
  let count = 0;
  return () => {
    if (perSecondMax === null) return true;
    const now = performance.now();
    if (now - since >= 1_000) {
      since = now;
      count = 0;
    }
    count += 1;
    return count <= perSecondMax;
  };
}

function cutOffWhenSilent(socket: WebSocket, everyMs: number): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const asError = ({ message, extensions }: Pick<Failure, 'message' | 'extensions'>): GraphQLError =>
  new GraphQLError(message, { extensions: { ...extensions } });

/** What was masked becomes an error again, because graphql-ws serialises errors; positions are kept as they were told. */
function toErrors(errors: ReturnType<typeof maskErrors>): readonly GraphQLError[] {
  return errors.map(formatted => {
    const error = new GraphQLError(formatted.message, {
      path: formatted.path ?? null,
      extensions: { ...formatted.extensions },
    });
    if (formatted.locations)
      Object.defineProperty(error, 'locations', { value: formatted.locations, enumerable: true });
    return error;
  });
}
