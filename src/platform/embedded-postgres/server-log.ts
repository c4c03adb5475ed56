import { chownSync, closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where a server process writes its messages. */
export interface ServerLog {
  readonly file: string;
  readonly descriptor: number;
  /** To be called once the process has been given the descriptor. */
  closeDescriptor(): void;
  /** The last messages since this was opened, for reporting why a start failed. */
  written(): string;
}

/** Opens `postgres.log` in the directory for appending. One that outgrew {@link LOG_BYTES_MAX} becomes `postgres.log.1`
 *  first, replacing that of the time before; so the two together are bounded by what one run writes. */
export function openServerLog(directory: string): ServerLog {
  const file = path.join(directory, 'postgres.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  if (process.getuid?.() === 0) {
    // Root starting an ordinary user's project must not lock that user out of the log.
    const { uid, gid } = statSync(directory);
    chownSync(file, uid, gid);
  }
  const startBytes = fstatSync(descriptor).size;
  return {
    file,
    descriptor,
    closeDescriptor: () => closeSync(descriptor),
    written: () => readFrom(file, startBytes).slice(-REPORTED_CHARACTERS_MAX),
  };
}

const LOG_BYTES_MAX = 10_000_000;
const REPORTED_CHARACTERS_MAX = 2_000;
const REPORTED_BYTES_MAX = 64_000;

function readFrom(file: string, startBytes: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(REPORTED_BYTES_MAX);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, startBytes));
  } finally {
    closeSync(descriptor);
  }
}
