import { swcOptions } from './test/setup/swc-options.mjs';

const shared = {
  testEnvironment: 'node',
  // a start of the whole server fits even on a machine that does other things, too
  testTimeout: 30_000,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
};
const withoutDatabase = [
  '<rootDir>/libs',
  '<rootDir>/bench',
  '<rootDir>/test/architecture',
  '<rootDir>/test/launcher',
  '<rootDir>/test/platform/graphql',
  '<rootDir>/web/src',
];

/** Run with `node --experimental-vm-modules`: Nest 12 is ESM only. Three projects, so that a run of pure specs alone
 *  starts neither a database nor a browser: Jest calls a project's global setup only when it runs specs of that project. */
export default {
  reporters: ['default', '<rootDir>/test/setup/totals-reporter.mjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: withoutDatabase,
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/fixtures/'],
    },
    {
      ...shared,
      displayName: 'e2e',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/fixtures/', ...withoutDatabase, '<rootDir>/test/browser'],
      globalSetup: '<rootDir>/test/setup/global-setup.mjs',
      globalTeardown: '<rootDir>/test/setup/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'browser',
      roots: ['<rootDir>/test/browser'],
      testMatch: ['**/*.spec.ts'],
      globalSetup: '<rootDir>/test/setup/browser-setup.mjs',
      globalTeardown: '<rootDir>/test/setup/browser-teardown.mjs',
    },
  ],
};
