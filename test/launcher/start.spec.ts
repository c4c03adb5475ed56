import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { isZombie, processIdentity } from '../../src/platform/embedded-postgres/processes.js';
import { dataDirectoryOf, postmasterPidOf, query, start, until } from './cluster-under-test.js';
import { run } from './node-program.js';
import { afterThisTest, temporaryDirectory } from './temporary-directory.js';

test('a first start makes a UTF-8 cluster with checksums that only 127.0.0.1 and the password reach', async () => {
  const directory = path.join(temporaryDirectory(), 'new', 'pg');
  const server = await start(directory, { flags: {} });
  expect(server.adopted).toBe(false);
  const names = ['server_encoding', 'data_checksums', 'fsync', 'synchronous_commit', 'listen_addresses'];
  const more = ['unix_socket_directories', 'max_connections', 'shared_buffers', 'TimeZone'];
  const settings = await query(
    server.url,
    `SELECT ${[...names, ...more].map(name => `current_setting('${name}') AS "${name}"`).join(', ')}`,
  );
  expect(settings).toEqual([
    {
      server_encoding: 'UTF8',
      data_checksums: 'on',
      fsync: 'on',
      synchronous_commit: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '100',
      shared_buffers: '128MB',
      TimeZone: 'UTC',
    },
  ]);
  expect(
    await query(server.url, "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'postgres'"),
  ).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
  expect(statSync(path.join(directory, 'cluster', 'password')).mode & 0o777).toBe(0o600);
  expect(statSync(dataDirectoryOf(directory)).mode & 0o777).toBe(0o700);
  await expect(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication');
});

test('a stop ends the server although clients hold transactions, and a later start finds the data', async () => {
  const directory = temporaryDirectory();
  const server = await start(directory);
  await query(server.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  await client.query('BEGIN; LOCK TABLE kept');
  const pid = postmasterPidOf(directory);
  const startedAt = performance.now();
  await Promise.all([server.stop(), server.stop()]);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(processIdentity(pid)).toBeNull();
  expect(server.state()).toEqual({ kind: 'STOPPED' });
  const again = await start(directory);
  expect(await query(again.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
});

test('a server that reacts to nothing is killed within 5 s', async () => {
  const directory = temporaryDirectory();
  const server = await start(directory);
  const pid = postmasterPidOf(directory);
  process.kill(pid, 'SIGSTOP');
  const startedAt = performance.now();
  await server.stop();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(processIdentity(pid)).toBeNull();
});

test('a broken locale, PG variables and a closed directory above do not matter', async () => {
  const closed = path.join(temporaryDirectory(), 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const env = {
    ...process.env,
    LC_ALL: 'xx_YY.bogus',
    LANG: 'bogus',
    PGPORT: '1',
    PGDATA: '/nowhere',
    PGOPTIONS: '-x',
  };
  const program = run('start-server.ts', [path.join(closed, 'pg')], env);
  const url = await program.line();
  expect(await query(url, "SELECT current_setting('server_encoding') AS encoding")).toEqual([{ encoding: 'UTF8' }]);
  await program.kill();
  await (await start(path.join(closed, 'pg'))).stop();
});

const onLinux = process.platform === 'linux' ? test : test.skip; // elsewhere a process's environment cannot be read

onLinux('the server sees the path and the C locale, and no secret of ours', async () => {
  const directory = temporaryDirectory();
  await start(directory);
  const environment = readFileSync(`/proc/${postmasterPidOf(directory)}/environ`, 'utf8')
    .split('\0')
    .filter(Boolean);
  expect(environment.sort()).toEqual(['LANG=C', 'LC_ALL=C', `PATH=${process.env.PATH}`]);
});

test('data that another account owns is given to the one that can reach it', async () => {
  const directory = temporaryDirectory();
  const closed = path.join(directory, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const server = await start(path.join(closed, 'pg'));
  await query(server.url, 'CREATE TABLE kept AS SELECT 7 AS value');
  await server.stop();
  chmodSync(closed, 0o755); // now accounts other than root's own can reach it, and root's server runs as one of them
  const again = await start(path.join(closed, 'pg'));
  expect(await query(again.url, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  expect(statSync(dataDirectoryOf(path.join(closed, 'pg'))).uid).not.toBe(0);
});

test('a start that was killed while it made the cluster is begun anew by the next one', async () => {
  const directory = temporaryDirectory();
  const program = run('start-server.ts', [directory]);
  const drafts = () => readdirSync(directory).filter(name => name.startsWith('cluster.draft-'));
  const hasVersion = (draft: string) => readdirSync(path.join(directory, draft, 'data')).includes('PG_VERSION');
  await until('initdb is under way', () => {
    try {
      return drafts().some(hasVersion);
    } catch {
      return false;
    }
  });
  await program.kill();
  expect(readdirSync(directory)).not.toContain('cluster');
  const server = await start(directory);
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a pid file whose number now belongs to another process of the same user is no obstacle', async () => {
  const directory = temporaryDirectory();
  await (await start(directory)).stop();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...serverAccount(directory) });
  afterThisTest(() => stranger.kill('SIGKILL'));
  writePidFile(directory, stranger.pid);
  const server = await start(directory);
  expect(server.adopted).toBe(false);
  expect(postmasterPidOf(directory)).not.toBe(stranger.pid);
});

test('a pid file of a dead server that its parent never collected is no obstacle', async () => {
  const directory = temporaryDirectory();
  await (await start(directory)).stop();
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], serverAccount(directory));
  afterThisTest(() => parent.kill('SIGKILL'));
  const [line] = await once(parent.stdout, 'data');
  const zombie = Number(String(line));
  await until('the process has ended', () => processIdentity(zombie) === null);
  expect(isZombie(zombie)).toBe(true);
  writePidFile(directory, zombie);
  expect((await start(directory)).adopted).toBe(false);
});

test('an aborted start throws the reason, leaves no process and gives the directory free', async () => {
  const directory = temporaryDirectory();
  const abort = new AbortController();
  const steps: string[] = [];
  const onProgress = (step: string) => {
    steps.push(step);
    if (step === 'starting PostgreSQL') setTimeout(() => abort.abort(new Error('enough')), 10);
  };
  await expect(startEmbeddedPostgres({ directory, onProgress, signal: abort.signal })).rejects.toThrow('enough');
  expect(steps).toEqual(['creating the database cluster', 'starting PostgreSQL']);
  expect(readdirSync(dataDirectoryOf(directory))).not.toContain('postmaster.pid');
  const whileMaking = new AbortController();
  const other = temporaryDirectory();
  const attempt = startEmbeddedPostgres({
    directory: other,
    onProgress: () => setTimeout(() => whileMaking.abort(new Error('enough')), 50),
    signal: whileMaking.signal,
  });
  await expect(attempt).rejects.toThrow('enough');
  expect(readdirSync(other).filter(name => name.startsWith('cluster'))).toEqual([]);
  await start(other);
  await start(directory);
});

test("a setting that PostgreSQL refuses stops the start at once with PostgreSQL's words", async () => {
  const directory = temporaryDirectory();
  const startedAt = performance.now();
  await expect(startEmbeddedPostgres({ directory, flags: { shared_buffers: 'plenty' } })).rejects.toThrow(
    'invalid value for parameter "shared_buffers"',
  );
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  await start(directory);
});

test('a log that outgrew its bound is set aside at the start', async () => {
  const directory = temporaryDirectory();
  const log = path.join(directory, 'postgres.log');
  writeFileSync(log, 'x'.repeat(10_000_001));
  chmodSync(log, 0o600);
  await start(directory);
  expect(statSync(`${log}.1`).size).toBe(10_000_001);
  expect(readFileSync(log, 'utf8')).toContain('ready to accept connections');
});

/** Spawn options that give a process the account that the server of the directory runs as. */
function serverAccount(directory: string): { uid?: number; gid?: number } {
  const { uid, gid } = statSync(dataDirectoryOf(directory));
  return process.getuid?.() === 0 ? { uid, gid } : {};
}

function writePidFile(directory: string, pid: number | undefined): void {
  const data = dataDirectoryOf(directory);
  writeFileSync(path.join(data, 'postmaster.pid'), `${pid}\n${data}\n1700000000\n15432\n\n127.0.0.1\n`);
}
