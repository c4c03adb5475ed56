import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { DirectoryInUse, lockDirectory } from '../../src/platform/embedded-postgres/directory-lock.js';
import { run } from './node-program.js';
import { temporaryDirectory } from './temporary-directory.js';

const NOBODYS_IDENTITY = 'an earlier boot/1';

test('a locked directory is refused until it is released', () => {
  const directory = temporaryDirectory();
  const lock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
  lock.release();
  lock.release();
  lockDirectory(directory).release();
  expect(readdirSync(directory)).toHaveLength(1);
});

test('the refusal names the process that holds the directory', async () => {
  const directory = temporaryDirectory();
  const holder = run('take-lock.ts', [directory, directory]);
  expect([await holder.line(), await holder.line()]).toEqual(['ready', 'won']);
  expect(() => lockDirectory(directory)).toThrow(`process ${holder.process.pid} already uses the data directory`);
});

test('the lock of a process that was killed is taken over', async () => {
  const directory = temporaryDirectory();
  const holder = run('take-lock.ts', [directory, directory]);
  expect([await holder.line(), await holder.line()]).toEqual(['ready', 'won']);
  await holder.kill();
  expect(() => lockDirectory(directory)).not.toThrow();
});

test('a lock whose process number now belongs to another process is taken over', () => {
  const directory = temporaryDirectory();
  writeFileSync(path.join(directory, 'owner-7.lock'), JSON.stringify({ pid: process.pid, identity: NOBODYS_IDENTITY }));
  expect(() => lockDirectory(directory)).not.toThrow();
  expect(readdirSync(directory)).toEqual(['owner-8.lock']);
});

test('a lock that a crash left empty is taken over', () => {
  const directory = temporaryDirectory();
  writeFileSync(path.join(directory, 'owner-1.lock'), '');
  expect(() => lockDirectory(directory)).not.toThrow();
});

test('of many processes that take over a dead lock at one moment exactly one wins', async () => {
  const directory = temporaryDirectory();
  const startSignal = path.join(temporaryDirectory(), 'go');
  writeFileSync(path.join(directory, 'owner-3.lock'), JSON.stringify({ pid: process.pid, identity: NOBODYS_IDENTITY }));
  const contenders = Array.from({ length: 6 }, () => run('take-lock.ts', [directory, startSignal]));
  for (const contender of contenders) expect(await contender.line()).toBe('ready');
  writeFileSync(startSignal, '');
  const outcomes = await Promise.all(contenders.map(contender => contender.line()));
  expect(outcomes.sort()).toEqual([...Array(5).fill('DirectoryInUse'), 'won']);
});
