import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** What no database may hold. */
export interface Secrets {
  readonly session: string;
  /** signs transcripts */
  readonly transcript: string;
  /** seals bids */
  readonly sealed: string;
}

/** The environment's, or those kept in the data directory. */
export const secretsOf = (config: Config): Secrets => ({
  session: config.sessionSecret ?? keptSecret(config.dataDir, 'SESSION_SECRET'),
  transcript: config.transcriptKey ?? keptSecret(config.dataDir, 'TRANSCRIPT_KEY'),
  sealed: config.sealedKey ?? keptSecret(config.dataDir, 'SEALED_KEY'),
});

/** 32 random bytes in base64url. */
const SECRET = /^[\w-]{43}$/;

/**
 * A secret that the environment did not give: made once, kept in `dataDir` with mode 0600, read from there ever after. It appears under its
 * name whole and on disk or not at all, so a crash leaves no half of it, and processes that start together agree on the first one.
 * Throws when the file holds anything else: a lost key is for a person to see, never to be replaced in silence.
 */
export function keptSecret(dataDir: string, name: string): string {
  const path = join(dataDir, `${name.toLowerCase().replaceAll('_', '-')}.key`);
  mkdirSync(dataDir, { recursive: true });
  const known = read(path) ?? make(path);
  if (!SECRET.test(known)) throw new Error(`${name}: ${path} does not hold the key that was written there`);
  return known;
}

function make(path: string): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, randomBytes(32).toString('base64url'));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
