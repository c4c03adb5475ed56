import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgresState, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { processIdentity } from '../../src/platform/embedded-postgres/processes.js';
import { supervise } from '../../src/platform/embedded-postgres/supervision.js';
import { dataDirectoryOf, postmasterPidOf, query, start, until } from './cluster-under-test.js';
import { run } from './node-program.js';
import { temporaryDirectory } from './temporary-directory.js';

test('a server whose starter was killed is adopted with its port and data, and supervised like our own', async () => {
  const directory = temporaryDirectory();
  const program = run('start-server.ts', [directory]);
  const url = await program.line();
  await query(url, 'CREATE TABLE kept AS SELECT 7 AS value');
  const pid = postmasterPidOf(directory);
  await program.kill();
  expect(processIdentity(pid)).not.toBeNull();

  const states: string[] = [];
  const server = await start(directory, { onStateChange: state => states.push(state.kind) });
  expect(server).toMatchObject({ url, adopted: true });
  expect(postmasterPidOf(directory)).toBe(pid);

  process.kill(pid, 'SIGKILL');
  await until('the server runs again', () => states.length === 2);
  expect(states).toEqual(['RESTARTING', 'RUNNING']);
  expect(postmasterPidOf(directory)).not.toBe(pid);
  expect(await query(url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);

  const last = postmasterPidOf(directory);
  await server.stop();
  expect(processIdentity(last)).toBeNull();
});

test('a server that is killed is restarted on its port with all that was committed', async () => {
  const directory = temporaryDirectory();
  const states: EmbeddedPostgresState[] = [];
  const server = await start(directory, { onStateChange: state => states.push(state) });
  await query(server.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  process.kill(postmasterPidOf(directory), 'SIGKILL');
  await until('its death is noticed', () => server.state().kind === 'RESTARTING');
  await until('the server runs again', () => server.state().kind === 'RUNNING');
  expect(states).toEqual([{ kind: 'RESTARTING' }, { kind: 'RUNNING' }]);
  expect(await query(server.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
});

test('a stop while the server is being restarted leaves no process', async () => {
  const directory = temporaryDirectory();
  const server = await start(directory);
  process.kill(postmasterPidOf(directory), 'SIGKILL');
  await until('its death is noticed', () => server.state().kind === 'RESTARTING');
  await server.stop();
  expect(server.state()).toEqual({ kind: 'STOPPED' });
  expect(processesNaming(dataDirectoryOf(directory))).toEqual([]);
});

test('a second start is refused with the number of the process that holds the directory, which stays unharmed', async () => {
  const directory = temporaryDirectory();
  const server = await start(directory);
  const second = run('start-server.ts', [directory]);
  expect(await second.line()).toBe(
    `DirectoryInUse: process ${process.pid} already uses the data directory ${directory}: stop it first, or choose another directory`,
  );
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(
    `this process (${process.pid}) already uses the data directory`,
  );
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('shared memory that a process of a killed server still holds only delays the next start', async () => {
  const directory = temporaryDirectory();
  const program = run('start-server.ts', [directory]);
  const client = new pg.Client({ connectionString: await program.line() });
  client.on('error', () => {});
  await client.connect();
  const backend = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0;
  await program.kill();
  process.kill(backend, 'SIGSTOP'); // it cannot notice its postmaster's death
  process.kill(postmasterPidOf(directory), 'SIGKILL');
  const released = new Promise(resolve => setTimeout(resolve, 1_000)).then(() => process.kill(backend, 'SIGCONT'));
  const startedAt = performance.now();
  const server = await start(directory);
  expect(performance.now() - startedAt).toBeGreaterThan(900);
  await released;
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a server that dies again and again is given up after five restarts', async () => {
  const states: EmbeddedPostgresState[] = [];
  const dead = { pid: 1, port: 1, adopted: false, exited: Promise.resolve() };
  const left = await supervise(
    dead,
    async () => dead,
    state => states.push(state),
    new AbortController().signal,
  );
  expect(left).toBeNull();
  expect(states.map(state => state.kind)).toEqual([...Array(5).fill(['RESTARTING', 'RUNNING']).flat(), 'GIVEN_UP']);
});

test('a server that cannot be brought up again is given up with the reason', async () => {
  const states: EmbeddedPostgresState[] = [];
  const dead = { pid: 1, port: 1, adopted: false, exited: Promise.resolve() };
  const bringUp = () => Promise.reject(new Error('no space left'));
  await supervise(dead, bringUp, state => states.push(state), new AbortController().signal);
  expect(states).toEqual([{ kind: 'RESTARTING' }, { kind: 'GIVEN_UP', reason: 'no space left' }]);
});

function processesNaming(directory: string): string[] {
  const listing = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n');
  return listing.filter(line => line.includes(directory));
}
