import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm, step } from './step.mjs';

/** Whether `node_modules` lacks something of `package-lock.json`, judged by content, so that any way of installing counts.
 *  `withTools` false asks only for what the built application needs to run. */
export function isInstallNeeded(root, { withTools }) {
  const wanted = packagesIn(path.join(root, 'package-lock.json'));
  const present = packagesIn(path.join(root, 'node_modules', '.package-lock.json'));
  const isStamped = readOrNull(stampFile(root)) === stampFor(root);
  return Object.entries(wanted).some(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.link) return false; // ourselves and our workspaces
    if (!withTools && (entry.dev || entry.devOptional)) return false;
    if (present[place]?.version === entry.version) return !existsSync(path.join(root, place));
    // npm leaves out what is for other machines. A package for this one that it could not install is not tried for ever.
    return entry.optional ? !isStamped && isForThisMachine(entry) : true;
  });
}

/** Installs exactly what the lock names, build tools included, also under NODE_ENV=production. */
export async function install(root) {
  const { NODE_ENV: _, ...env } = process.env;
  const parameters = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await step('installing packages (npm ci)', ...npm(parameters), { cwd: root, env });
  writeFileSync(stampFile(root), stampFor(root));
}

const stampFile = root => path.join(root, 'node_modules', '.install-stamp');
const stampFor = root =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/** npm writes `.package-lock.json` last, so an interrupted install has none. */
function packagesIn(lockFile) {
  const text = readOrNull(lockFile);
  return text === null ? {} : JSON.parse(text).packages;
}

function readOrNull(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Only what names its system and processor: an optional package that names neither belongs to one that does. */
function isForThisMachine({ os, cpu, libc }) {
  return Boolean(
    os?.includes(process.platform) && cpu?.includes(process.arch) && (!libc || libc.includes(libcOfThisMachine())),
  );
}

function libcOfThisMachine() {
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}
