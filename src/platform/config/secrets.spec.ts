import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { keptSecret } from './secrets.js';

const folder = () => mkdtempSync(join(tmpdir(), 'aluloop-secret-'));

test('a secret is made once, for its owner only, and is the same ever after', () => {
  const dataDir = folder();
  const first = keptSecret(dataDir, 'SESSION_SECRET');
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(keptSecret(dataDir, 'SESSION_SECRET')).toBe(first);
  expect(readdirSync(dataDir)).toEqual(['session-secret.key']);
  expect(statSync(join(dataDir, 'session-secret.key')).mode & 0o777).toBe(0o600);
  expect(keptSecret(folder(), 'SESSION_SECRET')).not.toBe(first);
});

test('a damaged file stops the start: a lost key is never replaced in silence', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'sealed-key.key'), '');
  expect(() => keptSecret(dataDir, 'SEALED_KEY')).toThrow('SEALED_KEY');
});
