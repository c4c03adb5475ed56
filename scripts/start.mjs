/** `npm start`: installs what is missing, builds what is stale, then runs the server in this very process, so that nothing
 *  of the preparation stays behind it. A word after it (`migrate`, `seed`) is the server's to understand. */
import './node-version.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { installAndBuild, root } = await import('./prepare.mjs');
await installAndBuild();

process.chdir(root);
const main = path.join(root, 'dist', 'src', 'main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
