/** Starts the embedded server in the directory given, prints its URL or the refusal, and stays. */
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';

try {
  const server = await startEmbeddedPostgres({ directory: process.argv[2] ?? '', flags: { fsync: 'off' } });
  console.log(server.url);
} catch (error) {
  console.log(String(error));
}
setInterval(() => {}, 60_000);
