import { Field, ObjectType } from '@nestjs/graphql';
import { LotType } from '../lots/index.js';
import type { LotFilterCommand } from './auctions.input.js';

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
