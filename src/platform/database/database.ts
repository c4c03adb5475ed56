import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { isRefusal, type Refusal } from '../refusals/refusal.js';
import { queryRows, type Tx } from './tx.js';

/** Serialization failure and deadlock: PostgreSQL asks for the whole work again. */
const RETRIED = new Set(['40001', '40P01']);
/** After so many tries contention is a fault to be seen, not waited out. */
export const MAX_ATTEMPTS = 5;
const BACKOFF_MS = 5;

@Injectable()
export class Database {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one READ COMMITTED transaction. Statements that it does not wait for one by one are run in the order of their calls. On 40001 and 40P01 everything is rolled back and the whole work runs
   * again, at most MAX_ATTEMPTS times; so it must have no effect outside `tx`. Resolves after COMMIT, never before.
   */
  async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await new Promise(resolve => setTimeout(resolve, BACKOFF_MS * 2 ** attempt * Math.random()));
      }
    }
  }

  /** Like `transact`, but a refusal rolls everything back: a refused command leaves nothing, its client-made id included. */
  async attempt<Result extends object, Code extends string>(
    work: (tx: Tx) => Promise<Result | Refusal<Code>>,
  ): Promise<Result | Refusal<Code>> {
    const refused = Symbol('refused');
    let outcome: Result | Refusal<Code> | undefined;
    try {
      return await this.transact(async tx => {
        outcome = await work(tx);
        if (isRefusal(outcome)) throw refused;
        return outcome;
      });
    } catch (error) {
      if (error === refused && outcome !== undefined) return outcome;
      throw error;
    }
  }

  /** Runs read-only statements on one connection without a transaction: each sees the newest commit. */
  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(await open(runner));
    } finally {
      await runner.release();
    }
  }

  /** The database's time, epoch milliseconds: the only clock that decides (docs/semantics.md). */
  async now(): Promise<number> {
    return this.read(appNow);
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const tx = await open(runner);
      await runner.startTransaction(); // READ COMMITTED, by the settings of the connection
      const result = await work(tx);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

export async function appNow(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ now: number }>('SELECT app_now() AS now');
  if (row === undefined) throw new Error('app_now() returned no row');
  return row.now;
}

/** The five-character SQLSTATE (which has a digit, unlike Node's 'EPIPE') of an error from PostgreSQL, whether TypeORM wrapped it or not. */
export function sqlState(error: unknown): string | null {
  const inner = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const code = (inner as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : null;
}

async function open(runner: QueryRunner): Promise<Tx> {
  const client = (await runner.connect()) as PoolClient;
  return {
    manager: runner.manager,
    rows: (sql, parameters, prepare) => {
      inOneFlight(client);
      return queryRows(client, sql, parameters, prepare);
    },
  };
}

/** Statements that are called in the same turn go out in one write instead of one each. */
function inOneFlight(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  queueMicrotask(() => stream.uncork());
}
