import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const lib = (name: string): string => new URL(`../libs/${name}/src/index.ts`, import.meta.url).pathname;

/** The server's pages forbid inline scripts and styles (Content-Security-Policy), so everything is a file of its own. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@app/auction': lib('auction'), '@app/units': lib('units') } },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:3000',
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});
