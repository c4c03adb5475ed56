import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type RequestContext, signedIn } from '../platform/auth/index.js';
import { DateScalar, failure, parseInput } from '../platform/graphql/index.js';
import { isRefusal, Refused } from '../platform/refusals/index.js';
import {
  HeatConnectionType,
  HeatType,
  heatRefused,
  MetalStockType,
  RecordHeatResult,
  RecycledShareAlloyType,
  RecycledShareMonthType,
  RecycledShareType,
} from './recycled-content.graphql.js';
import {
  breakdownInput,
  heatsInput,
  RecordHeatInput,
  recordHeatInput,
  recycledShareInput,
} from './recycled-content.input.js';
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

  @Query(() => [RecycledShareMonthType], { description: 'every month of the period, ascending; at most 36' })
  async recycledShareByMonth(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Args('from', { type: () => DateScalar }) from: string,
    @Args('to', { type: () => DateScalar }) to: string,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<RecycledShareMonthType[]> {
    const period = parseInput(breakdownInput, { organisationId, from, to }, locale, '');
    const months = await this.recycledContent.shareByMonth(viewer, period);
    if (months === null) throw failure.notFound(locale);
    return months.map(month => RecycledShareMonthType.from(month));
  }

  @Query(() => [RecycledShareAlloyType], {
    description:
      'the alloys of the period by metal, most first; at most 36 months and the 100 alloys of which most was made',
  })
  async recycledShareByAlloy(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Args('from', { type: () => DateScalar }) from: string,
    @Args('to', { type: () => DateScalar }) to: string,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<RecycledShareAlloyType[]> {
    const period = parseInput(breakdownInput, { organisationId, from, to }, locale, '');
    const alloys = await this.recycledContent.shareByAlloy(viewer, period);
    if (alloys === null) throw failure.notFound(locale);
    return alloys.map(alloy => RecycledShareAlloyType.from(alloy));
  }

  @Query(() => HeatConnectionType, { description: 'what the organisation melted in the period; first: 1 to 100' })
  async heats(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Args('from', { type: () => DateScalar }) from: string,
    @Args('to', { type: () => DateScalar }) to: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<HeatConnectionType> {
    const page = parseInput(heatsInput, { organisationId, from, to, first, after }, locale, '');
    const found = await this.recycledContent.heats(viewer, page);
    if (found === null) throw failure.notFound(locale);
    return HeatConnectionType.from(found);
  }

  @Query(() => [MetalStockType], {
    description: "the viewer's settled purchases and what is left to melt of each, newest first, at most 200",
  })
  async metalStock(@Context() context: RequestContext): Promise<MetalStockType[]> {
    const stock = await this.recycledContent.stockOf(signedIn(context));
    return stock.map(purchase => MetalStockType.from(purchase));
  }
}
