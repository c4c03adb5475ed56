/** Import this before anything that needs a recent Node. It must itself run on an old one: no newer syntax here. */
import { readFileSync } from 'node:fs';

const engines = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node;
const [neededMajor, neededMinor] = engines.replace('>=', '').split('.').map(Number);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  console.error(`AluLoop needs Node.js ${neededMajor}.${neededMinor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
