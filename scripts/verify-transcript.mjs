/** `npm run verify-transcript -- FILE [--key FILE]`: installs and builds what is missing, then checks the transcript offline. */
import './node-version.mjs';

const { installAndBuild } = await import('./prepare.mjs');
await installAndBuild();
await import(new URL('../dist/src/verify-transcript.js', import.meta.url).href);
