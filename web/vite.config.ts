import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The rules that browser and server share, through their public faces. */
const LIBS = ['auction', 'compliance', 'grading', 'recycled-content', 'settlement', 'units'];
const lib = (name: string): string => new URL(`../libs/${name}/src/index.ts`, import.meta.url).pathname;

/** Leaves a .br and a .gz beside each text file, once, so that the server need not compress at every request. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(html|js|css|svg)$/.test(file)) continue;
        const content = readFileSync(join(dir, file));
        writeFileSync(join(dir, `${file}.br`), brotliCompressSync(content));
        writeFileSync(join(dir, `${file}.gz`), gzipSync(content));
      }
    },
  };
}

/** The server's pages forbid inline scripts and styles (Content-Security-Policy), so everything is a file of its own. */
export default defineConfig({
  plugins: [react(), precompress()],
  resolve: { alias: Object.fromEntries(LIBS.map(name => [`@app/${name}`, lib(name)])) },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:3000',
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});
