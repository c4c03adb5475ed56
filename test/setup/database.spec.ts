import { expect, test } from '@jest/globals';
import pg from 'pg';
import { cloneDatabase } from './database.js';

async function tablesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    return rows.map(row => row.name);
  } finally {
    await client.end();
  }
}

test('each clone is a migrated database of its own, and dropping one takes its open connections along', async () => {
  const [first, second] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  const client = new pg.Client({ connectionString: first.url });
  client.on('error', () => {});
  await client.connect();
  await client.query('CREATE TABLE only_here ()');
  expect(await tablesOf(second.url)).toEqual((await tablesOf(first.url)).filter(name => name !== 'only_here'));
  expect((await tablesOf(second.url)).length).toBeGreaterThan(0);
  await first.drop();
  await first.drop();
  await expect(tablesOf(first.url)).rejects.toThrow('does not exist');
  await second.drop();
});
