import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database, type Tx } from '../../src/platform/database/index.js';
import { refuse } from '../../src/platform/refusals/index.js';
import { startApp, type TestApp } from './app.js';

let app: TestApp;
let database: Database;
beforeAll(async () => {
  app = await startApp();
  database = app.app.get(Database, { strict: false });
  await app.sql('CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL)');
});
afterAll(() => app.close());

const reset = () => app.sql('TRUNCATE account; INSERT INTO account VALUES (1, 0), (2, 0)');
const balances = async () =>
  (await app.sql<{ balance: number }>('SELECT balance FROM account ORDER BY id')).map(row => row.balance);
const add = (tx: Tx, id: number) => tx.rows('UPDATE account SET balance = balance + 1 WHERE id = $1', [id]);

/** Resolves when it was called by `count` parties: they meet on their first try only. */
function meeting(count: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>(resolve => {
    open = resolve;
  });
  return async () => {
    if (++arrived === count) open();
    await all;
  };
}

test('a deadlock (40P01) rolls one of two back, and its whole work runs again', async () => {
  await reset();
  const meet = meeting(2);
  let tries = 0;
  const lockBoth = (first: number, second: number) =>
    database.transact(async tx => {
      tries++;
      await add(tx, first);
      await meet();
      await add(tx, second);
    });
  await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
  expect(tries).toBe(3);
  expect(await balances()).toEqual([2, 2]);
});

test('a serialization failure (40001) runs the whole work again on fresh data', async () => {
  await reset();
  const meet = meeting(2);
  let tries = 0;
  const readThenAdd = () =>
    database.transact(async tx => {
      tries++;
      await tx.manager.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await tx.rows('SELECT balance FROM account WHERE id = 1');
      await meet();
      await add(tx, 1);
    });
  await Promise.all([readThenAdd(), readThenAdd()]);
  expect(tries).toBe(3);
  expect(await balances()).toEqual([2, 0]);
});

test('work that fails every time is tried five times and no more, and leaves nothing', async () => {
  await reset();
  let tries = 0;
  const failing = database.transact(async tx => {
    tries++;
    await add(tx, 1);
    await tx.manager.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
  });
  await expect(failing).rejects.toThrow('again');
  expect(tries).toBe(5);
  expect(await balances()).toEqual([0, 0]);
});

test('any other error is not tried again', async () => {
  await reset();
  let tries = 0;
  const failing = database.transact(async tx => {
    tries++;
    await add(tx, 1);
    await tx.rows('SELECT 1 / 0');
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(tries).toBe(1);
  expect(await balances()).toEqual([0, 0]);
});

test('a refusal rolls everything back, and the connection goes on', async () => {
  await reset();
  const result = await database.attempt(async tx => {
    await add(tx, 1);
    return refuse('NOT_TODAY');
  });
  expect(result).toEqual({ refused: 'NOT_TODAY' });
  expect(await balances()).toEqual([0, 0]);
});
