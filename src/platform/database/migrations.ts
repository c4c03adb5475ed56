import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

const DIRECTORY = fileURLToPath(new URL('./migrations/', import.meta.url));
/** Nodes that start together migrate one after another: the key of the advisory lock that they queue on. */
const LOCK_KEY = 4_712_026;

/**
 * Brings the database at `url` to the newest schema: plain SQL files, run by TypeORM's runner, each in its own transaction.
 * Safe to call again and from several processes at once. `onStep` hears the name of each migration that was run.
 */
export async function migrate(url: string, onStep: (name: string) => void = () => undefined): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: migrationClasses(),
    migrationsTransactionMode: 'each',
    poolSize: 2,
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    for (const migration of await source.runMigrations()) onStep(migration.name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}

/** `1764000000000-registry.sql` → a class named `registry1764000000000`, as TypeORM's runner orders and records them. */
function migrationClasses(): (new () => MigrationInterface)[] {
  return readdirSync(DIRECTORY)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => {
      const [, time = '', words = ''] = /^(\d{13})-([a-z-]+)\.sql$/.exec(file) ?? [];
      const name = `${words.replaceAll('-', '_')}${time}`;
      const sql = readFileSync(`${DIRECTORY}${file}`, 'utf8');
      return class implements MigrationInterface {
        readonly name = name;
        async up(runner: QueryRunner): Promise<void> {
          await runner.query(sql);
        }
        async down(): Promise<void> {
          throw new Error(`${name} goes forward only: restore a backup instead`);
        }
      };
    });
}
