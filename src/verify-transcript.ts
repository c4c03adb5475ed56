import { main } from './transcript-verifier.js';

/** The program behind `npm run verify-transcript`. npm runs it in the project's root; names of files are meant where the user stands. */
process.exitCode = main(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
