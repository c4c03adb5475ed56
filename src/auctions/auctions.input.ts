import type { AuctionFormat, AuctionOutcome, AuctionStatus } from '@app/auction';
import type { CredentialKind } from '@app/compliance';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { z } from 'zod';
import { type LotForm, type LotStatus, LotStatusEnum, ScrapFormEnum } from '../lots/index.js';
import { DateTimeScalar, DecimalScalar } from '../platform/graphql/index.js';
import { amount, issueAt, listOf, optional, price, text, uuid, whole } from '../platform/input/index.js';
import { CredentialKindEnum } from '../registry/index.js';

export const AuctionFormatEnum = {
  ENGLISH: 'ENGLISH',
  SEALED_FIRST_PRICE: 'SEALED_FIRST_PRICE',
  DUTCH: 'DUTCH',
} as const satisfies { [F in AuctionFormat]: F };
registerEnumType(AuctionFormatEnum, { name: 'AuctionFormat' });

export const AuctionStatusEnum = {
  SCHEDULED: 'SCHEDULED',
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
  CANCELLED: 'CANCELLED',
} as const satisfies { [S in AuctionStatus]: S };
registerEnumType(AuctionStatusEnum, { name: 'AuctionStatus' });

export const AuctionOutcomeEnum = { SOLD: 'SOLD', PASSED_IN: 'PASSED_IN' } as const satisfies {
  [O in AuctionOutcome]: O;
};
registerEnumType(AuctionOutcomeEnum, { name: 'AuctionOutcome' });

export const LotOrderByEnum = {
  NEWEST: 'NEWEST',
  CLOSING_SOONEST: 'CLOSING_SOONEST',
  MASS_DESC: 'MASS_DESC',
  PRICE_ASC: 'PRICE_ASC',
} as const;
export type LotOrderBy = keyof typeof LotOrderByEnum;
registerEnumType(LotOrderByEnum, { name: 'LotOrderBy' });

@InputType()
export class IncrementTierInput {
  @Field(() => DecimalScalar) from!: string;
  @Field(() => DecimalScalar) increment!: string;
}

@InputType()
export class OpenAuctionInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) lotId!: string;
  @Field(() => AuctionFormatEnum) format!: AuctionFormat;
  @Field(() => DateTimeScalar, { nullable: true, description: 'default: now' }) opensAt?: number | null;
  @Field(() => DateTimeScalar) closesAt!: number;
  @Field(() => DecimalScalar) startPrice!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'hidden; only reserveMet is shown' }) reservePrice?:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'ENGLISH: least raise; DUTCH: the step down' })
  increment?: string | null;
  @Field(() => Int, { nullable: true, description: 'DUTCH' }) stepSeconds?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'DUTCH' }) floorPrice?: string | null;
  @Field(() => Int, {
    nullable: true,
    defaultValue: 300,
    description: 'ENGLISH: a bid with <= window left sets close = bid time + extension',
  })
  softCloseWindowSeconds?: number | null;
  @Field(() => Int, { nullable: true, defaultValue: 300 }) softCloseExtensionSeconds?: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'extensions never pass it' }) hardCloseAt?: number | null;
  @Field(() => [IncrementTierInput], {
    nullable: true,
    description: 'excludes increment; the last tier with from <= price counts',
  })
  incrementTiers?: IncrementTierInput[] | null;
  @Field(() => [CredentialKindEnum], { nullable: true }) requiredCredentials?: CredentialKind[] | null;
}

const SOFT_CLOSE_SECONDS = 300;

/** Ranges and what goes with what are judged together by the library: INVALID_TERMS names every cause. */
export const openAuctionInput = z.object({
  id: uuid,
  lotId: uuid,
  format: z.enum(AuctionFormatEnum),
  opensAt: optional(z.number()),
  closesAt: z.number(),
  startPrice: amount,
  reservePrice: optional(amount),
  increment: optional(amount),
  stepSeconds: optional(z.int()),
  floorPrice: optional(amount),
  softCloseWindowSeconds: optional(z.int()).transform(given => given ?? SOFT_CLOSE_SECONDS),
  softCloseExtensionSeconds: optional(z.int()).transform(given => given ?? SOFT_CLOSE_SECONDS),
  hardCloseAt: optional(z.number()),
  incrementTiers: optional(listOf(z.object({ from: amount, increment: amount }))),
  requiredCredentials: optional(listOf(z.enum(CredentialKindEnum))).transform(kinds =>
    [...new Set(kinds ?? [])].sort(),
  ),
});
export type OpenAuction = z.output<typeof openAuctionInput>;

@InputType()
export class PlaceBidInput {
  @Field(() => ID) bidId!: string;
  @Field(() => ID) auctionId!: string;
  @Field(() => DecimalScalar, { description: "DUTCH: the price that the bidder accepts, at least the clock's price" })
  pricePerTonne!: string;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'ENGLISH: proxy limit; the engine raises by the increment, never above',
  })
  maxPricePerTonne?: string | null;
}
export const placeBidInput = z
  .object({ bidId: uuid, auctionId: uuid, pricePerTonne: price, maxPricePerTonne: optional(price) })
  .superRefine((input, context) => {
    if (input.maxPricePerTonne !== null && input.maxPricePerTonne < input.pricePerTonne) {
      issueAt(context, ['maxPricePerTonne'], 'BELOW_PRICE', {
        en: 'must not be below pricePerTonne',
        'zh-CN': '不得低于 pricePerTonne',
      });
    }
  });

export const cancelAuctionInput = z.object({ auctionId: uuid, reason: text(200, { lines: true }) });

@InputType()
export class LotFilter {
  @Field(() => String, {
    nullable: true,
    description: 'full text, Chinese and Latin, over title, description, grade code and names',
  })
  text?: string | null;
  @Field(() => [LotStatusEnum], { nullable: true }) statuses?: LotStatus[] | null;
  @Field(() => ID, { nullable: true }) gradeStandard?: string | null;
  @Field(() => [String], { nullable: true }) gradeCodes?: string[] | null;
  @Field(() => [ScrapFormEnum], { nullable: true }) forms?: LotForm[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'a prefix of a GB/T 2260 code selects everything below it',
  })
  regions?: string[] | null;
  @Field(() => Int, { nullable: true }) minMassKg?: number | null;
  @Field(() => Int, { nullable: true }) maxMassKg?: number | null;
  @Field(() => [AuctionStatusEnum], { nullable: true }) auctionStatuses?: AuctionStatus[] | null;
}

const regionPrefix = z.string().transform((code, context) => {
  if (/^\d{1,6}$/.test(code)) return code.length === 6 ? code.replace(/(00)+$/, '') : code;
  issueAt(context, [], 'NOT_A_REGION', {
    en: 'must be 1 to 6 digits of a GB/T 2260 code',
    'zh-CN': '应为 GB/T 2260 代码的前 1 至 6 位数字',
  });
  return z.NEVER;
});

/** An empty list is no filter. */
const anyOf = <Item extends z.ZodType>(item: Item) =>
  optional(listOf(item)).transform(items => (items === null || items.length === 0 ? null : items));

export const lotFilterInput = z.object({
  text: optional(text(200, { min: 0 })).transform(words => (words === '' ? null : words)),
  statuses: anyOf(z.enum(LotStatusEnum)),
  gradeStandard: optional(text(64)),
  gradeCodes: anyOf(text(64)),
  forms: anyOf(z.enum(ScrapFormEnum)),
  regions: anyOf(regionPrefix),
  minMassKg: optional(whole(0, 10_000_000)),
  maxMassKg: optional(whole(0, 10_000_000)),
  auctionStatuses: anyOf(z.enum(AuctionStatusEnum)),
});
export type LotFilterCommand = z.output<typeof lotFilterInput>;

/** Relay paging: `first` or `last`, 1 to 100, 20 when neither is given. */
export const pageInput = z
  .object({
    first: optional(whole(1, 100)),
    after: optional(z.string().max(1_000)),
    last: optional(whole(1, 100)),
    before: optional(z.string().max(1_000)),
  })
  .superRefine((page, context) => {
    if (page.first !== null && page.last !== null) {
      issueAt(context, ['last'], 'NOT_WITH_FIRST', {
        en: 'give first or last, not both',
        'zh-CN': 'first 与 last 只能填一个',
      });
    }
  });
export type Page = z.output<typeof pageInput>;

/** `first` of auctionEvents: 1 to 1,000. */
export const eventsInput = z.object({
  auctionId: uuid,
  afterVersion: optional(whole(0, 2_147_483_647)).transform(version => version ?? 0),
  first: optional(whole(1, 1_000)).transform(count => count ?? 500),
});
