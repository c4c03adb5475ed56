import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Closers } from '../../bench/closers.js';

export interface DatabaseProxy {
  readonly port: number;
  /** what it has done so far */
  readonly done: { commitsCut: number; othersCut: number; requestsCut: number; delayed: number };
  /** Begins: until then it passes everything on. */
  misbehave(): void;
  behave(): void;
}

/** Chances per message of PostgreSQL, 0 to 1. */
const CUT_COMMIT = 0.08;
const CUT_OTHER = 0.002;
const CUT_REQUEST = 0.002;
const DELAY = 0.02;
const DELAY_MS_MAX = 120;
/** CommandComplete with the tag COMMIT, as it stands in PostgreSQL's protocol. */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/**
 * Stands between the server and PostgreSQL: cuts connections just when the answer to a COMMIT passes, sometimes before another answer or a
 * request, and holds answers back. It cannot double what it passes on: within a TCP connection nothing comes twice.
 */
export async function startDatabaseProxy(
  target: number,
  chance: () => number,
  closers: Closers,
): Promise<DatabaseProxy> {
  const done = { commitsCut: 0, othersCut: 0, requestsCut: 0, delayed: 0 };
  let bad = false;
  const sockets = new Set<Socket>();
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    const cut = (): void => {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    };
    let turn: Promise<unknown> = Promise.resolve(); // what is held back holds back what follows it
    client.on('data', data => {
      if (bad && chance() < CUT_REQUEST) {
        done.requestsCut += 1;
        cut();
      } else upstream.write(data);
    });
    upstream.on('data', data => {
      const isCommit = data.includes(COMMITTED);
      if (bad && chance() < (isCommit ? CUT_COMMIT : CUT_OTHER)) {
        done[isCommit ? 'commitsCut' : 'othersCut'] += 1;
        cut();
        return;
      }
      if (bad && chance() < DELAY) {
        done.delayed += 1;
        turn = turn.then(() => sleep(chance() * DELAY_MS_MAX));
      }
      turn = turn.then(() => client.destroyed || client.write(data));
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
    misbehave: () => {
      bad = true;
    },
    behave: () => {
      bad = false;
    },
  };
}
