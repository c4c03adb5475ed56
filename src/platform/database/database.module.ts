import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Database } from './database.js';

/** Connections of one node for everything that people ask for. */
const POOL_SIZE = 10;
/**
 * Connections of one node for deciding: the pile, the clock and what follows an end. A flood of searches must not make a bid wait for a
 * connection, so these are their own.
 */
const DECIDING_POOL_SIZE = 4;
/** A row that another node holds: the decision goes on without it after so long (the pile tells those bidders to come again). */
const DECIDING_SETTINGS =
  '-c timezone=UTC -c default_transaction_isolation=read\\ committed -c lock_timeout=1s -c idle_in_transaction_session_timeout=5s';
const SETTINGS =
  '-c timezone=UTC -c default_transaction_isolation=read\\ committed -c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s';

/** Beyond the server's own statement timeout the connection is dead, and is given up. */
const QUERY_MS_MAX = 20_000;

const DECIDING = 'deciding';
/** The `Database` on the connections that are kept for deciding. No statement timeout: it would cut a COMMIT short. */
export const DECIDING_DATABASE = Symbol('DECIDING_DATABASE');

@Global()
@Module({})
export class DatabaseModule {
  static register(url: string, entities: readonly EntityTarget<ObjectLiteral>[]): DynamicModule {
    const source = (poolSize: number, settings: string, more: object = {}): TypeOrmModuleOptions => ({
      type: 'postgres',
      url,
      entities: [...entities] as never[],
      synchronize: false,
      poolSize,
      applicationName: 'aluloop',
      // pipeline: statements that nobody waits for in between go out in one flight, and are run in their order
      extra: { options: settings, connectionTimeoutMillis: 5_000, keepAlive: true, pipeline: true, ...more },
      retryAttempts: 3,
      retryDelay: 500,
    });
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot(source(POOL_SIZE, SETTINGS, { query_timeout: QUERY_MS_MAX })),
        TypeOrmModule.forRoot({ ...source(DECIDING_POOL_SIZE, DECIDING_SETTINGS), name: DECIDING }),
      ],
      providers: [
        Database,
        {
          provide: DECIDING_DATABASE,
          inject: [getDataSourceToken(DECIDING)],
          useFactory: (dataSource: DataSource) => new Database(dataSource),
        },
      ],
      exports: [Database, DECIDING_DATABASE],
    };
  }
}
