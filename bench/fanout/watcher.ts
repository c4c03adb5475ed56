import WebSocket from 'ws';

/** An event, as far as a watcher needs it. */
export interface SeenEvent {
  readonly version: number;
  /** epoch milliseconds of the database's clock */
  readonly at: number;
}

/** Packets of Engine.IO 4 and socket.io 5: type, namespace, payload. */
const NAMESPACE = '/auctions,';
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = `40${NAMESPACE}`;
const CONNECT_ERROR = `44${NAMESPACE}`;
const EVENTS = `42${NAMESPACE}["events",`;
const ACK = `43${NAMESPACE}0`;

/**
 * Opens one anonymous watcher of an auction and resolves with how to close it when `watch` is answered. It speaks socket.io over a bare
 * WebSocket, by hand: a thousand real clients in a process would measure themselves. `onStart` hears the version that it stands at;
 * `onEvents` every message after it, with the time of its arrival. Rejects when the server refuses or closes before.
 */
export function openWatcher(
  port: number,
  auctionId: string,
  parse: (text: string) => readonly SeenEvent[],
  onStart: (version: number) => void,
  onEvents: (events: readonly SeenEvent[], receivedAt: number) => void,
): Promise<{ close(): void; readonly lost: boolean }> {
  return new Promise((resolve, reject) => {
    const state = { lost: false, closing: false };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    socket.on('error', reject);
    socket.on('close', () => {
      state.lost = !state.closing;
      reject(new Error('the server closed the connection'));
    });
    socket.on('message', data => {
      const receivedAt = Date.now();
      const text = data.toString();
      if (text.startsWith(EVENTS)) onEvents(parse(text.slice(EVENTS.length, -1)), receivedAt);
      else if (text === PING) socket.send(PONG);
      else if (text.startsWith(OPEN)) socket.send(CONNECT);
      else if (text.startsWith(CONNECT)) socket.send(`42${NAMESPACE}0["watch",${JSON.stringify({ auctionId })}]`);
      else if (text.startsWith(CONNECT_ERROR)) reject(new Error(text));
      else if (text.startsWith(ACK)) {
        const [answer] = JSON.parse(text.slice(ACK.length)) as [{ auction?: { version: number }; more?: true }];
        if (answer.auction === undefined || answer.more === true)
          return reject(new Error(`watch: ${text.slice(0, 200)}`));
        onStart(answer.auction.version);
        resolve({
          close: () => {
            state.closing = true;
            socket.terminate();
          },
          get lost() {
            return state.lost;
          },
        });
      }
    });
  });
}
