import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { LotLoader, LotType } from '../lots/index.js';
import type { RequestContext } from '../platform/auth/index.js';
import { failure, parseInput } from '../platform/graphql/index.js';
import { LotFilter, type LotOrderBy, LotOrderByEnum, lotFilterInput, pageInput } from './auctions.input.js';
import {
  LotAuctionStatusCountType,
  LotConnectionType,
  LotEdgeType,
  LotFacetsType,
  LotFormCountType,
  LotGradeCountType,
  LotProvinceCountType,
  PageInfoType,
} from './lots-search.graphql.js';
import { LotsSearchService } from './lots-search.service.js';

@Resolver(() => LotConnectionType)
export class LotsSearchResolver {
  constructor(
    private readonly search: LotsSearchService,
    private readonly loader: LotLoader,
  ) {}

  @Query(() => LotConnectionType)
  async lots(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('last', { type: () => Int, nullable: true }) last: number | null,
    @Args('before', { type: () => String, nullable: true }) before: string | null,
    @Args('filter', { type: () => LotFilter, nullable: true }) filter: LotFilter | null,
    @Args('orderBy', { type: () => LotOrderByEnum, nullable: true, defaultValue: LotOrderByEnum.NEWEST })
    orderBy: LotOrderBy | null,
    @Context() context: RequestContext,
  ): Promise<LotConnectionType> {
    const { locale } = context;
    const page = parseInput(pageInput, { first, after, last, before }, locale, '');
    const command = parseInput(lotFilterInput, filter ?? {}, locale, 'filter');
    const found = await this.search.page(command, orderBy ?? 'NEWEST', page);
    if (found === null) {
      const path = after === null || after === undefined ? 'before' : 'after';
      throw failure.badInput(locale, [{ path, code: 'FOREIGN_CURSOR', message: FOREIGN_CURSOR[locale] }]);
    }
    const rows = await Promise.all(found.places.map(place => this.loader.lot(context, place.id)));
    const edges = found.places.flatMap(({ cursor }, index) => {
      const row = rows[index];
      return row === null || row === undefined
        ? []
        : [Object.assign(new LotEdgeType(), { cursor, node: LotType.from(row) })];
    });
    return Object.assign(new LotConnectionType(), {
      edges,
      filter: command,
      pageInfo: Object.assign(new PageInfoType(), {
        hasNextPage: found.hasNextPage,
        hasPreviousPage: found.hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }),
    });
  }

  @ResolveField(() => Int, { description: 'exact up to 10,000, which stands for any more' })
  async totalCount(@Parent() connection: LotConnectionType): Promise<number> {
    return this.search.count(connection.filter);
  }
}

@Resolver(() => LotFacetsType)
export class LotFacetsResolver {
  constructor(private readonly search: LotsSearchService) {}

  @Query(() => LotFacetsType)
  lotFacets(
    @Args('filter', { type: () => LotFilter, nullable: true }) filter: LotFilter | null,
    @Context() { locale }: RequestContext,
  ): LotFacetsType {
    return Object.assign(new LotFacetsType(), { filter: parseInput(lotFilterInput, filter ?? {}, locale, 'filter') });
  }

  @ResolveField(() => [LotFormCountType])
  async forms(@Parent() { filter }: LotFacetsType): Promise<LotFormCountType[]> {
    const counts = await this.search.facet({ ...filter, forms: null }, 'FORM');
    return counts.map(({ value, count }) => Object.assign(new LotFormCountType(), { form: value, count }));
  }

  @ResolveField(() => [LotProvinceCountType])
  async provinces(@Parent() { filter }: LotFacetsType): Promise<LotProvinceCountType[]> {
    const counts = await this.search.facet({ ...filter, regions: null }, 'PROVINCE');
    return counts.map(({ value, count }) => Object.assign(new LotProvinceCountType(), { province: value, count }));
  }

  @ResolveField(() => [LotAuctionStatusCountType], { description: 'lots that were never in an auction stand in none' })
  async auctionStatuses(@Parent() { filter }: LotFacetsType): Promise<LotAuctionStatusCountType[]> {
    const counts = await this.search.facet({ ...filter, auctionStatuses: null }, 'AUCTION_STATUS');
    return counts.map(({ value, count }) =>
      Object.assign(new LotAuctionStatusCountType(), { auctionStatus: value, count }),
    );
  }

  @ResolveField(() => [LotGradeCountType], { description: 'leaves out both gradeStandard and gradeCodes' })
  async grades(@Parent() { filter }: LotFacetsType): Promise<LotGradeCountType[]> {
    const counts = await this.search.facet({ ...filter, gradeStandard: null, gradeCodes: null }, 'GRADE');
    return counts.map(({ group, value, count }) =>
      Object.assign(new LotGradeCountType(), { gradeStandard: group, gradeCode: value, count }),
    );
  }
}

const FOREIGN_CURSOR = {
  en: 'is not a cursor of this list: it belongs to one order and filter',
  'zh-CN': '不是此列表的游标：游标与排序和筛选条件绑定',
} as const;
