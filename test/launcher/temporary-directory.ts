import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, jest } from '@jest/globals';

/** A start takes a second on an idle machine; a busy one may need many. */
jest.setTimeout(60_000);

const cleanups: (() => unknown)[] = [];

/** Runs after the test, the latest first, whatever the test's outcome. */
export function afterThisTest(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** An empty directory that is removed after the test. Everybody may pass through it, as through most projects, so that
 *  root's server drops its rights to an ordinary account's. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-launcher-'));
  chmodSync(directory, 0o755);
  afterThisTest(() => rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  return directory;
}

afterEach(async () => {
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) await cleanup();
});
