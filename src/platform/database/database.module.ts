import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Database } from './database.js';

/** Connections of one node. The pile of bids and the due-row runner hold one each at most. */
const POOL_SIZE = 10;

@Global()
@Module({})
export class DatabaseModule {
  static register(url: string, entities: readonly EntityTarget<ObjectLiteral>[]): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          entities: [...entities] as never[],
          synchronize: false,
          poolSize: POOL_SIZE,
          applicationName: 'aluloop',
          extra: {
            options:
              '-c timezone=UTC -c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s',
            connectionTimeoutMillis: 5_000,
            keepAlive: true,
          },
          retryAttempts: 3,
          retryDelay: 500,
        }),
      ],
      providers: [Database],
      exports: [Database],
    };
  }
}
