import { randomInt } from 'node:crypto';
import net from 'node:net';

/** A TCP port of 127.0.0.1 that nobody listens on at this moment; it may be taken before the caller does.
 *  It lies below the ranges from which systems take ports for outgoing connections (Linux from 32768, others from 49152):
 *  while PostgreSQL is restarted on it, no reconnecting client can be given that very port as its own.
 *  Throws when 50 random ones are all taken. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < PORT_ATTEMPTS_MAX; attempt++) {
    const port = randomInt(PORT_MIN, PORT_MAX + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free TCP port found on 127.0.0.1 between ${PORT_MIN} and ${PORT_MAX}`);
}

const PORT_MIN = 15_432;
const PORT_MAX = 32_000;
const PORT_ATTEMPTS_MAX = 50;

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
