import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startApp, type TestApp } from './app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const SAME: Readonly<Record<string, string>> = {
  int4: 'integer',
  int: 'integer',
  timestamptz: 'timestamp with time zone',
};

test('every entity has exactly columns that its migrated table has, of the same type and nullability', async () => {
  const entities = app.app.get(DataSource).entityMetadatas;
  expect(entities.length).toBeGreaterThan(8);
  for (const entity of entities) {
    const columns = await app.sql<{ name: string; type: string; nullable: boolean }>(
      `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable
       FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
      [entity.tableName],
    );
    const byName = new Map(columns.map(column => [column.name, column]));
    for (const column of entity.columns) {
      const type = String(column.type);
      expect([entity.tableName, byName.get(column.databaseName)]).toEqual([
        entity.tableName,
        {
          name: column.databaseName,
          type: `${SAME[type] ?? type}${column.isArray ? '[]' : ''}`,
          nullable: column.isNullable,
        },
      ]);
    }
  }
});

test('nothing but the migrations makes tables: the data source never synchronises', () => {
  const { options } = app.app.get(DataSource);
  expect([options.synchronize, options.dropSchema, options.migrationsRun]).toEqual([false, undefined, undefined]);
});
