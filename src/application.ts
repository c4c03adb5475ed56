import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { ServerOptions } from 'socket.io';
import { AppModule } from './app.module.js';
import type { Viewer } from './platform/auth/index.js';
import type { Config } from './platform/config/index.js';
import { type Caller, GraphqlSockets, mountGraphql } from './platform/graphql/index.js';
import { HttpClients, peerOf } from './platform/http/index.js';
import { RateLimits } from './platform/limits/index.js';
import { Metrics, nestLogger } from './platform/observability/index.js';
import { Notifications } from './platform/realtime/index.js';
import { SessionsService } from './registry/index.js';

export interface ApplicationOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly sessionSecret: string;
  readonly logger: Logger;
}

/** Bytes of one socket message from a client: a watch is a hundred. */
const SOCKET_MESSAGE_BYTES_MAX = 16_384;
const WEB = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** The whole server on a migrated database, ready to listen: API, sockets, health and the web client. */
export async function createApplication(options: ApplicationOptions): Promise<NestFastifyApplication> {
  const { config, logger } = options;
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    bodyLimit: 1_048_576,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register(config, options.databaseUrl, options.sessionSecret),
    adapter,
    { logger: nestLogger(logger), abortOnError: false },
  );
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  observe(fastify, app.get(Metrics), logger);
  await secureHeaders(fastify);
  app.useWebSocketAdapter(new AuctionSockets(app, app.get(HttpClients)));
  endSubscriptionsWithTheirSession(app);
  await app.init();
  await mountGraphql<Viewer>(app, graphqlOptions(app, config, logger));
  if (existsSync(WEB)) await serveWeb(fastify);
  return app;
}

/** A session that ends on any node takes its subscriptions with it; when that news may have been lost, all signed-in ones come anew. */
function endSubscriptionsWithTheirSession(app: NestFastifyApplication): void {
  const sockets = app.get(GraphqlSockets, { strict: false });
  app.get(Notifications).on('session_ended', sessionId => {
    if (sessionId === '*') sockets.closeAllSessions();
    else sockets.closeSession(sessionId);
  });
}

function graphqlOptions(app: NestFastifyApplication, config: Config, logger: Logger) {
  const clients = app.get(HttpClients);
  const limits = app.get(RateLimits);
  const metrics = app.get(Metrics);
  const sessions = app.get(SessionsService, { strict: false });
  return {
    authenticate: (caller: Caller) => sessions.authenticate(caller, clients.of(caller), handshakeToken(caller)),
    originAllowed: (caller: Caller) => clients.origin(caller) === 'ALLOWED',
    rateLimit: (caller: Caller) => limits.take('requestsPerAddress', clients.of(caller).address),
    introspection: config.introspection,
    explorer: !config.production,
    logger,
    onDefect: () => metrics.defects.inc(),
    ...(config.rateLimits ? {} : { limits: { messagesPerSecondMax: null } }),
  };
}

/** The token of `connection_init`: `{ token }`, or `{ Authorization: "Bearer …" }` as some clients send it. */
function handshakeToken({ connectionParams }: Caller): string | null {
  const { token, Authorization: header } = connectionParams ?? {};
  if (typeof token === 'string') return token;
  return typeof header === 'string' ? header.replace(/^Bearer\s+/i, '') : null;
}

function observe(fastify: FastifyInstance, metrics: Metrics, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1000;
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.requestSeconds.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    logger.debug({ reqId: request.id, method: request.method, route, status: reply.statusCode, seconds }, 'answered');
    done();
  });
}

/** Our pages load nothing from elsewhere and run no inline script. */
async function secureHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    strictTransportSecurity: false, // the proxy that speaks TLS knows whether the whole host does
    crossOriginResourcePolicy: { policy: 'same-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}

/** Built files by name; every other page address is the client's own to route. */
async function serveWeb(fastify: FastifyInstance): Promise<void> {
  await fastify.register(staticFiles, { root: WEB, wildcard: false, index: ['index.html'], immutable: false });
  for (const page of ['/auctions/:id', '/lots/:id']) {
    fastify.get(page, (_request, reply) => reply.sendFile('index.html'));
  }
}

/** socket.io on the same port. Its `cors` option does not protect WebSocket, so every handshake's Origin is judged here. */
class AuctionSockets extends IoAdapter {
  constructor(
    app: NestFastifyApplication,
    private readonly clients: HttpClients,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): ReturnType<IoAdapter['createIOServer']> {
    return super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: SOCKET_MESSAGE_BYTES_MAX,
      serveClient: false,
      allowRequest: (request, decide) => {
        decide(null, this.clients.origin(peerOf(request)) !== 'FOREIGN');
      },
    } as ServerOptions);
  }
}
