import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.js';
import { programEnvironment } from './program-environment.js';
import { giveTo, type SystemUser } from './system-user.js';

/** A database cluster on disk and the password of its superuser `postgres`. */
export interface Cluster {
  /** Parent of everything: lock, log and cluster. */
  readonly directory: string;
  readonly dataDirectory: string;
  readonly password: string;
}

/** The cluster in `directory`, or null when none was completed there. */
export function existingCluster(directory: string): Cluster | null {
  const home = path.join(directory, CLUSTER);
  if (!existsSync(home)) return null;
  return { directory, dataDirectory: path.join(home, DATA), password: readPassword(path.join(home, PASSWORD)) };
}

/** Makes an empty cluster: UTF-8, the built-in locale C.UTF-8 whatever the machine's, data checksums, password by
 *  SCRAM. It is made beside its place and moved there when it is whole, so an interrupted attempt leaves nothing that
 *  looks like a cluster. `isDurable` false leaves out flushing it to disk (throw-away clusters).
 *  Throws when initdb fails, with its words, and when `signal` aborts. */
export async function createCluster(
  directory: string,
  binaries: Binaries,
  user: SystemUser,
  isDurable: boolean,
  signal?: AbortSignal,
): Promise<Cluster> {
  removeDrafts(directory);
  // A name of its own: an initdb that outlived its killed parent may still be writing into an older draft.
  const draft = path.join(directory, `${DRAFT_PREFIX}${randomUUID()}`);
  const data = path.join(draft, DATA);
  const handedOver = path.join(draft, 'initial-password');
  try {
    mkdirSync(draft);
    chmodSync(draft, 0o711); // whoever runs PostgreSQL passes through, whatever our umask is
    mkdirSync(data, { mode: 0o700 });
    const password = randomBytes(PASSWORD_BYTES).toString('base64url');
    writeFileSync(path.join(draft, PASSWORD), `${password}\n`, { mode: 0o600 });
    mkdirSync(handedOver, { mode: 0o700 });
    writeFileSync(path.join(handedOver, PASSWORD), `${password}\n`, { mode: 0o600 });
    giveTo(user, data);
    giveTo(user, handedOver);
    const settings = [
      ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${path.join(handedOver, PASSWORD)}`],
      ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ...['--data-checksums', '--no-instructions', ...(isDurable ? [] : ['--no-sync'])],
    ];
    await run(user.command(binaries.initdb, settings), signal);
    rmSync(handedOver, { recursive: true });
    renameSync(draft, path.join(directory, CLUSTER));
    return { directory, dataDirectory: path.join(directory, CLUSTER, DATA), password };
  } catch (error) {
    removeDrafts(directory);
    throw error;
  }
}

const CLUSTER = 'cluster';
const DATA = 'data';
const PASSWORD = 'password';
const DRAFT_PREFIX = 'cluster.draft-';
const PASSWORD_BYTES = 24;

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`the database password ${file} cannot be read: was the cluster made by another user?`, {
      cause: error,
    });
  }
}

/** What interrupted attempts left. One that is still being written to may resist; the next start tries again. */
function removeDrafts(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.startsWith(DRAFT_PREFIX)) continue;
    try {
      rmSync(path.join(directory, name), { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

function run(command: ReturnType<SystemUser['command']>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.parameters, {
      ...command.options,
      cwd: path.parse(command.file).root || '/',
      env: programEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      signal,
      killSignal: 'SIGKILL',
    });
    let complaint = '';
    child.stderr.on('data', chunk => {
      complaint = `${complaint}${chunk}`.slice(-COMPLAINT_CHARACTERS_MAX);
    });
    let failure: Error | null = null;
    child.once('error', error => {
      failure = error;
      if (child.pid === undefined) reject(error); // never started, so there will be no 'close'
    });
    child.once('close', (code, killedBy) => {
      if (signal?.aborted) reject(signal.reason);
      else if (failure) reject(failure);
      else if (code !== 0) reject(new Error(`initdb failed (${killedBy ?? `exit ${code}`}): ${complaint.trim()}`));
      else resolve();
    });
  });
}

const COMPLAINT_CHARACTERS_MAX = 4_000;
