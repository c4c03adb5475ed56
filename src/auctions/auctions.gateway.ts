import { type BeforeApplicationShutdown, Inject, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { Viewer } from '../platform/auth/index.js';
import { Failure, failure, type Locale, localeOf, parseInput } from '../platform/graphql/index.js';
import { HttpClients, peerOf } from '../platform/http/index.js';
import { optional, uuid, whole } from '../platform/input/index.js';
import { RateLimits } from '../platform/limits/index.js';
import { Metrics } from '../platform/observability/index.js';
import { LiveSessions, SessionsService } from '../registry/index.js';
import { AuctionAudiences, releaseHandshake, type WireEvent, wireEvent } from './auction-audiences.js';
import { type AuctionSnapshot, auctionSnapshot } from './auction-snapshot.js';
import { AuctionRooms } from './auctions.rooms.js';
import { AuctionsService } from './auctions.service.js';

/** Events in the answer to `watch`; the rest follow as messages. */
const CATCH_UP_MAX = 1_000;
/** Spectators get at most ten messages a second per auction; bidders of the auction everything at once. */
/** After an answer with `more`, a client that watches again at once gets each event once; one that does not is sent the rest then. */
const MORE_WAIT_MS = 2_000;
const SPECTATOR_PACE_MS = 100;
const HEARTBEAT_MS = 10_000;
/** Auctions that one connection may watch. */
const WATCHED_MAX = 200;
/** Packets waiting for a client that does not read; beyond them it is cut off and may resume. */
const UNSENT_PACKETS_MAX = 1_000;
const UNSENT_BYTES_MAX = 1_048_576;

/** What waits for a client on the line, as engine.io keeps it. */
interface Connection {
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly socket?: { readonly bufferedAmount: number } };
  on(event: 'packetCreate', listener: (packet: { readonly data?: { readonly length: number } }) => void): void;
  close(discard: boolean): void;
}

interface SocketData {
  viewer: Viewer;
  locale: Locale;
  watched: Map<string, () => void>;
  /** messages of one socket are answered one after another, in the order of their coming */
  turn: Promise<void>;
}
type AuctionSocket = Socket<
  Record<string, (...parts: unknown[]) => void>,
  Record<string, (...payload: unknown[]) => void>,
  object,
  SocketData
>;

const watchInput = z.object({
  auctionId: uuid,
  afterVersion: optional(whole(0, 2_147_483_647)).transform(version => version ?? 0),
});
const unwatchInput = z.object({ auctionId: uuid });

type Acknowledge = (answer: Acknowledgement) => void;
type Acknowledgement =
  | { readonly auction: AuctionSnapshot; readonly events: readonly WireEvent[]; readonly more?: true }
  | Record<string, never>
  | { readonly error: { readonly code: string; readonly message: string } };

/** The socket's door to the rooms (docs/protocol.md, "Socket"). It joins and replays; bids travel by the GraphQL mutation only. */
@WebSocketGateway({ namespace: '/auctions' })
export class AuctionsGateway
  implements
    OnGatewayInit<Namespace>,
    OnGatewayConnection<AuctionSocket>,
    OnGatewayDisconnect<AuctionSocket>,
    OnApplicationBootstrap,
    BeforeApplicationShutdown
{
  private readonly logger = new Logger(AuctionsGateway.name);
  @WebSocketServer()
  private readonly namespace!: Namespace;
  private audiences!: AuctionAudiences;
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly auctions: AuctionsService,
    private readonly rooms: AuctionRooms,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    private readonly clients: HttpClients,
    private readonly limits: RateLimits,
    private readonly metrics: Metrics,
    liveSessions: LiveSessions,
  ) {
    liveSessions.watch({
      sessionIds: () => this.sockets().flatMap(({ data }) => (data.viewer === null ? [] : [data.viewer.sessionId])),
      end: sessionId => this.endSession(sessionId),
    });
  }

  /** Who connects is known before the connection stands: a token, the cookie from an allowed Origin, or nobody. */
  afterInit(namespace: Namespace): void {
    this.audiences = new AuctionAudiences(namespace);
    namespace.use((socket: AuctionSocket, next) => {
      this.admit(socket).then(
        () => next(),
        error => {
          this.logger.error('a socket could not be admitted', error);
          next(new Error('INTERNAL'));
        },
      );
    });
  }

  handleConnection(socket: AuctionSocket): void {
    this.metrics.sockets.inc();
    releaseHandshake(socket);
    // listeners of our own: Nest's cost five times the memory for each of thousands of watchers
    socket.on('watch', (...parts: unknown[]) => this.watch(socket, ...messageOf(parts)));
    socket.on('unwatch', (...parts: unknown[]) => this.unwatch(socket, ...messageOf(parts)));
    const conn = socket.conn as unknown as Connection;
    let unsentBytes = 0;
    conn.on('packetCreate', ({ data }) => {
      if (conn.writeBuffer.length === 0) unsentBytes = conn.transport.socket?.bufferedAmount ?? 0;
      unsentBytes += data?.length ?? 0;
      if (unsentBytes <= UNSENT_BYTES_MAX && conn.writeBuffer.length <= UNSENT_PACKETS_MAX) return;
      this.logger.warn('a socket that does not read was closed');
      conn.close(true);
    });
  }

  handleDisconnect(socket: AuctionSocket): void {
    this.metrics.sockets.dec();
    for (const leave of socket.data.watched?.values() ?? []) leave();
    socket.data.watched?.clear();
  }

  onApplicationBootstrap(): void {
    this.heartbeat = setInterval(() => {
      this.auctions
        .now()
        .then(now => this.namespace.emit('heartbeat', { serverTime: new Date(now).toISOString() }))
        .catch(() => undefined); // without the database there is no server time to tell
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  beforeApplicationShutdown(): void {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
  }

  /** Acknowledges first and follows then, so that no event overtakes the answer that it comes after. */
  private async watch(socket: AuctionSocket, message: unknown, acknowledge: Acknowledge): Promise<void> {
    await this.answer(socket, acknowledge, async () => {
      const { auctionId, afterVersion } = parseInput(watchInput, message, socket.data.locale, '');
      const { viewer, locale, watched } = socket.data;
      const found = await this.auctions.auction(auctionId);
      if (found === null) throw failure.notFound(locale);
      const organisationId = viewer?.organisationId ?? null;
      const bid =
        organisationId === null
          ? undefined
          : (await this.auctions.standingBids(organisationId, [auctionId])).get(auctionId);
      const from = Math.min(afterVersion, found.auction.state.version);
      const events = (await this.auctions.eventsAfter(auctionId, from, CATCH_UP_MAX)) ?? [];
      if (!watched.has(auctionId) && watched.size >= WATCHED_MAX) throw failure.rateLimited(locale, HEARTBEAT_MS);
      const version = events.at(-1)?.event.version ?? from;
      const auction = auctionSnapshot(found, organisationId, bid);
      const seen = events.map(event => wireEvent(auctionId, event, organisationId));
      watched.get(auctionId)?.();
      const more = version < found.auction.state.version;
      acknowledge(more ? { auction, events: seen, more } : { auction, events: seen });
      if (!socket.connected) return;
      const follow = () => this.follow(socket, auctionId, version, bid !== undefined);
      watched.set(auctionId, more ? later(MORE_WAIT_MS, follow) : follow());
    });
  }

  private async unwatch(socket: AuctionSocket, message: unknown, acknowledge: Acknowledge): Promise<void> {
    await this.answer(socket, acknowledge, async () => {
      const { auctionId } = parseInput(unwatchInput, message, socket.data.locale, '');
      socket.data.watched.get(auctionId)?.();
      socket.data.watched.delete(auctionId);
      acknowledge({});
    });
  }

  /** Everything after `version` goes to this socket, in order, each event once. */
  private follow(socket: AuctionSocket, auctionId: string, version: number, isBidder: boolean): () => void {
    const organisationId = socket.data.viewer?.organisationId ?? null;
    let bidder = isBidder;
    return this.rooms.join(auctionId, version, {
      paceMs: () => (bidder ? 0 : SPECTATOR_PACE_MS),
      deliver: events => {
        bidder = this.audiences.send(socket, auctionId, events, organisationId) || bidder;
      },
    });
  }

  private async admit(socket: AuctionSocket): Promise<void> {
    if (socket.request === undefined) {
      // it left this namespace and comes back: who it is was forgotten, and a new connection says it
      socket.conn.close(true);
      throw new Error('a namespace cannot be joined twice on one connection');
    }
    const peer = peerOf(socket.request);
    const locale = localeOf(peer.headers['accept-language']);
    const client = this.clients.of(peer);
    const token: unknown = socket.handshake.auth.token;
    const trusted =
      this.clients.origin(peer) === 'ALLOWED' ? peer : { ...peer, headers: { ...peer.headers, cookie: undefined } };
    const { viewer } = await this.sessions.authenticate(trusted, client, typeof token === 'string' ? token : null);
    socket.data.viewer = viewer;
    socket.data.locale = locale;
    socket.data.watched = new Map();
    socket.data.turn = Promise.resolve();
  }

  /** Does the work of a message, which acknowledges it, after the messages before it; what goes wrong is acknowledged as an error. */
  private answer(socket: AuctionSocket, acknowledge: Acknowledge, work: () => Promise<void>): Promise<void> {
    const turn = socket.data.turn.then(() => this.answerNow(socket, acknowledge, work));
    socket.data.turn = turn;
    return turn;
  }

  private async answerNow(socket: AuctionSocket, acknowledge: Acknowledge, work: () => Promise<void>): Promise<void> {
    const { locale } = socket.data;
    try {
      const retryAfterMs = await this.limits.take('socketMessagesPerConnection', socket.id);
      if (retryAfterMs !== null) throw failure.rateLimited(locale, retryAfterMs);
      await work();
    } catch (error) {
      if (error instanceof Failure)
        return acknowledge({ error: { code: error.extensions.code, message: error.message } });
      this.logger.error('a socket message failed', error);
      acknowledge({ error: { code: 'INTERNAL', message: failure.internal(locale, socket.id).message } });
    }
  }

  private endSession(sessionId: string): void {
    for (const socket of this.sockets()) {
      if (socket.data.viewer?.sessionId === sessionId) socket.disconnect(true);
    }
  }

  private sockets(): AuctionSocket[] {
    return this.namespace === undefined ? [] : ([...this.namespace.sockets.values()] as unknown as AuctionSocket[]);
  }
}

/** What a client sent, and how to acknowledge it, which it may leave out. */
function messageOf(parts: readonly unknown[]): [message: unknown, acknowledge: Acknowledge] {
  const last = parts.at(-1);
  const acknowledge = typeof last === 'function' ? (last as Acknowledge) : () => undefined;
  return [parts[0] === last && typeof last === 'function' ? undefined : parts[0], acknowledge];
}

/** Begins after a while, unless it is ended before. Returns how to end it. */
function later(milliseconds: number, begin: () => () => void): () => void {
  let end: (() => void) | null = null;
  const timer = setTimeout(() => {
    end = begin();
  }, milliseconds);
  return () => {
    clearTimeout(timer);
    end?.();
  };
}
