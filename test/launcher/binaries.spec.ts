import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { packagedNativeDirectory, prepareBinaries } from '../../src/platform/embedded-postgres/binaries.js';
import { afterThisTest, temporaryDirectory } from './temporary-directory.js';

const NOBODY = 65_534;

/** The package's folder as `npm ci --ignore-scripts` leaves it: no symbolic links, and here no executable bits either. */
function unfinishedInstallation(): string {
  const native = path.join(temporaryDirectory(), 'native');
  cpSync(packagedNativeDirectory(), native, { recursive: true, filter: file => !lstatSync(file).isSymbolicLink() });
  for (const program of readdirSync(path.join(native, 'bin'))) chmodSync(path.join(native, 'bin', program), 0o644);
  return native;
}

const versionOf = (program: string) => spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout;

test('an installation without links and executable bits is healed in place, and healing it again changes nothing', () => {
  const native = unfinishedInstallation();
  const copy = path.join(native, '..', 'copy');
  const { postgres } = prepareBinaries(native, copy);
  expect(postgres).toBe(path.join(native, 'bin', 'postgres'));
  expect(versionOf(postgres)).toMatch(/^postgres \(PostgreSQL\) 18\./);
  const links = readdirSync(path.join(native, 'lib')).filter(name =>
    lstatSync(path.join(native, 'lib', name)).isSymbolicLink(),
  );
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter(name => !existsSync(path.join(native, 'lib', name)))).toEqual([]);
  const inodes = () => links.map(name => lstatSync(path.join(native, 'lib', name)).ino);
  const before = inodes();
  prepareBinaries(native, copy);
  expect(inodes()).toEqual(before);
});

test('an installation that we may not change is healed in a copy', () => {
  const native = unfinishedInstallation();
  const home = temporaryDirectory();
  for (const folder of ['.', 'bin', 'lib']) chmodSync(path.join(native, folder), 0o555);
  chmodSync(path.dirname(native), 0o755);
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? NOBODY : statSync(home).uid;
  if (isRoot) spawnSync('chown', [String(NOBODY), home]);
  afterThisTest(() => {
    for (const folder of ['.', 'bin', 'lib']) chmodSync(path.join(native, folder), 0o755);
    rmSync(native, { recursive: true });
  });
  if (isRoot) process.seteuid?.(NOBODY); // root may change everything
  let postgres: string;
  try {
    postgres = prepareBinaries(native, path.join(home, 'native')).postgres;
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
  expect(postgres).toBe(path.join(home, 'native', 'bin', 'postgres'));
  expect(versionOf(postgres)).toMatch(/^postgres \(PostgreSQL\) 18\./);
  expect(readdirSync(home)).toEqual(['native']);
  expect(statSync(postgres).uid).toBe(owner);
});
