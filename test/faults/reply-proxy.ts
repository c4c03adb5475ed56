import { connect, createServer, type Socket } from 'node:net';
import type { Closers } from '../../bench/closers.js';

/** How often what happens to a request, each 0 to 1; what is left passes untouched. */
export interface Mischief {
  /** the server gets the request, the answer is lost with the connection */
  readonly dropAnswer: number;
  /** the same, but the connection stays open and silent: half-open */
  readonly swallowAnswer: number;
  /** the request never reaches the server */
  readonly dropRequest: number;
  /** the answer comes late */
  readonly delayAnswer: number;
  /** the server gets the request twice, at once, on two connections; the client gets one of the answers */
  readonly doubleRequest: number;
  /** the server gets the request once more, after the client has its answer */
  readonly replayRequest: number;
}

/** What it did, by name. */
export type MischiefCounts = Record<keyof Mischief, number>;

export interface ReplyProxy {
  readonly port: number;
  readonly done: MischiefCounts;
  /** It does nothing any more but pass on. */
  behave(): void;
}

const DELAY_MS_MAX = 400;
const REPLAY_MS_MAX = 1_000;

/**
 * Stands between clients and the HTTP server. A client has one request under way at a time, as HttpLane does, so whatever comes from it is a
 * request, and whatever comes back is its answer.
 */
export async function startReplyProxy(
  target: number,
  mischief: Mischief,
  chance: () => number,
  closers: Closers,
): Promise<ReplyProxy> {
  const done: MischiefCounts = {
    dropAnswer: 0,
    swallowAnswer: 0,
    dropRequest: 0,
    delayAnswer: 0,
    doubleRequest: 0,
    replayRequest: 0,
  };
  let behaving = false;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer(client => {
    keep(client);
    const upstream = keep(connect(target, '127.0.0.1'));
    let fate: keyof Mischief | null = null;
    let request: Buffer | null = null;
    client.on('data', data => {
      fate = behaving ? null : draw(mischief, chance());
      request = data;
      if (fate !== null) done[fate] += 1;
      if (fate === 'dropRequest') return client.resetAndDestroy();
      if (fate === 'doubleRequest') sendAside(target, data, keep);
      upstream.write(data);
    });
    upstream.on('data', data => {
      if (fate === 'dropAnswer') return client.resetAndDestroy();
      if (fate === 'swallowAnswer') return;
      if (fate === 'delayAnswer') return void setTimeout(() => client.write(data), chance() * DELAY_MS_MAX);
      const again = fate === 'replayRequest' ? request : null;
      if (again !== null) setTimeout(() => sendAside(target, again, keep), chance() * REPLAY_MS_MAX);
      client.write(data);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closers.add(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    done,
    behave: () => {
      behaving = true;
    },
  };
}

/** The same request on a connection of its own; nobody reads the answer. */
function sendAside(target: number, request: Buffer, keep: (socket: Socket) => Socket): void {
  const aside = keep(connect(target, '127.0.0.1'));
  aside.once('data', () => aside.destroy());
  aside.write(request);
}

function draw(mischief: Mischief, drawn: number): keyof Mischief | null {
  let left = drawn;
  for (const [kind, share] of Object.entries(mischief)) {
    if (left < share) return kind as keyof Mischief;
    left -= share;
  }
  return null;
}
