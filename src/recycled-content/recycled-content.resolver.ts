import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type RequestContext, signedIn } from '../platform/auth/index.js';
import { DateScalar, failure, parseInput } from '../platform/graphql/index.js';
import { isRefusal, Refused } from '../platform/refusals/index.js';
import { HeatType, heatRefused, RecordHeatResult, RecycledShareType } from './recycled-content.graphql.js';
import { RecordHeatInput, recordHeatInput, recycledShareInput } from './recycled-content.input.js';
import { RecycledContentService } from './recycled-content.service.js';

@Resolver()
export class RecycledContentResolver {
  constructor(private readonly recycledContent: RecycledContentService) {}

  @Mutation(() => RecordHeatResult)
  async recordHeat(
    @Args('input') input: RecordHeatInput,
    @Context() context: RequestContext,
  ): Promise<HeatType | Refused> {
    const command = parseInput(recordHeatInput, input, context.locale);
    const result = await this.recycledContent.recordHeat(signedIn(context), command);
    return isRefusal(result) ? heatRefused(result, context.locale) : HeatType.from(result);
  }

  @Query(() => RecycledShareType, {
    description:
      'of what the organisation melted from the day from to the day to, both included; its own and operators',
  })
  async recycledShare(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Args('from', { type: () => DateScalar }) from: string,
    @Args('to', { type: () => DateScalar }) to: string,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<RecycledShareType> {
    const period = parseInput(recycledShareInput, { organisationId, from, to }, locale, '');
    const share = await this.recycledContent.shareOf(viewer, period);
    if (share === null) throw failure.notFound(locale);
    return RecycledShareType.from(share);
  }
}
