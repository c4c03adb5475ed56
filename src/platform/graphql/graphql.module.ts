import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { ExecutionResult } from 'graphql';
import { FailureFilter } from './failure.filter.js';
import { GraphqlSockets } from './graphql-sockets.js';
import { DateTimeScalar } from './scalars.js';

export interface GraphqlModuleOptions {
  /** Types that no field returns by name but the schema must have, e.g. the members of an interface. */
  readonly orphanedTypes?: readonly (new () => object)[];
}

/** Without data nothing was executed; Mercurius' own type knows no such answer. */
type FormattedAnswer = ReturnType<NonNullable<MercuriusDriverConfig['errorFormatter']>>;

/** Compiled operations; Mercurius may keep twice as many. */
const PLANS_MAX = 150;

/**
 * The code-first schema and the engine behind it, without a single route: `mountGraphql` opens the doors. Provides `GraphqlSockets`
 * everywhere. Resolvers are plain classes in `providers`; no factories, no inheritance (guards would be skipped).
 */
export function graphqlModule({ orphanedTypes = [] }: GraphqlModuleOptions = {}): DynamicModule {
  const engine = GraphQLModule.forRoot<MercuriusDriverConfig>({
    driver: MercuriusDriver,
    autoSchemaFile: true,
    sortSchema: true,
    // our own doors: Mercurius' routes do not follow the specification, its WebSocket breaks socket.io, its pages load scripts
    routes: false,
    subscription: false,
    graphiql: false,
    jit: 1,
    cache: PLANS_MAX,
    // raw errors: they are masked where the answer is written
    errorFormatter: ({ data, errors }: ExecutionResult) =>
      ({ statusCode: 200, response: { data, errors } }) as FormattedAnswer,
    buildSchemaOptions: {
      // a field of TypeScript type Date would otherwise get Nest's own DateTime, which accepts anything
      scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
      noDuplicatedFields: true,
      orphanedTypes: [...orphanedTypes],
    },
  });
  return {
    module: GraphqlPlatformModule,
    global: true,
    imports: [engine],
    providers: [GraphqlSockets, { provide: APP_FILTER, useClass: FailureFilter }],
    exports: [GraphqlSockets],
  };
}

@Module({})
class GraphqlPlatformModule {}
