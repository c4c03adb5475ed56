import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, staleTargets } from './build.mjs';
import { install, isInstallNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Installs what is missing. */
export async function installMissing() {
  if (!isInstallNeeded(root, { withTools: true })) return;
  await oneAtATime(root, async () => {
    if (isInstallNeeded(root, { withTools: true })) await install(root);
  });
}

/** Installs what is missing and builds what is stale. When there is nothing to do it only reads, so it works on a
 *  read-only tree and without build tools. */
export async function installAndBuild() {
  if (!isWorkNeeded()) return;
  await oneAtATime(root, async () => {
    if (!isWorkNeeded()) return; // whoever we waited for has done it
    if (isInstallNeeded(root, { withTools: true })) await install(root);
    for (const target of staleTargets(root)) await build(root, target);
  });
}

function isWorkNeeded() {
  const isBuildNeeded = staleTargets(root).length > 0;
  return isInstallNeeded(root, { withTools: isBuildNeeded }) || isBuildNeeded;
}
