import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  Module,
  SetMetadata,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import {
  Args,
  Context,
  createUnionType,
  Field,
  Float,
  GqlExecutionContext,
  ID,
  InputType,
  Int,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
  registerEnumType,
  Subscription,
} from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Test } from '@nestjs/testing';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { z } from 'zod';
import {
  type Caller,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  failure,
  type GraphqlContext,
  type GraphqlOptions,
  graphqlModule,
  mountGraphql,
  parseInput,
} from '../../../src/platform/graphql/index.js';

/** A small market with one field of each kind that the engine must carry. */

export type Viewer = { readonly name: string } | null;
type Ctx = GraphqlContext<Viewer>;

const Form = { EXTRUSION: 'EXTRUSION', CAST: 'CAST' } as const;
type Form = (typeof Form)[keyof typeof Form];
registerEnumType(Form, { name: 'Form' });

@InterfaceType({ resolveType: (value: object) => value.constructor })
abstract class Refusal {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
}
@ObjectType({ implements: Refusal })
class Refused extends Refusal {
  static of(code: string): Refused {
    return Object.assign(new Refused(), { code, message: code });
  }
}
@ObjectType()
class Seller {
  @Field(() => String) name!: string;
  @Field(() => Seller, { nullable: true }) parent?: Seller;
}
@ObjectType()
class Lot {
  @Field(() => ID) id!: string;
  @Field(() => DecimalScalar, { nullable: true }) price?: string;
  @Field(() => DateTimeScalar) createdAt!: number;
  @Field(() => DateScalar, { nullable: true }) on?: string;
  @Field(() => Form) form!: Form;
  static of(id: string): Lot {
    return Object.assign(new Lot(), {
      id,
      price: '15050.00',
      createdAt: 1_740_787_200_123,
      on: '2025-03-01',
      form: 'CAST',
    });
  }
}
/** Where the getter below is read from: the only thing by which a resolver can tell who executes it. */
@ObjectType()
class Stack {
  @Field(() => String)
  get frames(): string {
    return new Error('where am I').stack ?? '';
  }
}
@ObjectType()
class LotEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Lot) node!: Lot;
}
@ObjectType()
class LotConnection {
  @Field(() => [LotEdge]) edges!: LotEdge[];
  @Field(() => Int) totalCount!: number;
}
@InputType()
class ShareInput {
  @Field(() => String) element!: string;
  @Field(() => DecimalScalar, { defaultValue: '100' }) percent!: string;
}
@InputType()
class CreateLotInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) massKg!: number;
  @Field(() => Form) form!: Form;
  @Field(() => DecimalScalar, { nullable: true }) price?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) opensAt?: number | null;
  @Field(() => DateScalar, { nullable: true }) on?: string | null;
  @Field(() => [ShareInput], { nullable: true }) shares?: ShareInput[] | null;
  @Field(() => [String], { nullable: true }) notes?: string[] | null;
  @Field(() => Float, { nullable: true }) latitude?: number | null;
  @Field(() => Boolean, { defaultValue: false }) natural!: boolean;
}
const CreateLotResult = createUnionType({
  name: 'CreateLotResult',
  types: () => [Lot, Refused] as const,
  resolveType: (value: object) => value.constructor as typeof Lot,
});

const SignedIn = (): MethodDecorator => SetMetadata('signed-in', true);

@Injectable()
class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const { viewer, locale } = GqlExecutionContext.create(context).getContext<Ctx>();
    if (viewer === null && this.reflector.get('signed-in', context.getHandler())) throw failure.unauthenticated(locale);
    return true;
  }
}

/** What reached the resolvers, for tests that look behind the door. */
export const seen: { inputs: unknown[]; counters: number[]; contexts: Ctx[]; returned: number } = {
  inputs: [],
  counters: [],
  contexts: [],
  returned: 0,
};

const lotSchema = z.object({
  massKg: z.number().int().min(1).max(10_000_000),
  id: z.string(),
  form: z.string(),
});

@Resolver(() => Lot)
class MarketResolver {
  @Query(() => String, { nullable: true })
  viewer(@Context() context: Ctx): string | null {
    seen.contexts.push(context);
    return context.viewer?.name ?? null;
  }
  @Query(() => String)
  language(@Context() context: Ctx): string {
    return context.locale;
  }
  @Query(() => Int)
  double(@Args('n', { type: () => Int, defaultValue: 21 }) n: number): number {
    return n * 2;
  }
  @Query(() => DateTimeScalar)
  echoTime(@Args('at', { type: () => DateTimeScalar }) at: number): number {
    return at;
  }
  @Query(() => LotConnection)
  lots(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('last', { type: () => Int, nullable: true }) last: number | null,
    @Context() context: Ctx,
  ): LotConnection {
    const size = first ?? last ?? 20;
    if (size < 1 || size > 100) {
      throw failure.badInput(context.locale, [{ path: 'first', code: 'TOO_BIG', message: '1..100' }]);
    }
    const edges = Array.from({ length: size }, (_, i) => ({ cursor: String(i), node: Lot.of(String(i)) }));
    return { edges, totalCount: size };
  }
  @Query(() => Stack)
  stack(): Stack {
    return new Stack();
  }
  @Query(() => [Seller])
  sellers(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Seller[] {
    return Array.from({ length: first }, (_, i) => ({ name: String(i) }));
  }
  @Query(() => String, { nullable: true })
  nullableMissing(@Context() context: Ctx): string {
    throw failure.notFound(context.locale);
  }
  @ResolveField(() => String)
  broken(@Context() context: Ctx): string {
    throw failure.notFound(context.locale);
  }
  @Query(() => Seller)
  seller(): Seller {
    return { name: 'a', parent: { name: 'b', parent: { name: 'c' } } };
  }
  @Query(() => String)
  defect(): string {
    throw new Error('secret: the password is 42');
  }
  @Query(() => String, { nullable: true })
  nullableDefect(): string | null {
    throw new TypeError('secret: the password is 42');
  }
  @Query(() => String)
  nothing(): string | null {
    return null;
  }
  @Query(() => DecimalScalar)
  badDecimal(): string {
    return 'fifteen';
  }
  @Query(() => String)
  missing(@Context() context: Ctx): string {
    throw failure.notFound(context.locale);
  }
  @Query(() => String)
  forbiddenByNest(): string {
    throw new ForbiddenException('secret rule 7');
  }
  @SignedIn()
  @Query(() => String)
  mine(@Context() context: Ctx): string {
    return context.viewer?.name ?? '';
  }
  @Mutation(() => CreateLotResult)
  createLot(
    @Args('input', { type: () => CreateLotInput }) input: CreateLotInput,
    @Context() context: Ctx,
  ): Lot | Refused {
    seen.inputs.push(structuredClone({ ...input }));
    parseInput(lotSchema.loose(), input, context.locale);
    return input.id === 'refuse' ? Refused.of('UNKNOWN_GRADE') : Lot.of(input.id);
  }
  @Mutation(() => Boolean)
  signIn(@Context() context: Ctx): boolean {
    context.http?.appendHeader('set-cookie', 'session=cookie-token; HttpOnly');
    return true;
  }
  @Subscription(() => Int, { resolve: (value: number) => value })
  count(@Args('to', { type: () => Int }) to: number): AsyncGenerator<number> {
    return (async function* () {
      for (let i = 1; i <= to; i += 1) {
        seen.counters.push(i);
        yield i;
      }
    })();
  }
  @Subscription(() => Int, { resolve: (value: number) => value })
  forever(): AsyncIterable<number> {
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<number>>(() => undefined),
        return: () => {
          seen.returned += 1;
          return Promise.resolve({ done: true as const, value: undefined });
        },
      }),
    };
  }
  @Subscription(() => Int, { resolve: (value: number) => value })
  breaking(): AsyncGenerator<number> {
    return (async function* () {
      yield 1;
      throw new Error('secret: the password is 42');
    })();
  }
  @Subscription(() => Int, {
    resolve: () => {
      throw new Error('secret: the password is 42');
    },
  })
  breakingEvent(): AsyncGenerator<number> {
    return (async function* () {
      yield 1;
    })();
  }
  @SignedIn()
  @Subscription(() => Int, { resolve: (value: number) => value })
  privateCount(): AsyncGenerator<number> {
    return (async function* () {
      yield 1;
    })();
  }
  @Subscription(() => Seller, { resolve: (value: Seller) => value })
  sellerEvents(): AsyncGenerator<Seller> {
    return (async function* () {
      yield { name: 'a' };
    })();
  }
  @ResolveField(() => Seller, { nullable: true })
  seller2(): Seller | null {
    return { name: 'resolved' };
  }
}

@WebSocketGateway({ namespace: '/auctions' })
class AuctionsGateway {
  @SubscribeMessage('watch')
  watch(@MessageBody() body: unknown): unknown {
    return { watched: body };
  }
}

export interface Market {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly port: number;
  readonly defects: { error: unknown; requestId: string }[];
  readonly logged: { fields: Record<string, unknown>; message: string }[];
  close(): Promise<void>;
}

/** `token` and the cookie `session=cookie-token` are known; `bad-token` is refused; `crash` breaks authentication itself. */
async function authenticate(caller: Caller) {
  const token = caller.headers.authorization?.replace('Bearer ', '') ?? caller.connectionParams?.token;
  if (token === 'crash') throw new Error('secret: the database is down');
  if (token === 'bad-token') throw failure.unauthenticated('en');
  if (token === 'token') return { viewer: { name: 'ann' }, sessionId: 'session-1', via: 'token' as const };
  if (token === 'token-2') return { viewer: { name: 'bob' }, sessionId: 'session-2', via: 'token' as const };
  if (caller.headers.cookie?.includes('session=cookie-token')) {
    return { viewer: { name: 'cookie-ann' }, sessionId: 'session-3', via: 'cookie' as const };
  }
  return { viewer: null, sessionId: null, via: 'none' as const };
}

export async function startMarket(
  options: Partial<GraphqlOptions<Viewer>> = {},
  withSocketIo = false,
): Promise<Market> {
  @Module({
    imports: [graphqlModule({ orphanedTypes: [Refused] })],
    providers: [
      MarketResolver,
      { provide: APP_GUARD, useClass: SignedInGuard },
      ...(withSocketIo ? [AuctionsGateway] : []),
    ],
  })
  class MarketModule {}
  const testing = await Test.createTestingModule({ imports: [MarketModule] }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useLogger(false);
  if (withSocketIo) app.useWebSocketAdapter(new IoAdapter(app));
  const defects: Market['defects'] = [];
  const logged: Market['logged'] = [];
  await app.init();
  await mountGraphql<Viewer>(app, {
    authenticate,
    originAllowed: caller => caller.headers.origin === 'https://aluloop.example',
    rateLimit: async caller => (caller.headers['x-test-limited'] === 'yes' ? 1_500 : null),
    introspection: true,
    explorer: true,
    logger: {
      error: (fields: unknown, message?: unknown) =>
        logged.push({ fields: fields as Record<string, unknown>, message: String(message) }),
      warn: () => undefined,
    } as never,
    onDefect: (error, requestId) => defects.push({ error, requestId }),
    ...options,
  });
  await app.listen(0, '127.0.0.1');
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { app, url: `http://127.0.0.1:${port}/graphql`, port, defects, logged, close: () => app.close() };
}
