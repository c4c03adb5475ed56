import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What PostgreSQL writes into `postmaster.pid` (its miscadmin.h, LOCK_FILE_LINE_*). */
export interface PidFile {
  readonly file: string;
  readonly pid: number;
  /** The data directory as the postmaster was given it. */
  readonly dataDirectory: string;
  readonly startedAtSeconds: number;
  readonly port: number;
}

/** Null when there is none; 'GARBLED' when a crash of the machine, or a write in progress, left half of one. */
export function readPidFile(dataDirectory: string): PidFile | 'GARBLED' | null {
  const file = pidFileOf(dataDirectory);
  try {
    return parsePidFile(file, readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export const pidFileOf = (dataDirectory: string): string => path.join(dataDirectory, 'postmaster.pid');

/** Reads the text of a pid file that lies at `file`. */
export function parsePidFile(file: string, text: string): PidFile | 'GARBLED' {
  const [pid, dataDirectory, startedAt, port] = text.split('\n');
  const numbers = { pid: Number(pid), startedAtSeconds: Number(startedAt), port: Number(port) };
  const isWhole = Object.values(numbers).every(number => Number.isInteger(number) && number > 0);
  return isWhole && dataDirectory ? { file, dataDirectory, ...numbers } : 'GARBLED';
}
