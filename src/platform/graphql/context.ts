import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Locale } from './locale.js';

/** What a viewer showed to be known: a bearer token or connection parameter, the session cookie, or nothing. */
export type CredentialSource = 'token' | 'cookie' | 'none';

/**
 * Who knocks, at either door. Over a WebSocket `headers` are those of the upgrade; its cookie has already been taken out unless the
 * Origin header was there and allowed.
 */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** Payload of `connection_init`; null over HTTP. */
  readonly connectionParams: Readonly<Record<string, unknown>> | null;
  /** Address of the TCP peer, which may be a proxy. */
  readonly remoteAddress: string;
  /** Whether the TCP peer itself speaks TLS to us. */
  readonly encrypted: boolean;
  /** The HTTP request with Fastify's own reading of trusted proxies (`ip`, `protocol`, `host`); null over a WebSocket. */
  readonly request: FastifyRequest | null;
}

/** The outcome of authentication. An unknown or expired credential is an anonymous viewer or a thrown `failure.unauthenticated`. */
export interface Authentication<Viewer> {
  readonly viewer: Viewer;
  /** What `GraphqlSockets.closeSession` will name; null for anonymous. */
  readonly sessionId: string | null;
  readonly via: CredentialSource;
}

/**
 * The third argument of every resolver and what `GqlExecutionContext.create(c).getContext()` gives to guards. A new object for each
 * operation, and for each event of a subscription.
 */
export interface GraphqlContext<Viewer> extends Authentication<Viewer> {
  readonly locale: Locale;
  readonly requestId: string;
  readonly transport: 'http' | 'websocket';
  /** Null over a WebSocket. */
  readonly http: HttpExchange | null;
  /** A place for batch loaders and the like, as short-lived as the context. */
  readonly memo: Map<unknown, unknown>;
}

export interface HttpExchange {
  readonly request: FastifyRequest;
  /** Adds a header to the answer beside those of the same name, e.g. `set-cookie`. */
  appendHeader(name: string, value: string): void;
}

export function contextOf<Viewer>(
  authentication: Authentication<Viewer>,
  of: Pick<GraphqlContext<Viewer>, 'locale' | 'requestId' | 'transport' | 'http'>,
): GraphqlContext<Viewer> {
  return {
    viewer: authentication.viewer,
    sessionId: authentication.sessionId,
    via: authentication.via,
    locale: of.locale,
    requestId: of.requestId,
    transport: of.transport,
    http: of.http,
    memo: new Map(),
  };
}
