/** `npm run dev`: compiles on every change and restarts the server after each compilation without errors. */
import './node-version.mjs';
import { spawn } from 'node:child_process';

const { installAndBuild, root } = await import('./prepare.mjs');
await installAndBuild();

let server = null;
let isRestartDue = false;
let isEnding = false;

const compiler = spawn(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build', '--watch'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
compiler.stdout.on('data', chunk => {
  process.stdout.write(chunk);
  if (/Found 0 errors/.test(String(chunk))) restart();
});
compiler.once('exit', code => {
  process.exitCode = code ?? 0;
  end('SIGTERM');
});
process.on('SIGINT', () => end('SIGINT'));
process.on('SIGTERM', () => end('SIGTERM'));

/** One server at a time: it holds the port and the data directory until it has ended. */
function restart() {
  if (server !== null) {
    isRestartDue = true;
    server.kill('SIGTERM');
    return;
  }
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], { cwd: root, stdio: 'inherit' });
  server.once('exit', () => {
    server = null;
    if (isRestartDue && !isEnding) restart();
    isRestartDue = false;
  });
}

function end(signal) {
  if (isEnding) return;
  isEnding = true;
  compiler.kill(signal);
  server?.kill(signal);
}
