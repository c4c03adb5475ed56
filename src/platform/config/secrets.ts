import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret that the environment did not give: made once, kept in `dataDir` with mode 0600, read from there ever after.
 * 32 random bytes, base64url. Two processes that start together agree on whichever file was created first.
 */
export function keptSecret(dataDir: string, name: string): string {
  const path = join(dataDir, `${name.toLowerCase().replaceAll('_', '-')}.key`);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
