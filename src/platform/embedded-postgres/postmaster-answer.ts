import pg from 'pg';
import type { Cluster } from './cluster.js';
import { parsePidFile, readPidFile } from './pid-file.js';

/** Connection string of the cluster's superuser when the postmaster listens on `port`. */
export const urlOf = (cluster: Cluster, port: number): string =>
  `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;

/** Whether the postmaster of exactly this cluster accepts connections on `port`: it must take our password and know its
 *  own pid file by the pid and start time that we read in our data directory. That holds too when the project was moved
 *  while it ran, which comparing the directory's name would not. */
export async function isAnswering(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port),
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    // Stated, or `pg` takes them from PGSSLMODE and PGOPTIONS, which are meant for other servers.
    ssl: false,
    options: '-c search_path=pg_catalog',
  });
  client.on('error', () => {}); // a connection cut while idle: the query's own error tells
  try {
    await client.connect();
    const answer = await client.query<{ text: string }>("SELECT pg_read_file('postmaster.pid') AS text");
    const theirs = parsePidFile('', answer.rows[0]?.text ?? '');
    const ours = readPidFile(cluster.dataDirectory);
    if (ours === null || ours === 'GARBLED' || theirs === 'GARBLED') return false;
    return theirs.pid === ours.pid && theirs.startedAtSeconds === ours.startedAtSeconds && theirs.port === ours.port;
  } catch {
    return false; // refused, starting up, shutting down, another server's "wrong password": all mean "not yet"
  } finally {
    await client.end().catch(() => {});
  }
}

const ANSWER_TIMEOUT_MS = 1_500;
