import { Logger } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { may, type RequestContext, sessionCookie, signedIn } from '../platform/auth/index.js';
import { failure, parseInput } from '../platform/graphql/index.js';
import { HttpClients, peerOf } from '../platform/http/index.js';
import { uuid } from '../platform/input/index.js';
import { type RateLimit, RateLimits } from '../platform/limits/index.js';
import { isRefusal, Refused, toRefused } from '../platform/refusals/index.js';
import {
  CREDENTIAL,
  CredentialReviewType,
  CredentialType,
  OrganisationConnectionType,
  OrganisationType,
  RegisterOrganisationResult,
  registrationRefused,
  SessionType,
  SIGN_IN,
  SignInResult,
  SubmitCredentialResult,
  ViewerType,
} from './registry.graphql.js';
import {
  organisationsInput,
  RegisterOrganisationInput,
  ReviewCredentialInput,
  registerOrganisationInput,
  reviewCredentialInput,
  SignInInput,
  SubmitCredentialInput,
  signInInput,
  submitCredentialInput,
} from './registry.input.js';
import { RegistryLoader } from './registry.loader.js';
import { type BegunSession, RegistryService } from './registry.service.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly loader: RegistryLoader) {}

  @Query(() => ViewerType, { nullable: true })
  viewer(@Context() { viewer }: RequestContext): ViewerType | null {
    return viewer === null ? null : Object.assign(new ViewerType(), viewer);
  }

  @ResolveField(() => OrganisationType)
  async organisation(@Parent() viewer: ViewerType, @Context() context: RequestContext): Promise<OrganisationType> {
    const row = await this.loader.organisation(context, viewer.organisationId);
    if (row === null) throw new Error(`user ${viewer.userId} has no organisation`);
    const { userId, email } = viewer;
    return OrganisationType.from(row, { userId, email, organisationId: row.id, roles: row.roles, sessionId: '' });
  }
}

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly registry: RegistryService,
    private readonly loader: RegistryLoader,
  ) {}

  @Query(() => OrganisationType, { nullable: true })
  async organisation(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
  ): Promise<OrganisationType | null> {
    const row = await this.loader.organisation(context, parseInput(uuid, id, context.locale, 'id'));
    return row === null ? null : OrganisationType.from(row, context.viewer);
  }

  @ResolveField(() => [CredentialType])
  async credentials(
    @Parent() organisation: OrganisationType,
    @Context() context: RequestContext,
  ): Promise<CredentialType[]> {
    const { now, credentials } = await this.loader.credentialsOf(context, organisation.id);
    return credentials.map(row => CredentialType.from(row, context.viewer, now));
  }

  @Query(() => OrganisationConnectionType, {
    description: 'operators: by the beginning of the code or a part of the name, newest first',
  })
  async organisations(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() context: RequestContext,
  ): Promise<OrganisationConnectionType> {
    const { locale, viewer } = context;
    const { search: sought, ...page } = parseInput(organisationsInput, { search, first, after }, locale, '');
    const found = await this.registry.searchOrganisations(sought, page);
    if (found === null) {
      throw failure.badInput(locale, [{ path: 'after', code: 'FOREIGN_CURSOR', message: FOREIGN_CURSOR[locale] }]);
    }
    const rows = await Promise.all(found.ids.map(id => this.loader.organisation(context, id)));
    return Object.assign(new OrganisationConnectionType(), {
      nodes: rows.flatMap(row => (row === null ? [] : [OrganisationType.from(row, viewer)])),
      hasNextPage: found.hasNextPage,
      endCursor: found.endCursor,
    });
  }
}

const FOREIGN_CURSOR = {
  en: 'is not a cursor of this search',
  'zh-CN': '不是此搜索的游标',
} as const;

@Resolver(() => CredentialType)
export class CredentialResolver {
  constructor(private readonly loader: RegistryLoader) {}

  @ResolveField(() => OrganisationType, {
    nullable: true,
    description: 'whose it is; for the organisation itself and operators',
  })
  async organisation(
    @Parent() { organisationId }: CredentialType,
    @Context() context: RequestContext,
  ): Promise<OrganisationType | null> {
    if (!may(context.viewer, 'organisation.seePrivate', { owner: organisationId })) return null;
    const row = await this.loader.organisation(context, organisationId);
    return row === null ? null : OrganisationType.from(row, context.viewer);
  }

  @ResolveField(() => [CredentialReviewType], {
    description: 'what was decided, oldest first, at most the newest 50; for the organisation itself and operators',
  })
  async reviews(
    @Parent() { id, organisationId }: CredentialType,
    @Context() context: RequestContext,
  ): Promise<CredentialReviewType[]> {
    if (!may(context.viewer, 'organisation.seePrivate', { owner: organisationId })) return [];
    const reviews = await this.loader.reviewsOf(context, id);
    return reviews.map(review => CredentialReviewType.from(review, context.viewer));
  }
}

@Resolver()
export class RegistryResolver {
  private readonly logger = new Logger(RegistryResolver.name);

  constructor(
    private readonly registry: RegistryService,
    private readonly limits: RateLimits,
    private readonly clients: HttpClients,
  ) {}

  @Mutation(() => RegisterOrganisationResult)
  async registerOrganisation(
    @Args('input') input: RegisterOrganisationInput,
    @Context() context: RequestContext,
  ): Promise<typeof RegisterOrganisationResult> {
    const command = parseInput(registerOrganisationInput, input, context.locale);
    const address = this.addressOf(context);
    await this.take('registrationsPerAddress', address, context);
    return this.judgingPassword<typeof RegisterOrganisationResult>(`${address} ${command.email}`, context, async () => {
      const result = await this.registry.register(command);
      if (!isRefusal(result)) return { right: true, answer: this.session(result, context) };
      return { right: result.refused !== 'IDEMPOTENCY_MISMATCH', answer: registrationRefused(result, context.locale) };
    });
  }

  @Mutation(() => SignInResult)
  async signIn(@Args('input') input: SignInInput, @Context() context: RequestContext): Promise<typeof SignInResult> {
    const command = parseInput(signInInput, input, context.locale);
    const address = this.addressOf(context);
    await this.take('signInsPerAddress', address, context);
    return this.judgingPassword<typeof SignInResult>(`${address} ${command.email}`, context, async () => {
      const result = await this.registry.signIn(command, context.viewer);
      if (isRefusal(result)) return { right: false, answer: toRefused(result, SIGN_IN, context.locale) };
      return { right: true, answer: this.session(result, context) };
    });
  }

  /** Takes a point before the password is judged and gives it back when it was right, so that guesses side by side count as well. */
  private async judgingPassword<Answer>(
    account: string,
    context: RequestContext,
    judge: () => Promise<{ right: boolean; answer: Answer }>,
  ): Promise<Answer> {
    await this.take('signInFailuresPerAccount', account, context);
    const { right, answer } = await judge();
    if (right) await this.limits.giveBack('signInFailuresPerAccount', account);
    return answer;
  }

  @Mutation(() => Boolean)
  async signOut(@Context() context: RequestContext): Promise<boolean> {
    await this.registry.signOut(context.viewer);
    this.setCookie(null, context);
    return true;
  }

  @Mutation(() => SubmitCredentialResult)
  async submitCredential(
    @Args('input') input: SubmitCredentialInput,
    @Context() context: RequestContext,
  ): Promise<CredentialType | Refused> {
    const command = parseInput(submitCredentialInput, input, context.locale);
    const result = await this.registry.submitCredential(signedIn(context), command);
    return isRefusal(result)
      ? toRefused(result, CREDENTIAL, context.locale)
      : CredentialType.from(result.credential, context.viewer, result.now);
  }

  @Mutation(() => SubmitCredentialResult)
  async reviewCredential(
    @Args('input') input: ReviewCredentialInput,
    @Context() context: RequestContext,
  ): Promise<CredentialType | Refused> {
    const command = parseInput(reviewCredentialInput, input, context.locale);
    const result = await this.registry.reviewCredential(signedIn(context), command);
    if (result === null) throw failure.notFound(context.locale);
    return isRefusal(result)
      ? toRefused(result, CREDENTIAL, context.locale)
      : CredentialType.from(result.credential, context.viewer, result.now);
  }

  @Query(() => [CredentialType], { description: 'operators: submitted credentials, oldest first, at most 100' })
  async credentialQueue(@Context() { viewer }: RequestContext): Promise<CredentialType[]> {
    const { now, credentials } = await this.registry.credentialQueue();
    return credentials.map(row => CredentialType.from(row, viewer, now));
  }

  private session({ token, expiresAt, user }: BegunSession, context: RequestContext): SessionType {
    this.setCookie(token, context);
    const viewer = Object.assign(new ViewerType(), {
      userId: user.id,
      email: user.email,
      organisationId: user.organisationId,
    });
    return Object.assign(new SessionType(), { token, expiresAt, viewer });
  }

  private setCookie(token: string | null, { http }: RequestContext): void {
    if (http === null) return;
    const { https } = this.clients.of(peerOf(http.request.raw));
    if (token !== null && !https) this.logger.warn('plain http: the session cookie goes without Secure');
    http.appendHeader('set-cookie', sessionCookie(token, https));
  }

  private addressOf({ http }: RequestContext): string {
    return http === null ? 'websocket' : this.clients.of(peerOf(http.request.raw)).address;
  }

  private async take(limit: RateLimit, key: string, { locale }: RequestContext): Promise<void> {
    const retryAfterMs = await this.limits.take(limit, key);
    if (retryAfterMs !== null) throw failure.rateLimited(locale, retryAfterMs);
  }
}
