import type { FastifyBaseLogger } from 'fastify';
import type { Authentication, Caller } from './context.js';

/** What the application decides for both doors, `POST /graphql` and `WS /graphql`. */
export interface GraphqlOptions<Viewer> {
  /** Called once per HTTP request and once per WebSocket connection. May throw a Failure; anything else that it throws is a defect. */
  authenticate(caller: Caller): Promise<Authentication<Viewer>>;
  /** Whether the Origin header of this caller is one of ours. Asked only when there is one. */
  originAllowed(caller: Caller): boolean;
  /** Asked once per HTTP operation, WebSocket connection and subscription: null, or milliseconds until the next one may come. */
  rateLimit(caller: Caller): Promise<number | null>;
  /** Whether clients may read the schema and get "did you mean" suggestions. */
  readonly introspection: boolean;
  /** Whether `GET /graphiql` is served. */
  readonly explorer: boolean;
  readonly logger: Pick<FastifyBaseLogger, 'error' | 'warn'>;
  /** After a defect was logged and masked, e.g. for a counter. Must not throw. */
  onDefect?(error: unknown, requestId: string): void;
  readonly limits?: Partial<TransportLimits>;
}

export interface TransportLimits {
  /** Bytes of a request body. */
  readonly bodyBytesMax: number;
  /** Bytes of one WebSocket message from a client. */
  readonly messageBytesMax: number;
  readonly socketsMax: number;
  /** Sockets of one TCP peer; a proxy in front makes all clients one peer. */
  readonly socketsPerAddressMax: number;
  /** Subscriptions that one socket may have open. */
  readonly operationsPerSocketMax: number;
  /** Messages that a client may send in one second; null: a rate is not limited (RATE_LIMITS=off). */
  readonly messagesPerSecondMax: number | null;
  /** Bytes waiting for a client that does not read; beyond them it is cut off and may come back. */
  readonly bufferedBytesMax: number;
  /** From the upgrade to `connection_init`. */
  readonly initWaitMs: number;
  /** Between two pings; a client that has not answered the one before is cut off. */
  readonly pingEveryMs: number;
}

export const TRANSPORT_LIMITS: TransportLimits = {
  bodyBytesMax: 1_048_576, // the largest honest body is an import of some thousand rows of CSV
  messageBytesMax: 65_536, // a subscription is a short text with two variables
  socketsMax: 10_000,
  socketsPerAddressMax: 10_000, // as many as in all until the deployment knows that clients come without a proxy
  operationsPerSocketMax: 64, // a page watches some dozens of auctions
  messagesPerSecondMax: 100, // reconnecting with 64 subscriptions at once is honest
  bufferedBytesMax: 1_048_576,
  initWaitMs: 5_000,
  pingEveryMs: 12_000,
};
