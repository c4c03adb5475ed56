import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { staleTargets } from '../../scripts/build.mjs';
import { findBrowser } from './find-browser.mjs';
import globalSetup from './global-setup.mjs';
import { startGuardian } from './start-guardian.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** For the project `browser`: the database of the whole run, and a browser that is known to start, whose place the specs
 *  read from TEST_BROWSER. */
export default async function browserSetup() {
  checkBuild();
  const directory = mkdtempSync(path.join(tmpdir(), 'aluloop-browser-'));
  const guardian = await startGuardian(directory);
  globalThis.removeTestBrowser = () => guardian.dismiss();
  try {
    process.env.TEST_BROWSER = JSON.stringify(await findBrowser(directory));
    await globalSetup();
  } catch (error) {
    await guardian.dismiss();
    throw error;
  }
}

/** These tests see what was built, so they say when that is not what the sources say. */
function checkBuild() {
  for (const { output, entry } of staleTargets(ROOT)) {
    if (!existsSync(path.join(ROOT, entry))) throw new Error(`${output} is not built: npm run build`);
    process.stderr.write(`browser tests run on an old ${output}: npm run build\n`);
  }
}
