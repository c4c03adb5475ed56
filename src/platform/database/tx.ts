import type { PoolClient, QueryConfig } from 'pg';
import pg from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * One open transaction, handed down explicitly; there is no ambient one.
 * `rows` runs prepared SQL and reads int8 as bigint, timestamptz as epoch milliseconds (cut, never rounded), date as text.
 */
export interface Tx {
  readonly manager: EntityManager;
  rows<Row extends object>(sql: string, parameters?: readonly unknown[], prepare?: Prepare): Promise<Row[]>;
}

/** ONCE: for SQL put together from parts, which would fill the connection with statements that nobody runs again. */
export type Prepare = 'PREPARED' | 'ONCE';

const { builtins, getTypeParser } = pg.types;
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.TIMESTAMPTZ]: text => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
  [builtins.DATE]: text => text,
};
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    format === 'binary' ? getTypeParser(oid, 'binary') : (parsers[oid] ?? getTypeParser(oid, 'text')),
} as NonNullable<QueryConfig['types']>;

/** SQL texts are literals of this code base, so their number, and that of prepared statements, is bounded. */
const statementNames = new Map<string, string>();
const statementName = (sql: string): string => {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = `s${statementNames.size}`;
    statementNames.set(sql, name);
  }
  return name;
};

export async function queryRows<Row extends object>(
  client: PoolClient,
  sql: string,
  parameters: readonly unknown[] = [],
  prepare: Prepare = 'PREPARED',
): Promise<Row[]> {
  const query = { text: sql, values: [...parameters], types };
  const result = await client.query<Row>(prepare === 'ONCE' ? query : { name: statementName(sql), ...query });
  return result.rows;
}

/** Epoch milliseconds as a parameter for timestamptz. */
export const timestamp = (instant: number): string => new Date(instant).toISOString();
export const timestampOrNull = (instant: number | null): string | null =>
  instant === null ? null : timestamp(instant);
