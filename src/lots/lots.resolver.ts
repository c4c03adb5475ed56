import { standards } from '@app/grading';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { may, type RequestContext, signedIn } from '../platform/auth/index.js';
import { parseInput } from '../platform/graphql/index.js';
import { uuid } from '../platform/input/index.js';
import { isRefusal, Refused, toRefused } from '../platform/refusals/index.js';
import { OrganisationType, RegistryLoader } from '../registry/index.js';
import { CreateLotResult, GradeType, GradingStandardType, LotType, POSTING } from './lots.graphql.js';
import { CreateLotInput, createLotInput } from './lots.input.js';
import { LotLoader } from './lots.loader.js';
import { LotsService } from './lots.service.js';

@Resolver(() => GradeType)
export class GradeResolver {
  @Query(() => [GradingStandardType])
  gradingStandards(): GradingStandardType[] {
    return standards.map(standard => GradingStandardType.from(standard));
  }

  @ResolveField(() => String)
  name(
    @Parent() grade: GradeType,
    @Args('locale', { type: () => String, nullable: true, defaultValue: 'en' }) locale: string | null,
  ): string {
    return (locale ?? 'en').toLowerCase().startsWith('zh') ? grade.names.zh : grade.names.en;
  }
}

@Resolver(() => LotType)
export class LotResolver {
  constructor(
    private readonly lots: LotsService,
    private readonly loader: LotLoader,
    private readonly registry: RegistryLoader,
  ) {}

  @Query(() => LotType, { nullable: true })
  async lot(@Args('id', { type: () => ID }) id: string, @Context() context: RequestContext): Promise<LotType | null> {
    const row = await this.loader.lot(context, parseInput(uuid, id, context.locale, 'id'));
    return row === null ? null : LotType.from(row);
  }

  @ResolveField(() => OrganisationType, { nullable: true })
  async seller(@Parent() lot: LotType, @Context() context: RequestContext): Promise<OrganisationType | null> {
    const row = await this.registry.organisation(context, lot.sellerOrganisationId);
    if (row === null) return null;
    const relation = { seller: row.id, buyer: lot.buyerOrganisationId };
    if (row.naturalPerson && !may(context.viewer, 'seller.seeNaturalPerson', relation)) return null;
    return OrganisationType.from(row, context.viewer, lot.buyerOrganisationId);
  }

  @Mutation(() => CreateLotResult)
  async createLot(
    @Args('input') input: CreateLotInput,
    @Context() context: RequestContext,
  ): Promise<LotType | Refused> {
    const command = parseInput(createLotInput, input, context.locale);
    const result = await this.lots.post(signedIn(context), command);
    return isRefusal(result) ? toRefused(result, POSTING, context.locale) : LotType.from(result);
  }
}
