import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Server, ServerOptions } from 'socket.io';
import { AppModule } from './app.module.js';
import type { Viewer } from './platform/auth/index.js';
import type { Config, Secrets } from './platform/config/index.js';
import { type Caller, GraphqlSockets, mountGraphql } from './platform/graphql/index.js';
import { HttpClients, peerOf } from './platform/http/index.js';
import { RateLimits } from './platform/limits/index.js';
import { Metrics, nestLogger } from './platform/observability/index.js';
import { LiveSessions, SessionsService } from './registry/index.js';

export interface ApplicationOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly secrets: Secrets;
  readonly logger: Logger;
}

/** Bytes of one socket message from a client: a watch is a hundred. */
const SOCKET_MESSAGE_BYTES_MAX = 16_384;
/** Open sockets of one node. */
const SOCKETS_MAX = 20_000;
/** Addresses that the client routes itself (web/src/shell/pages.ts). */
const CLIENT_PAGES = [
  '/next',
  '/auctions/:id',
  '/desk',
  '/post',
  '/trades',
  '/trades/:id',
  '/share',
  '/operator',
  '/operator/:tab',
  '/credentials',
];
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
    AppModule.register(config, options.databaseUrl, options.secrets),
    adapter,
    { logger: nestLogger(logger), abortOnError: false },
  );
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  observe(fastify, app.get(Metrics), logger);
  await secureHeaders(fastify);
  app.useWebSocketAdapter(new AuctionSockets(app, app.get(HttpClients), app.get(RateLimits)));
  endSubscriptionsWithTheirSession(app);
  await app.init();
  await mountGraphql<Viewer>(app, graphqlOptions(app, config, logger));
  if (existsSync(WEB)) await serveWeb(fastify);
  return app;
}

/** A session takes its subscriptions with it. */
function endSubscriptionsWithTheirSession(app: NestFastifyApplication): void {
  const sockets = app.get(GraphqlSockets, { strict: false });
  app.get(LiveSessions, { strict: false }).watch({
    sessionIds: () => sockets.sessionIds,
    end: sessionId => sockets.closeSession(sessionId),
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
  const { token, Authorization, authorization: header = Authorization } = connectionParams ?? {};
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
  await fastify.register(staticFiles, { root: WEB, wildcard: false, index: ['index.html'], preCompressed: true });
  for (const page of CLIENT_PAGES) fastify.get(page, (_request, reply) => reply.sendFile('index.html'));
}

/**
 * socket.io on the same port. Its `cors` option does not protect WebSocket, so every handshake is judged here: the Origin, the rate of its
 * address, and how many there are. The default namespace, which belongs to nobody, takes no one.
 */
class AuctionSockets extends IoAdapter {
  constructor(
    app: NestFastifyApplication,
    private readonly clients: HttpClients,
    private readonly limits: RateLimits,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server: Server = super.createIOServer(port, {
      ...options,
      maxHttpBufferSize: SOCKET_MESSAGE_BYTES_MAX,
      serveClient: false,
      allowRequest: (request, decide) => {
        const peer = peerOf(request);
        if (this.clients.origin(peer) === 'FOREIGN' || server.engine.clientsCount >= SOCKETS_MAX)
          return decide(null, false);
        this.limits.take('connectionsPerAddress', this.clients.of(peer).address).then(
          retryAfterMs => decide(null, retryAfterMs === null),
          () => decide(null, false),
        );
      },
    } as ServerOptions);
    server.use((_socket, next) => next(new Error('there is nothing here: connect to /auctions')));
    return server;
  }
}
