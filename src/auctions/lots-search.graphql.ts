import type { AuctionStatus } from '@app/auction';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LotForm, LotType, ScrapFormEnum } from '../lots/index.js';
import { AuctionStatusEnum, type LotFilterCommand } from './auctions.input.js';

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

@ObjectType('LotEdge')
export class LotEdgeType {
  @Field(() => String) cursor!: string;
  @Field(() => LotType) node!: LotType;
}

@ObjectType('LotConnection')
export class LotConnectionType {
  @Field(() => [LotEdgeType]) edges!: LotEdgeType[];
  @Field(() => PageInfoType) pageInfo!: PageInfoType;
  /** Read by the resolver of `totalCount`, which counts only when asked. */
  filter!: LotFilterCommand;
}

@ObjectType('LotFormCount')
export class LotFormCountType {
  @Field(() => ScrapFormEnum) form!: LotForm;
  @Field(() => Int) count!: number;
}

@ObjectType('LotProvinceCount')
export class LotProvinceCountType {
  @Field(() => String, { description: 'the first two digits of the GB/T 2260 code' }) province!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('LotAuctionStatusCount')
export class LotAuctionStatusCountType {
  @Field(() => AuctionStatusEnum) auctionStatus!: AuctionStatus;
  @Field(() => Int) count!: number;
}

@ObjectType('LotGradeCount')
export class LotGradeCountType {
  @Field(() => ID) gradeStandard!: string;
  @Field(() => String) gradeCode!: string;
  @Field(() => Int) count!: number;
}

/** Its lists are read by resolvers of their own, each only when asked for. */
@ObjectType('LotFacets', {
  description:
    'how many lots each further choice would show: every list counts the lots of the filter with its own condition left out, each count exact up to 10,000, which stands for any more; values without lots are left out',
})
export class LotFacetsType {
  filter!: LotFilterCommand;
}
