import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** As whom PostgreSQL's programs run: they refuse to run as root. */
export interface SystemUser {
  /** For messages: 'this user', 'user postgres', … */
  readonly description: string;
  /** Who must own what they write; null when that is us anyway. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** The program to spawn instead of `program`, with its arguments and the options that drop the rights. */
  command(
    program: string,
    parameters: readonly string[],
  ): { file: string; parameters: string[]; options: { uid?: number; gid?: number } };
}

/** Chooses who runs `program` on files below `directory`. An ordinary user (and Windows): ourselves. Root: the owner of
 *  the existing data, else `postgres`, else `nobody`, whoever can reach both places; when none can (a project below
 *  /root), a user namespace in which we are not root. Throws when that is not allowed either. */
export function chooseSystemUser(program: string, directory: string, existingData: string | null): SystemUser {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return ourselves;
  const candidates = existingData === null ? [] : [ownerOf(existingData)];
  for (const name of UNPRIVILEGED_NAMES) candidates.push(accountNamed(name));
  for (const account of candidates) {
    if (account !== null && account.uid !== 0 && canReach(account, program, directory)) return droppedTo(account);
  }
  if (runs('unshare', [...UNSHARE, program, '--version'])) return inUserNamespace;
  throw new Error(
    `PostgreSQL refuses to run as root, and neither ${UNPRIVILEGED_NAMES.join(' nor ')} can run ${program} in ${directory}: start as an ordinary user, or set DATABASE_URL`,
  );
}

/** Gives everything under `directory` to the user. Nothing is touched when they own it already; the top is given last,
 *  so an interrupted change is done again. */
export function giveTo(user: SystemUser, directory: string): void {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return;
  const { uid, gid } = user.owner ?? { uid: 0, gid: 0 };
  if (statSync(directory).uid === uid) return;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(path.join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(directory, uid, gid);
}

const UNPRIVILEGED_NAMES = ['postgres', 'nobody'];
const UNSHARE = ['--user', '--map-user=65534', '--map-group=65534'];

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ourselves: SystemUser = {
  description: 'this user',
  owner: null,
  command: (program, parameters) => ({ file: program, parameters: [...parameters], options: {} }),
};

/** `unshare` replaces itself with the program, so the process id is the program's. */
const inUserNamespace: SystemUser = {
  description: 'a user namespace',
  owner: null,
  command: (program, parameters) => ({
    file: 'unshare',
    parameters: [...UNSHARE, program, ...parameters],
    options: {},
  }),
};

const droppedTo = ({ name, uid, gid }: Account): SystemUser => ({
  description: `user ${name}`,
  owner: { uid, gid },
  command: (program, parameters) => ({ file: program, parameters: [...parameters], options: { uid, gid } }),
});

function accountNamed(name: string): Account | null {
  const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
  return uid === null || gid === null ? null : { name, uid, gid };
}

function ownerOf(directory: string): Account | null {
  const { uid, gid } = statSync(directory);
  return { name: String(uid), uid, gid };
}

function idOf(kind: '-u' | '-g', name: string): number | null {
  const answer = spawnSync('id', [kind, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : null;
}

const canReach = (account: Account, program: string, directory: string): boolean =>
  runs(program, ['--version'], account) && runs('test', ['-x', directory], account);

function runs(program: string, parameters: string[], account?: Account): boolean {
  const drop = account ? { uid: account.uid, gid: account.gid } : {};
  return spawnSync(program, parameters, { ...drop, cwd: '/', stdio: 'ignore' }).status === 0;
}
