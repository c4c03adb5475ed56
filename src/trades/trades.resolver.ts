import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AuctionType } from '../auctions/index.js';
import { LotLoader, LotType } from '../lots/index.js';
import { type RequestContext, signedIn } from '../platform/auth/index.js';
import { parseInput } from '../platform/graphql/index.js';
import { uuid } from '../platform/input/index.js';
import { isRefusal, Refused } from '../platform/refusals/index.js';
import { OrganisationType, RegistryLoader } from '../registry/index.js';
import {
  InspectionType,
  SettlementLineType,
  SettlementType,
  TradeResult,
  TradeType,
  tradeRefused,
  WeighbridgeTicketType,
} from './trades.graphql.js';
import {
  RecordInspectionInput,
  recordInspectionInput,
  WeighbridgeTicketInput,
  weighbridgeTicketInput,
} from './trades.input.js';
import { TradeLoader, TradePapersLoader } from './trades.loader.js';
import { type TradeAnswer, TradesService } from './trades.service.js';
import { linesOf } from './trades.sheet.js';

@Resolver(() => TradeType)
export class TradeResolver {
  constructor(
    private readonly trades: TradesService,
    private readonly papers: TradePapersLoader,
    private readonly lots: LotLoader,
    private readonly registry: RegistryLoader,
  ) {}

  @Query(() => TradeType, { nullable: true, description: 'for its two parties and operators' })
  async trade(
    @Args('id', { type: () => ID }) id: string,
    @Context() { viewer, locale }: RequestContext,
  ): Promise<TradeType | null> {
    const found = await this.trades.trade(viewer, parseInput(uuid, id, locale, 'id'));
    return found === null ? null : TradeType.from(found);
  }

  @Query(() => [TradeType], { description: "the trades of the viewer's organisation, newest first, at most 100" })
  async myTrades(@Context() context: RequestContext): Promise<TradeType[]> {
    const found = await this.trades.tradesOf(signedIn(context));
    return found.map(trade => TradeType.from(trade));
  }

  @Mutation(() => TradeResult, { description: "either party's ticket, for its own side" })
  async recordWeighbridgeTicket(
    @Args('input') input: WeighbridgeTicketInput,
    @Context() context: RequestContext,
  ): Promise<TradeType | Refused> {
    const command = parseInput(weighbridgeTicketInput, input, context.locale);
    return answered(await this.trades.recordTicket(signedIn(context), command), context);
  }

  @Mutation(() => TradeResult, { description: 'the buyer, once, after both tickets' })
  async recordInspection(
    @Args('input') input: RecordInspectionInput,
    @Context() context: RequestContext,
  ): Promise<TradeType | Refused> {
    const command = parseInput(recordInspectionInput, input, context.locale);
    return answered(await this.trades.recordInspection(signedIn(context), command), context);
  }

  @Mutation(() => TradeResult, { description: 'each side once; with both the trade is SETTLED' })
  async confirmSettlement(
    @Args('tradeId', { type: () => ID }) tradeId: string,
    @Context() context: RequestContext,
  ): Promise<TradeType | Refused> {
    const id = parseInput(uuid, tradeId, context.locale, 'tradeId');
    return answered(await this.trades.confirm(signedIn(context), id), context);
  }

  @ResolveField(() => LotType)
  async lot(@Parent() trade: TradeType, @Context() context: RequestContext): Promise<LotType> {
    const row = await this.lots.lot(context, trade.lotId);
    if (row === null) throw new Error(`trade ${trade.id} has no lot`);
    return Object.assign(LotType.from(row), { buyerOrganisationId: trade.buyerOrganisationId });
  }

  @ResolveField(() => OrganisationType)
  async seller(@Parent() trade: TradeType, @Context() context: RequestContext): Promise<OrganisationType> {
    return this.party(trade, trade.sellerOrganisationId, context);
  }

  @ResolveField(() => OrganisationType)
  async buyer(@Parent() trade: TradeType, @Context() context: RequestContext): Promise<OrganisationType> {
    return this.party(trade, trade.buyerOrganisationId, context);
  }

  @ResolveField(() => [WeighbridgeTicketType], {
    description: 'of both sides, newest first, superseded ones included, at most 20',
  })
  async tickets(@Parent() trade: TradeType, @Context() context: RequestContext): Promise<WeighbridgeTicketType[]> {
    const { tickets } = await this.papers.papers(context, trade.id);
    return tickets.map(ticket => WeighbridgeTicketType.from(ticket));
  }

  @ResolveField(() => InspectionType, { nullable: true, description: "the buyer's; null before" })
  async inspection(@Parent() trade: TradeType, @Context() context: RequestContext): Promise<InspectionType | null> {
    const { inspection } = await this.papers.papers(context, trade.id);
    return inspection === null ? null : InspectionType.from(inspection);
  }

  /** Seller and winner learn each other from the trade, a natural person's name included. */
  private async party(trade: TradeType, id: string, context: RequestContext): Promise<OrganisationType> {
    const row = await this.registry.organisation(context, id);
    if (row === null) throw new Error(`trade ${trade.id} has a party that is not registered`);
    return OrganisationType.from(row, context.viewer, trade.buyerOrganisationId);
  }
}

@Resolver(() => SettlementType)
export class SettlementResolver {
  constructor(private readonly papers: TradePapersLoader) {}

  @ResolveField(() => [SettlementLineType], {
    description: 'how the sheet comes about; from the top they add up to its figures exactly',
  })
  async lines(@Parent() { made }: SettlementType, @Context() context: RequestContext): Promise<SettlementLineType[]> {
    const lines = linesOf(made.trade, made.settlement, await this.papers.papers(context, made.trade.id));
    return lines.map(line => SettlementLineType.from(line));
  }
}

/** `Auction.trade` points downstream, so it lives here. */
@Resolver(() => AuctionType)
export class AuctionTradeResolver {
  constructor(private readonly loader: TradeLoader) {}

  @ResolveField(() => TradeType, {
    nullable: true,
    description: 'for its two parties and operators; up to a second after the close',
  })
  async trade(@Parent() auction: AuctionType, @Context() context: RequestContext): Promise<TradeType | null> {
    if (context.viewer === null || auction.outcome !== 'SOLD') return null;
    const found = await this.loader.ofAuction(context, auction.id);
    return found === null ? null : TradeType.from(found);
  }
}

const answered = (answer: TradeAnswer, { locale }: RequestContext): TradeType | Refused =>
  isRefusal(answer) ? tradeRefused(answer, locale) : TradeType.from(answer);
