import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { BoundedCache } from './bounded-cache.js';

/** How long a client may take to answer a close before it is cut off. */
const CLOSE_WAIT_MS = 500;
/** A session can end while a socket of it is being authenticated: the latest ended ones are remembered. */
const ENDED_SESSIONS_MAX = 10_000;

/**
 * The open sockets of `WS /graphql` on this node, by session. Whoever ends a session (signing out, a changed password) calls
 * `closeSession` on every node: a subscription must not outlive the right to it.
 */
@Injectable()
export class GraphqlSockets implements BeforeApplicationShutdown {
  readonly #all = new Set<WebSocket>();
  readonly #bySession = new Map<string, Set<WebSocket>>();
  readonly #ended = new BoundedCache<string, true>(ENDED_SESSIONS_MAX);

  /** Sockets that are open or closing. */
  get count(): number {
    return this.#all.size;
  }

  /** Closes the sockets of a session with 4401 and refuses those still being authenticated. Session ids are never used twice. */
  closeSession(sessionId: string): void {
    this.#ended.set(sessionId, true);
    for (const socket of this.#bySession.get(sessionId) ?? []) close(socket, CloseCode.Unauthorized, 'Session ended');
  }

  /** Sessions that have a socket here. */
  get sessionIds(): readonly string[] {
    return [...this.#bySession.keys()];
  }

  /** Before the server closes: an open socket would keep the process alive. */
  beforeApplicationShutdown(): void {
    for (const socket of this.#all) close(socket, GOING_AWAY, 'Going away');
  }

  /** For the door itself: a socket exists from its upgrade on. */
  opened(socket: WebSocket): void {
    this.#all.add(socket);
    socket.once('close', () => this.#all.delete(socket));
  }

  /** For the door itself: false when the session has ended meanwhile; the caller then closes the socket. */
  authenticated(socket: WebSocket, sessionId: string): boolean {
    if (this.#ended.get(sessionId)) return false;
    const sockets = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, sockets.add(socket));
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0 && this.#bySession.get(sessionId) === sockets) this.#bySession.delete(sessionId);
    });
    return true;
  }
}

const GOING_AWAY = 1001;

function close(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), CLOSE_WAIT_MS).unref();
}
