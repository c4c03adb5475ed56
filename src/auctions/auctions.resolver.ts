import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CreateLotResult, LotLoader, LotType } from '../lots/index.js';
import { type RequestContext, signedIn } from '../platform/auth/index.js';
import { failure, type Locale, parseInput } from '../platform/graphql/index.js';
import { uuid } from '../platform/input/index.js';
import { RateLimits } from '../platform/limits/index.js';
import { isRefusal, Refused, toRefused } from '../platform/refusals/index.js';
import { EligibilityType } from '../registry/index.js';
import { AuctionTail } from './auction-tail.js';
import {
  AuctionEventType,
  AuctionType,
  leading,
  MyBidType,
  OPENING,
  OpenAuctionResult,
  PlaceBidResult,
  toPlaceBidResult,
  WITHDRAWAL,
} from './auctions.graphql.js';
import {
  cancelAuctionInput,
  eventsInput,
  OpenAuctionInput,
  openAuctionInput,
  PlaceBidInput,
  placeBidInput,
} from './auctions.input.js';
import { AuctionLoader } from './auctions.loader.js';
import { AuctionsService } from './auctions.service.js';

/** Only ENGLISH bids by proxy. */
const noLimitHere = (locale: Locale) => ({
  path: 'input.maxPricePerTonne',
  code: 'NOT_IN_THIS_FORMAT',
  message: locale === 'en' ? 'is not taken in this format' : '本竞价方式不设最高限价',
});

@Resolver(() => AuctionType)
export class AuctionResolver {
  constructor(
    private readonly auctions: AuctionsService,
    private readonly loader: AuctionLoader,
    private readonly lots: LotLoader,
    private readonly limits: RateLimits,
    private readonly tail: AuctionTail,
  ) {}

  @Query(() => AuctionType, { nullable: true })
  async auction(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: RequestContext,
  ): Promise<AuctionType | null> {
    const found = await this.auctions.auction(parseInput(uuid, id, context.locale, 'id'));
    return found === null ? null : AuctionType.from(found);
  }

  @Query(() => [AuctionEventType])
  async auctionEvents(
    @Args('auctionId', { type: () => ID }) auctionId: string,
    @Args('afterVersion', { type: () => Int, nullable: true, defaultValue: 0 }) afterVersion: number | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 500 }) first: number | null,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<AuctionEventType[]> {
    const asked = parseInput(eventsInput, { auctionId, afterVersion, first }, locale, '');
    const events = await this.auctions.eventsAfter(asked.auctionId, asked.afterVersion, asked.first);
    if (events === null) throw failure.notFound(locale);
    return events.map(event => AuctionEventType.from(asked.auctionId, event, viewer?.organisationId ?? null));
  }

  @Subscription(() => AuctionEventType, {
    name: 'auctionEvents',
    description: 'the same events as the socket carries, from afterVersion on, without gap or repeat',
  })
  async followAuctionEvents(
    @Args('auctionId', { type: () => ID }) auctionId: string,
    @Args('afterVersion', { type: () => Int, nullable: true, defaultValue: 0 }) afterVersion: number | null,
    @Context() context: RequestContext,
  ): Promise<AsyncIterable<{ auctionEvents: AuctionEventType }>> {
    const asked = parseInput(eventsInput, { auctionId, afterVersion }, context.locale, '');
    const found = await this.auctions.auction(asked.auctionId);
    if (found === null) throw failure.notFound(context.locale);
    const from = Math.min(asked.afterVersion, found.auction.state.version);
    return this.tail.follow(asked.auctionId, from, context);
  }

  @Query(() => EligibilityType)
  async eligibility(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Args('auctionId', { type: () => ID, nullable: true }) auctionId: string | null,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<EligibilityType> {
    const reasons = await this.auctions.eligibility(
      viewer,
      parseInput(uuid, organisationId, locale, 'organisationId'),
      auctionId === null || auctionId === undefined ? null : parseInput(uuid, auctionId, locale, 'auctionId'),
    );
    if (reasons === null) throw failure.notFound(locale);
    return EligibilityType.from(reasons, locale);
  }

  @Mutation(() => OpenAuctionResult)
  async openAuction(
    @Args('input') input: OpenAuctionInput,
    @Context() context: RequestContext,
  ): Promise<AuctionType | Refused> {
    const command = parseInput(openAuctionInput, input, context.locale);
    const result = await this.auctions.open(signedIn(context), command);
    if (result === null) throw failure.notFound(context.locale);
    return isRefusal(result) ? toRefused(result, OPENING, context.locale) : AuctionType.from(result);
  }

  @Mutation(() => OpenAuctionResult)
  async cancelAuction(
    @Args('auctionId', { type: () => ID }) auctionId: string,
    @Args('reason', { type: () => String }) reason: string,
    @Context() context: RequestContext,
  ): Promise<AuctionType | Refused> {
    const command = parseInput(cancelAuctionInput, { auctionId, reason }, context.locale, '');
    const result = await this.auctions.cancel(signedIn(context), command.auctionId, command.reason);
    if (result === null) throw failure.notFound(context.locale);
    return isRefusal(result) ? toRefused(result, OPENING, context.locale) : AuctionType.from(result);
  }

  @Mutation(() => PlaceBidResult)
  async placeBid(
    @Args('input') input: PlaceBidInput,
    @Context() context: RequestContext,
  ): Promise<typeof PlaceBidResult> {
    const { locale } = context;
    const { organisationId } = signedIn(context);
    const command = parseInput(placeBidInput, input, locale);
    const retryAfterMs =
      (await this.limits.take('bidsPerBidder', organisationId)) ??
      (await this.limits.take('bidsPerBidderAndAuction', `${organisationId} ${command.auctionId}`));
    if (retryAfterMs !== null) throw failure.rateLimited(locale, retryAfterMs);
    const answer = await this.auctions.bid({ ...command, organisationId });
    if (answer === null) throw failure.badInput(locale, [noLimitHere(locale)]);
    return toPlaceBidResult(answer, command.bidId, locale);
  }

  @Mutation(() => CreateLotResult)
  async withdrawLot(
    @Args('lotId', { type: () => ID }) lotId: string,
    @Context() context: RequestContext,
  ): Promise<LotType | Refused> {
    const result = await this.auctions.withdrawLot(signedIn(context), parseInput(uuid, lotId, context.locale, 'lotId'));
    if (result === null) throw failure.notFound(context.locale);
    return isRefusal(result) ? toRefused(result, WITHDRAWAL, context.locale) : LotType.from(result);
  }

  @ResolveField(() => LotType)
  async lot(@Parent() auction: AuctionType, @Context() context: RequestContext): Promise<LotType> {
    const row = await this.lots.lot(context, auction.stored.state.terms.lotId);
    if (row === null) throw new Error(`auction ${auction.id} has no lot`);
    return LotType.from(row);
  }

  @ResolveField(() => Boolean, { nullable: true, description: 'the viewer leads; null for others and while sealed' })
  async leading(@Parent() { stored }: AuctionType, @Context() context: RequestContext): Promise<boolean | null> {
    if (context.viewer === null) return null;
    const bid = await this.loader.myBid(context, stored.state.terms.auctionId);
    return leading(stored, context.viewer.organisationId, bid);
  }

  @ResolveField(() => MyBidType, { nullable: true, description: "the viewer's own standing bid, sealed ones included" })
  async myBid(@Parent() { id }: AuctionType, @Context() context: RequestContext): Promise<MyBidType | null> {
    const bid = context.viewer === null ? undefined : await this.loader.myBid(context, id);
    return bid === undefined ? null : MyBidType.from(bid);
  }
}

/** `Lot.auction` points downstream, so it lives here. */
@Resolver(() => LotType)
export class LotAuctionResolver {
  constructor(private readonly loader: AuctionLoader) {}

  @ResolveField(() => AuctionType, { nullable: true, description: 'the latest one' })
  async auction(@Parent() lot: LotType, @Context() context: RequestContext): Promise<AuctionType | null> {
    const found = await this.loader.latestOfLot(context, lot.id);
    return found === null ? null : AuctionType.from(found);
  }
}
