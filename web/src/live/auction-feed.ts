import { io, type Socket } from 'socket.io-client';
import {
  type Auction,
  type AuctionEvent,
  readAuction,
  readEvent,
  type WireAuction,
  type WireAuctionEvent,
} from '../auction/auction.js';
import { Store } from '../store.js';
import { answered, begin, type Followed, receive, wantsAnswer } from './follow.js';
import { look, type ServerClock, serverNow } from './server-clock.js';

export type Connection = 'CONNECTING' | 'LIVE' | 'RECONNECTING' | 'OFFLINE';

export interface FeedState {
  /** LIVE only while the server answers our watch and is heard at least every other heartbeat */
  readonly connection: Connection;
  readonly followed: Followed;
  readonly clock: ServerClock;
  /** performance.now() when the server was last heard */
  readonly heardMs: number;
}

/** The server's heartbeat comes every 10 s; after two missed ones and a half the line is dead, whatever the transport believes. */
const SILENCE_MS_MAX = 25_000;
const SILENCE_LOOK_MS = 1_000;
const ANSWER_MS_MAX = 8_000;
const PROBE_MS_MAX = 3_000;
/** socket.io does not come back by itself when the server ended the connection or refused it. */
const RETURN_MS = 2_000;
/** A new answer at most so often: a bidder wants the exact minimum, a spectator of a hot auction does not need it. */
const ANSWER_PACE_MS = { bidder: 1_000, spectator: 5_000 } as const;

type WatchAnswer =
  | { readonly auction: WireAuction; readonly events: readonly WireAuctionEvent[] }
  | { readonly error: { readonly code: string } };

/** One auction, live over socket.io (docs/protocol.md, "Socket"): it watches, applies events in sequence, and says how fresh it is. */
export class AuctionFeed extends Store<FeedState> {
  private readonly socket: Socket;
  private readonly stops: (() => void)[] = [];
  private answerTimer: ReturnType<typeof setTimeout> | null = null;
  private returnTimer: ReturnType<typeof setTimeout> | null = null;
  private watchedMs = Number.NEGATIVE_INFINITY;
  private watching = false;
  /** the viewer changed: the next answer starts the history anew, for `mine` is another's */
  private anew = false;
  private bidder = false;

  /** `onEnded`: the server closed the connection, as it does when the session ends. */
  constructor(
    auction: Auction,
    private readonly onEnded: () => void,
  ) {
    super(fresh(auction));
    this.socket = io('/auctions', {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      timeout: ANSWER_MS_MAX,
    });
    this.socket.on('connect', () => this.watch());
    this.socket.on('disconnect', reason => this.lost(reason === 'io server disconnect'));
    this.socket.on('connect_error', () => this.lost(false));
    this.socket.on('events', (events: WireAuctionEvent[]) => this.hear(events));
    this.socket.on('heartbeat', ({ serverTime }: { serverTime: string }) => this.beat(Date.parse(serverTime)));
    this.listen('offline', () => this.probe());
    this.listen('online', () => this.comeBack());
    const silence = setInterval(() => this.checkSilence(), SILENCE_LOOK_MS);
    this.stops.push(() => clearInterval(silence));
  }

  /** Somebody who may bid hears the exact minimum sooner. */
  setBidder(bidder: boolean): void {
    this.bidder = bidder;
  }

  /** The session changed: connect again with the new cookie and read the history with the new eyes. */
  reconnect(): void {
    this.anew = true;
    this.renew();
  }

  dispose(): void {
    this.socket.off();
    for (const stop of this.stops) stop();
    if (this.answerTimer !== null) clearTimeout(this.answerTimer);
    if (this.returnTimer !== null) clearTimeout(this.returnTimer);
    this.socket.disconnect();
  }

  private watch(answerMsMax = ANSWER_MS_MAX): void {
    if (this.watching || !this.socket.connected) return;
    this.watching = true;
    const { followed } = this.get();
    const afterVersion = this.anew ? begin(followed.auction).lastVersion : followed.lastVersion;
    const sentMs = performance.now();
    const { id } = this.socket;
    this.watchedMs = sentMs;
    this.socket
      .timeout(answerMsMax)
      .emit('watch', { auctionId: followed.auction.id, afterVersion }, (late: Error | null, answer: WatchAnswer) => {
        this.watching = false;
        if (id !== this.socket.id) return this.watch(); // an answer of a connection that is gone
        if (late !== null) return this.renew();
        if ('error' in answer) return this.refused();
        this.take(readAuction(answer.auction), answer.events.map(readEvent), sentMs);
      });
  }

  private take(auction: Auction, events: AuctionEvent[], sentMs: number): void {
    const nowMs = performance.now();
    const { followed, clock } = this.get();
    const known = this.anew ? begin({ ...auction, version: followed.auction.version }) : followed;
    this.anew = false;
    const received = answered(known, auction, events);
    this.update({
      connection: 'LIVE',
      followed: received.followed,
      clock: look(clock, auction.serverTime, nowMs, (nowMs - sentMs) / 2),
      heardMs: nowMs,
    });
    if (received.gap) this.watch();
    else this.askLater();
  }

  private hear(wire: readonly WireAuctionEvent[]): void {
    if (this.anew) return;
    const { followed, gap } = receive(this.get().followed, wire.map(readEvent));
    this.update({ followed, heardMs: performance.now() });
    if (gap) this.watch();
    else this.askLater();
  }

  /** What events do not tell (the exact minimum, the reserve, the outcome) is asked for, at a pace that a crowd can keep up. */
  private askLater(): void {
    const { followed } = this.get();
    if (!wantsAnswer(followed) || this.answerTimer !== null) return;
    const over = followed.auction.status !== 'OPEN';
    const pace = this.bidder || over ? ANSWER_PACE_MS.bidder : ANSWER_PACE_MS.spectator;
    const wait = Math.max(0, this.watchedMs + pace - performance.now());
    this.answerTimer = setTimeout(() => {
      this.answerTimer = null;
      if (wantsAnswer(this.get().followed)) this.watch();
    }, wait);
  }

  private beat(serverTime: number): void {
    const heardMs = performance.now();
    this.update({ clock: look(this.get().clock, serverTime, heardMs), heardMs });
  }

  private checkSilence(): void {
    const { connection, heardMs } = this.get();
    if (connection === 'LIVE' && performance.now() - heardMs > SILENCE_MS_MAX) this.renew();
  }

  /** The browser says that the network is gone. It is often wrong, so the line itself is asked. */
  private probe(): void {
    if (this.socket.connected) this.watch(PROBE_MS_MAX);
    else this.lost(false);
  }

  private lost(ended: boolean): void {
    this.watching = false;
    this.update({ connection: navigator.onLine ? 'RECONNECTING' : 'OFFLINE' });
    if (ended) {
      this.anew = true;
      this.onEnded();
    }
    if (!this.socket.active) this.comeBackLater();
  }

  /** The transport may believe that it is up; a new connection is the only proof. */
  private renew(): void {
    this.socket.disconnect();
    this.lost(false);
    this.comeBack();
  }

  private refused(): void {
    this.update({ connection: 'RECONNECTING' });
    setTimeout(() => this.watch(), RETURN_MS);
  }

  private comeBackLater(): void {
    this.returnTimer ??= setTimeout(() => this.comeBack(), RETURN_MS);
  }

  private comeBack(): void {
    if (this.returnTimer !== null) clearTimeout(this.returnTimer);
    this.returnTimer = null;
    if (!this.socket.connected) this.socket.connect();
  }

  private listen(name: 'online' | 'offline', run: () => void): void {
    window.addEventListener(name, run);
    this.stops.push(() => window.removeEventListener(name, run));
  }

  private update(changes: Partial<FeedState>): void {
    this.set({ ...this.get(), ...changes });
  }
}

/** The server's time by a feed's clock, now. */
export const feedNow = ({ clock }: FeedState): number => serverNow(clock, performance.now());

function fresh(auction: Auction): FeedState {
  const nowMs = performance.now();
  return {
    connection: 'CONNECTING',
    followed: begin(auction),
    clock: look(null, auction.serverTime, nowMs),
    heardMs: nowMs,
  };
}
