/** `npm test`: installs what is missing, then runs what CI runs. */
import './node-version.mjs';

const { installMissing, root } = await import('./prepare.mjs');
const { npm, passThrough } = await import('./step.mjs');
await installMissing();
process.exitCode = await passThrough(...npm(['run', 'check']), { cwd: root });
