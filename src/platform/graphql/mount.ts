import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type {} from 'mercurius';
import { Documents } from './documents.js';
import { type CompiledRun, Engine } from './engine.js';
import { serveExplorer } from './graphiql.js';
import { GraphqlSockets } from './graphql-sockets.js';
import { serveHttp } from './http-route.js';
import { type GraphqlOptions, TRANSPORT_LIMITS } from './options.js';
import { serveWebSocket } from './ws-door.js';

const PATH = '/graphql';

/**
 * Opens `POST /graphql`, `WS /graphql` and, if wanted, `GET /graphiql`. Call it between `app.init()` and `app.listen()`: before, there
 * is no schema; afterwards Fastify takes no routes. The application must import `graphqlModule()`.
 */
export async function mountGraphql<Viewer>(
  app: NestFastifyApplication,
  options: GraphqlOptions<Viewer>,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  const limits = { ...TRANSPORT_LIMITS, ...options.limits };
  const documents = new Documents(schema, options.introspection);
  const compiled: CompiledRun = (text, context, variables, operationName) =>
    fastify.graphql(text, { ...context }, variables, operationName);
  const engine = new Engine<Viewer>(schema, compiled);
  await serveHttp(fastify, { path: PATH, bodyBytesMax: limits.bodyBytesMax, schema, documents, engine, options });
  if (options.explorer) serveExplorer(fastify, PATH);
  const sockets = app.get(GraphqlSockets, { strict: false });
  serveWebSocket(app.getHttpServer(), { path: PATH, schema, documents, options, limits, sockets });
}

/** The generated schema, sorted, as it is committed in `src/schema.graphql`. Call it after `app.init()`. */
export function printSdl(app: Pick<NestFastifyApplication, 'get'>): string {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  return `# Generated from the code. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
