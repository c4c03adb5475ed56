export default async function globalTeardown() {
  await globalThis.stopTestDatabase?.();
  delete globalThis.stopTestDatabase;
  delete process.env.TEST_DATABASE_ADMIN_URL;
}
