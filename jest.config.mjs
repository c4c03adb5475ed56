import { swcOptions } from './test/setup/swc-options.mjs';

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
};
const withoutDatabase = [
  '<rootDir>/libs',
  '<rootDir>/test/architecture',
  '<rootDir>/test/launcher',
  '<rootDir>/test/platform/graphql',
  '<rootDir>/web/src',
];

/** Run with `node --experimental-vm-modules`: Nest 12 is ESM only. Two projects, so that a run of pure specs alone starts
 *  no database: Jest calls a project's global setup only when it runs specs of that project. */
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
      testPathIgnorePatterns: ['/fixtures/', ...withoutDatabase],
      globalSetup: '<rootDir>/test/setup/global-setup.mjs',
      globalTeardown: '<rootDir>/test/setup/global-teardown.mjs',
    },
  ],
};
