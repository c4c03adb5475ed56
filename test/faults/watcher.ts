import WebSocket from 'ws';
import { digestOf, type HistoryWriter } from './history.js';

interface WireEvent {
  readonly version: number;
  readonly hash: string;
}

/** How a connection ends that nobody closes: a reset, or silence in which the server believes that it still stands. */
export type Cut = 'RESET' | 'HALF_OPEN';

/** Packets of Engine.IO 4 and socket.io 5: type, namespace, payload. */
const NAMESPACE = '/auctions,';
const PING = '2';
const PONG = '3';
const CONNECT = `40${NAMESPACE}`;
const EVENTS = `42${NAMESPACE}["events",`;
const ACK = `43${NAMESPACE}`;
const CONNECT_MS_MAX = 20_000;

/**
 * A watcher of one auction that comes back after each cut and asks for what it missed. Speaks socket.io over a bare WebSocket, so that
 * thousands fit in one process. What each connection brought is written into the history when it ends.
 */
export class Watcher {
  /** the last version received; 0: none yet */
  version = 0;
  connections = 0;
  private hashes: string[] = [];
  private first = 0;
  private socket: WebSocket | null = null;
  private readonly abandoned: WebSocket[] = [];

  constructor(
    private readonly number: number,
    private readonly port: number,
    private readonly auctionId: string,
    private readonly history: HistoryWriter,
    /** SKIP: a control, which goes on with whatever is newest. */
    private readonly replay: 'REPLAY' | 'SKIP',
    private readonly onReceived: (receivedAt: number, versions: readonly number[]) => void = () => undefined,
  ) {}

  get isConnected(): boolean {
    return this.socket !== null;
  }

  /** Resolves when `watch` is answered; rejects when the server does not. */
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${this.port}/socket.io/?EIO=4&transport=websocket`, {
        perMessageDeflate: false,
        skipUTF8Validation: true,
      });
      const timer = setTimeout(() => socket.terminate(), CONNECT_MS_MAX);
      let asked = 0;
      const watch = (): void =>
        socket.send(
          `42${NAMESPACE}${asked++}["watch",${JSON.stringify({ auctionId: this.auctionId, afterVersion: this.wanted() })}]`,
        );
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(timer);
        if (this.socket === socket) this.flush();
        reject(new Error('the connection was closed'));
      });
      socket.on('message', data => {
        const text = data.toString();
        if (text === PING) socket.send(PONG);
        else if (text.startsWith('0')) socket.send(CONNECT);
        else if (text.startsWith(CONNECT)) watch();
        else if (this.socket === socket && text.startsWith(EVENTS)) this.receive(parsed(text.slice(EVENTS.length, -1)));
        else if (text.startsWith(ACK)) {
          const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [{ events?: WireEvent[]; more?: true }];
          if (answer.events === undefined) return socket.terminate();
          clearTimeout(timer);
          this.socket = socket;
          this.receive(answer.events);
          if (answer.more === true) return watch();
          this.connections += 1;
          resolve();
        }
      });
    });
  }

  cut(how: Cut): void {
    const { socket } = this;
    if (socket === null) return;
    this.flush();
    if (how === 'HALF_OPEN') {
      socket.pause(); // nobody reads and nobody answers; the server is to find out by itself
      this.abandoned.push(socket);
    } else (socket as unknown as { _socket: { resetAndDestroy(): void } })._socket.resetAndDestroy();
  }

  /** Stops reading, for good; the connection stays, and so does what was received. */
  stall(): void {
    this.socket?.pause();
  }

  /** Ends a stalled connection unread. Whatever it was sent since it stalled counts as never received. */
  giveUp(): void {
    const { socket } = this;
    this.flush();
    socket?.terminate();
  }

  /** Ends, and nothing is written. */
  forget(): void {
    const { socket } = this;
    this.socket = null;
    socket?.terminate();
  }

  end(): void {
    this.flush();
    this.socket?.terminate();
    for (const socket of this.abandoned) socket.terminate();
  }

  private wanted(): number {
    return this.replay === 'SKIP' && this.connections > 0 ? 2_147_483_647 : this.version;
  }

  private receive(events: readonly WireEvent[]): void {
    if (this.hashes.length === 0) this.first = events[0]?.version ?? 0;
    for (const { hash } of events) this.hashes.push(hash);
    this.version = events.at(-1)?.version ?? this.version;
    if (events.length > 0)
      this.onReceived(
        Date.now(),
        events.map(({ version }) => version),
      );
  }

  private flush(): void {
    this.socket = null;
    const count = this.hashes.length;
    const { number: watcher, auctionId, first } = this;
    this.history.write({
      kind: 'SEEN',
      watcher,
      auctionId,
      first,
      count,
      digest: digestOf(this.hashes),
      at: Date.now(),
    });
    this.hashes = [];
  }
}

/** Spectators are sent the same text: it is read once for as many as get it one after another. */
let lastText = '';
let lastEvents: readonly WireEvent[] = [];
function parsed(text: string): readonly WireEvent[] {
  if (text !== lastText) {
    lastText = text;
    lastEvents = JSON.parse(text) as readonly WireEvent[];
  }
  return lastEvents;
}
