import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another process that waits for the end of this one, however it comes (Ctrl-C and kill -9 skip the global teardown), and
 *  then ends the PostgreSQL server of the directory, if it has one, and removes the directory. */
export async function startGuardian(directory) {
  const program = fileURLToPath(new URL('./guardian.mjs', import.meta.url));
  const guardian = spawn(process.execPath, [program, directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  guardian.unref();
  await once(guardian, 'spawn');
  return {
    /** Has it do its work now; resolves when that is done. */
    async dismiss() {
      guardian.ref();
      guardian.stdin.end();
      await once(guardian, 'exit');
    },
  };
}
