import { io, type Socket } from 'socket.io-client';
import { type Auction, readAuction, readEvent, type WireAuction, type WireAuctionEvent } from '../auction/auction.js';
import type { Connection } from '../live/auction-feed.js';
import { answered, begin, type Followed, receive, wantsAnswer } from '../live/follow.js';
import { look, type ServerClock, serverNow } from '../live/server-clock.js';
import { Store } from '../store.js';
import { SendBudget } from './send-budget.js';

export interface MarketFeedState {
  readonly connection: Connection;
  /** null before the server has said its time */
  readonly clock: ServerClock | null;
  /** performance.now() when the server was last heard; null: never by the socket */
  readonly heardMs: number | null;
}

/** Auctions that are watched at once. */
export const WATCHED_MAX = 50;
/** The server's heartbeat comes every 10 s. */
const SILENCE_MS_MAX = 25_000;
const LOOK_MS = 1_000;
const ANSWER_MS_MAX = 8_000;
const RETURN_MS = 2_000;
/** After an error the same auction is not asked for again before. */
const REFUSED_PAUSE_MS = 10_000;
/** What events do not tell is asked for again at most so often per auction. */
const ANSWER_PACE_MS = 10_000;

type WatchAnswer =
  | { readonly auction: WireAuction; readonly events: readonly WireAuctionEvent[]; readonly more?: true }
  | { readonly error: { readonly code: string } };

interface Watched {
  /** UNKNOWN: to be asked for; ASKED: the question is under way; LIVE: the server answered, its events come */
  state: 'UNKNOWN' | 'ASKED' | 'LIVE';
  /** performance.now() before which it is not asked for again */
  notBeforeMs: number;
}

/**
 * The auctions of the rows in sight, live over one connection (docs/protocol.md, "Socket"). Rows read their own auction and hear of its
 * changes only; the state of the store is that of the connection, for all.
 */
export class MarketFeed extends Store<MarketFeedState> {
  private readonly socket: Socket;
  private readonly budget = new SendBudget(performance.now());
  private readonly known = new Map<string, Followed>();
  private readonly rowListeners = new Map<string, Set<() => void>>();
  private readonly watched = new Map<string, Watched>();
  private wanted: readonly string[] = [];
  private readonly looking: ReturnType<typeof setInterval>;
  private returnTimer: ReturnType<typeof setTimeout> | null = null;
  private readonly probe = (): void => {
    if (!navigator.onLine) this.lost(false);
    else if (!this.socket.connected) this.socket.connect();
  };

  /** `onEnded`: the server closed the connection, as it does when the session ends. */
  constructor(private readonly onEnded: () => void) {
    super({ connection: 'CONNECTING', clock: null, heardMs: null });
    this.socket = io('/auctions', {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      timeout: ANSWER_MS_MAX,
    });
    this.socket.on('connect', () => this.connected());
    this.socket.on('disconnect', reason => this.lost(reason === 'io server disconnect'));
    this.socket.on('connect_error', () => this.lost(false));
    this.socket.on('events', (events: readonly (WireAuctionEvent & { readonly auctionId: string })[]) => {
      const auctionId = events[0]?.auctionId;
      if (auctionId !== undefined) this.hear(auctionId, events);
    });
    this.socket.on('heartbeat', ({ serverTime }: { serverTime: string }) => this.heard(Date.parse(serverTime)));
    window.addEventListener('offline', this.probe);
    window.addEventListener('online', this.probe);
    this.looking = setInterval(() => this.lookAround(), LOOK_MS);
  }

  /** Auctions of rows as answers brought them, the last one at `cameMs`. What is followed already is known better here. */
  learn(auctions: readonly Auction[], cameMs: number): void {
    const last = auctions.at(-1);
    if (last === undefined) return;
    this.update({ clock: look(this.get().clock, last.serverTime, cameMs) });
    for (const auction of auctions) {
      const known = this.known.get(auction.id);
      const followed = this.watched.get(auction.id)?.state === 'LIVE';
      if (known !== undefined && (followed || known.auction.version > auction.version)) continue;
      this.know(auction.id, { ...begin(auction), lastVersion: auction.version });
    }
  }

  auction(id: string): Auction | null {
    return this.known.get(id)?.auction ?? null;
  }

  subscribeTo(id: string, listener: () => void): () => void {
    const listeners = this.rowListeners.get(id) ?? new Set();
    this.rowListeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.rowListeners.delete(id);
    };
  }

  /** The auctions in sight, the most important first. What is out of sight stays watched while there is room. */
  want(ids: readonly string[]): void {
    this.wanted = ids.slice(0, WATCHED_MAX);
    for (const id of this.wanted) if (!this.watched.has(id)) this.watched.set(id, { state: 'UNKNOWN', notBeforeMs: 0 });
    for (const [id, { state }] of this.watched) {
      if (this.watched.size <= WATCHED_MAX) break;
      if (this.wanted.includes(id)) continue;
      if (state !== 'UNKNOWN' && this.socket.connected) this.socket.emit('unwatch', { auctionId: id });
      if (state !== 'UNKNOWN') this.budget.take(performance.now());
      this.watched.delete(id);
    }
    this.ask();
  }

  /** The session changed: connect again with the new cookie, for what is mine is another's. */
  reconnect(): void {
    this.socket.disconnect();
    this.socket.connect();
  }

  dispose(): void {
    this.socket.off();
    clearInterval(this.looking);
    if (this.returnTimer !== null) clearTimeout(this.returnTimer);
    window.removeEventListener('offline', this.probe);
    window.removeEventListener('online', this.probe);
    this.socket.disconnect();
  }

  private connected(): void {
    for (const watched of this.watched.values()) {
      watched.state = 'UNKNOWN';
      watched.notBeforeMs = 0;
    }
    // with rows in sight, live is what the server has answered for
    if (this.wanted.length === 0) this.update({ connection: 'LIVE', heardMs: performance.now() });
    this.ask();
  }

  /** Asks for what is in sight and unknown, as far as the server's patience with one connection goes. */
  private ask(): void {
    if (!this.socket.connected) return;
    const nowMs = performance.now();
    for (const id of this.wanted) {
      const watched = this.watched.get(id);
      if (watched === undefined || watched.state === 'ASKED' || watched.notBeforeMs > nowMs) continue;
      if (watched.state === 'LIVE' && !this.isIncomplete(id)) continue;
      if (!this.budget.take(nowMs)) return;
      this.watch(id, watched);
    }
  }

  /** The reserve and the outcome are not told by events. */
  private isIncomplete(id: string): boolean {
    const followed = this.known.get(id);
    if (followed === undefined || !wantsAnswer(followed)) return false;
    const { status, reserveMet } = followed.auction;
    return status === 'CLOSED' || reserveMet === null;
  }

  private watch(id: string, watched: Watched): void {
    const followed = this.known.get(id);
    if (followed === undefined) return;
    const socketId = this.socket.id;
    const sentMs = performance.now();
    watched.state = 'ASKED';
    watched.notBeforeMs = sentMs + ANSWER_PACE_MS;
    this.socket
      .timeout(ANSWER_MS_MAX)
      .emit(
        'watch',
        { auctionId: id, afterVersion: followed.lastVersion },
        (late: Error | null, answer: WatchAnswer) => {
          if (socketId !== this.socket.id || this.watched.get(id) !== watched) return;
          if (late !== null) return this.renew();
          if ('error' in answer) {
            watched.state = 'UNKNOWN';
            watched.notBeforeMs = performance.now() + REFUSED_PAUSE_MS;
            return;
          }
          watched.state = 'LIVE';
          const nowMs = performance.now();
          const auction = readAuction(answer.auction);
          const received = answered(this.known.get(id) ?? followed, auction, answer.events.map(readEvent));
          const clock = look(this.get().clock, auction.serverTime, nowMs, (nowMs - sentMs) / 2);
          this.update({ connection: 'LIVE', clock, heardMs: nowMs });
          this.know(id, received.followed);
          if (received.gap || answer.more === true) this.again(watched);
        },
      );
  }

  private hear(id: string, wire: readonly WireAuctionEvent[]): void {
    const watched = this.watched.get(id);
    const followed = this.known.get(id);
    if (watched === undefined || followed === undefined) return;
    const received = receive(followed, wire.map(readEvent));
    this.update({ heardMs: performance.now() });
    this.know(id, received.followed);
    if (received.gap && watched.state === 'LIVE') this.again(watched);
  }

  private again(watched: Watched): void {
    watched.state = 'UNKNOWN';
    watched.notBeforeMs = 0;
    this.ask();
  }

  /** A row shows no history, so none is kept. */
  private know(id: string, followed: Followed): void {
    this.known.set(id, { ...followed, events: [] });
    for (const listener of this.rowListeners.get(id) ?? []) listener();
  }

  private heard(serverTime: number): void {
    const nowMs = performance.now();
    this.update({ connection: 'LIVE', clock: look(this.get().clock, serverTime, nowMs), heardMs: nowMs });
  }

  private lookAround(): void {
    const { connection, heardMs } = this.get();
    if (connection === 'LIVE' && heardMs !== null && performance.now() - heardMs > SILENCE_MS_MAX) this.renew();
    this.ask();
  }

  private lost(ended: boolean): void {
    this.update({ connection: navigator.onLine ? 'RECONNECTING' : 'OFFLINE' });
    if (ended) this.onEnded();
    if (!this.socket.active)
      this.returnTimer ??= setTimeout(() => {
        this.returnTimer = null;
        if (!this.socket.connected) this.socket.connect();
      }, RETURN_MS);
  }

  /** The transport may believe that it is up; a new connection is the only proof. */
  private renew(): void {
    this.socket.disconnect();
    this.lost(false);
    this.socket.connect();
  }

  private update(changes: Partial<MarketFeedState>): void {
    this.set({ ...this.get(), ...changes });
  }
}

/** The server's time now; null while it never spoke. */
export const marketNow = ({ clock }: MarketFeedState): number | null =>
  clock === null ? null : serverNow(clock, performance.now());
