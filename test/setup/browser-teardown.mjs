import globalTeardown from './global-teardown.mjs';

export default async function browserTeardown() {
  await globalThis.removeTestBrowser?.();
  await globalTeardown();
}
