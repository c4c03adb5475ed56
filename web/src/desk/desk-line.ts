import { io, type Socket } from 'socket.io-client';
import { readAuction, readEvent, type WireAuction, type WireAuctionEvent } from '../auction/auction.js';
import type { Connection } from '../live/auction-feed.js';
import { look, type ServerClock, serverNow } from '../live/server-clock.js';
import { SendBudget } from '../market/send-budget.js';
import { Store } from '../store.js';
import type { DeskAuction } from './load-desk.js';
import { WatchedAuction, type WatchReply } from './watched-auction.js';

export interface LineState {
  /** of the line itself; whether a cell is live is the cell's own state */
  readonly connection: Connection;
  /** null before the server has said its time over this line */
  readonly clock: ServerClock | null;
  /** performance.now() when the server was last heard; null: never */
  readonly heardMs: number | null;
}

/** The server's heartbeat comes every 10 s; after two missed ones and a half the line is dead, whatever the transport believes. */
const SILENCE_MS_MAX = 25_000;
const LOOK_MS = 1_000;
const ANSWER_MS_MAX = 8_000;
const PROBE_MS_MAX = 3_000;
/** socket.io does not come back by itself when the server ended the connection or refused it. */
const RETURN_MS = 2_000;

type WireAnswer =
  | { readonly auction: WireAuction; readonly events: readonly WireAuctionEvent[] }
  | { readonly error: { readonly code: string } };

/**
 * One connection for all cells (docs/protocol.md, "Socket"). It carries questions, events and heartbeats to the auctions that follow over
 * it. A question without an answer is the cell's trouble as long as the server is heard otherwise; a silent line is renewed for all.
 */
export class DeskLine extends Store<LineState> {
  private readonly socket: Socket;
  private readonly budget = new SendBudget(performance.now());
  private readonly watched = new Map<string, WatchedAuction>();
  private readonly looking: ReturnType<typeof setInterval>;
  private returnTimer: ReturnType<typeof setTimeout> | null = null;
  private answerMsMax = ANSWER_MS_MAX;
  private readonly offline = (): void => this.probe();
  private readonly online = (): void => this.comeBack();

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
      this.heard();
      const [first] = events;
      if (first !== undefined) this.watched.get(first.auctionId)?.hear(events.map(readEvent));
    });
    this.socket.on('heartbeat', ({ serverTime }: { serverTime: string }) => this.beat(Date.parse(serverTime)));
    addEventListener('offline', this.offline);
    addEventListener('online', this.online);
    this.looking = setInterval(() => this.checkSilence(), LOOK_MS);
  }

  /** Follows an auction from what was loaded of it; the caller lets it go again. */
  follow({ auction }: DeskAuction): WatchedAuction {
    const watched = new WatchedAuction(auction, {
      ask: (id, afterVersion) => this.ask(id, afterVersion),
      nowMs: () => performance.now(),
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    this.watched.get(auction.id)?.dispose();
    this.watched.set(auction.id, watched);
    if (this.socket.connected) watched.connected();
    return watched;
  }

  leave(id: string, watched: WatchedAuction): void {
    watched.dispose();
    if (this.watched.get(id) !== watched) return;
    this.watched.delete(id);
    if (this.socket.connected && this.budget.take(performance.now())) this.socket.emit('unwatch', { auctionId: id });
  }

  /** The session changed: connect again with the new cookie and read the histories with the new eyes. */
  reconnect(): void {
    this.renew(true);
  }

  dispose(): void {
    this.socket.off();
    clearInterval(this.looking);
    if (this.returnTimer !== null) clearTimeout(this.returnTimer);
    removeEventListener('offline', this.offline);
    removeEventListener('online', this.online);
    for (const watched of this.watched.values()) watched.dispose();
    this.socket.disconnect();
  }

  private ask(auctionId: string, afterVersion: number): Promise<WatchReply> | null {
    if (!this.socket.connected) return null;
    const sentMs = performance.now();
    const none: WatchReply = { kind: 'NONE' };
    if (!this.budget.take(sentMs)) return Promise.resolve(none);
    const { id: socketId } = this.socket;
    return new Promise(resolve => {
      this.socket
        .timeout(this.answerMsMax)
        .emit('watch', { auctionId, afterVersion }, (late: Error | null, answer: WireAnswer) => {
          if (socketId !== this.socket.id) return resolve(none);
          if (late !== null) {
            if ((this.get().heardMs ?? Number.NEGATIVE_INFINITY) < sentMs) this.renew(false);
            return resolve(none);
          }
          this.heard();
          if ('error' in answer) return resolve(none);
          const auction = readAuction(answer.auction);
          const nowMs = performance.now();
          const lateMs = (nowMs - sentMs) / 2;
          this.update({ clock: look(this.get().clock, auction.serverTime, nowMs, lateMs) });
          resolve({ kind: 'ANSWER', auction, events: answer.events.map(readEvent), lateMs });
        });
    });
  }

  private connected(): void {
    this.heard();
    for (const watched of this.watched.values()) watched.connected();
  }

  private heard(): void {
    this.update({ connection: 'LIVE', heardMs: performance.now() });
  }

  private beat(serverTime: number): void {
    const heardMs = performance.now();
    const clock = look(this.get().clock, serverTime, heardMs);
    this.update({ connection: 'LIVE', clock, heardMs });
    for (const watched of this.watched.values()) watched.beat(look(watched.get().clock, serverTime, heardMs), heardMs);
  }

  private checkSilence(): void {
    const { connection, heardMs } = this.get();
    if (connection === 'LIVE' && heardMs !== null && performance.now() - heardMs > SILENCE_MS_MAX) this.renew(false);
  }

  /** The browser says that the network is gone. It is often wrong, so the line itself is asked. */
  private probe(): void {
    if (!this.socket.connected) this.lost(false);
    this.answerMsMax = PROBE_MS_MAX;
    for (const watched of this.watched.values()) watched.probe();
    this.answerMsMax = ANSWER_MS_MAX;
  }

  private lost(ended: boolean): void {
    const connection = navigator.onLine ? 'RECONNECTING' : 'OFFLINE';
    this.update({ connection });
    for (const watched of this.watched.values()) watched.lost(connection, ended);
    if (ended) this.onEnded();
    if (!this.socket.active) this.comeBackLater();
  }

  /** The transport may believe that it is up; a new connection is the only proof. */
  private renew(anew: boolean): void {
    this.socket.disconnect();
    const connection = navigator.onLine ? 'RECONNECTING' : 'OFFLINE';
    this.update({ connection });
    for (const watched of this.watched.values()) watched.lost(connection, anew);
    this.comeBack();
  }

  private comeBackLater(): void {
    this.returnTimer ??= setTimeout(() => this.comeBack(), RETURN_MS);
  }

  private comeBack(): void {
    if (this.returnTimer !== null) clearTimeout(this.returnTimer);
    this.returnTimer = null;
    if (!this.socket.connected) this.socket.connect();
  }

  private update(changes: Partial<LineState>): void {
    this.set({ ...this.get(), ...changes });
  }
}

/** The server's time now; null while it never spoke. */
export const lineNow = ({ clock }: LineState): number | null =>
  clock === null ? null : serverNow(clock, performance.now());
