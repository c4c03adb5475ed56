import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** More than the slowest install and build together. */
const WAIT_MS_MAX = 900_000;

/** Runs `work` while no other process does so for the same directory. The lock is a socket that the operating system takes
 *  back with its process, so it cannot go stale, and whoever waits is told by the connection's end. */
export async function oneAtATime(directory, work) {
  const lock = await acquire(addressFor(directory), performance.now() + WAIT_MS_MAX);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function addressFor(directory) {
  const name = `aluloop-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${name}`; // an abstract socket: there is no file to be left behind
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(tmpdir(), `${name}.sock`);
}

async function acquire(address, deadline) {
  let isAnnounced = false;
  while (performance.now() < deadline) {
    const lock = await listen(address);
    if (lock !== null) return lock;
    if (!isAnnounced) console.log('waiting for another process that is installing or building here');
    isAnnounced = true;
    if ((await heldUntil(address, deadline)) === 'ABANDONED') rmSync(address, { force: true });
  }
  throw new Error('another process has been installing or building here for 15 minutes');
}

/** The lock, or null while another process holds it. */
function listen(address) {
  return new Promise((resolve, reject) => {
    const waiting = new Set();
    const server = net.createServer(socket => {
      waiting.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => waiting.delete(socket));
    });
    server.once('error', error => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => {
      server.unref();
      resolve({
        close() {
          server.close();
          for (const socket of waiting) socket.destroy();
        },
      });
    });
  });
}

/** Resolves when the holder lets go; 'ABANDONED' when there is only a dead holder's socket file (neither Linux nor Windows). */
function heldUntil(address, deadline) {
  return new Promise(resolve => {
    const socket = net.connect(address);
    socket.setTimeout(Math.max(1, deadline - performance.now()), () => socket.destroy());
    socket.on('error', error =>
      resolve(error.code === 'ECONNREFUSED' && !address.startsWith('\0') ? 'ABANDONED' : 'FREE'),
    );
    socket.once('close', () => resolve('FREE'));
  });
}
