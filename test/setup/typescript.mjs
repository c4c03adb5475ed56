/** Import this first (`node --import`, or an import statement), and Node loads the repository's TypeScript sources as they
 *  are. For code that runs outside Jest's own module system: its global setup and programs that a test starts. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
