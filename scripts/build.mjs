/** `node scripts/build.mjs` builds what is stale. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, step } from './step.mjs';

const targets = [
  {
    title: 'building the server',
    sources: ['src', 'libs', 'data', 'tsconfig.json', 'nest-cli.json', 'package-lock.json'],
    output: 'dist',
    entry: 'dist/src/main.js',
    command: () => [process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build']],
  },
  {
    title: 'building the web client',
    sources: ['web', 'libs', 'data', 'tsconfig.json', 'package-lock.json'],
    output: 'web/dist',
    entry: 'web/dist/index.html',
    command: () => npm(['run', '--silent', 'build', '-w', 'web']),
  },
];

/** What has to be built: its sources are not those that its output was made from. */
export function staleTargets(root) {
  return targets.filter(target => {
    if (target.output === 'web/dist' && !existsSync(path.join(root, 'web/index.html'))) return false; // no client yet
    const stamp = path.join(root, target.output, '.build-stamp');
    if (!existsSync(stamp) || !existsSync(path.join(root, target.entry))) return true;
    return readFileSync(stamp, 'utf8') !== hashOf(root, target.sources);
  });
}

/** Builds one target. The stamp goes first and comes last, so an interrupted build counts as none; it names the sources as
 *  they were before, so an edit during the build makes it stale. */
export async function build(root, { title, sources, output, command }) {
  const hash = hashOf(root, sources);
  const stamp = path.join(root, output, '.build-stamp');
  rmSync(stamp, { force: true });
  const { NODE_ENV: _, ...env } = process.env; // what is built does not depend on how it will be run
  await step(title, ...command(), { cwd: root, env });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(`${stamp}.new`, hash);
  renameSync(`${stamp}.new`, stamp);
}

/** SHA-256 over the names and contents of the sources; specs, packages and outputs left out. */
function hashOf(root, sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(source => filesUnder(path.join(root, source)))) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  const entries = readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || /\.spec\.tsx?$/.test(entry.name)) return [];
    return filesUnder(path.join(place, entry.name));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(process.argv[1]), '..');
  for (const target of staleTargets(root)) await build(root, target);
}
