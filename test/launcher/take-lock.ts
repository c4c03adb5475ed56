/** Says that it is ready, waits for the file given second, tries to lock the directory given first, prints the outcome and
 *  stays. */
import { existsSync } from 'node:fs';
import { lockDirectory } from '../../src/platform/embedded-postgres/directory-lock.js';

const [directory = '', startSignal = ''] = process.argv.slice(2);
console.log('ready');
while (!existsSync(startSignal)) {} // as close to one moment as processes can be
try {
  lockDirectory(directory);
  console.log('won');
} catch (error) {
  console.log(error instanceof Error ? error.name : String(error));
}
setInterval(() => {}, 60_000);
