import type { HeatInputSource } from '@app/recycled-content';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { z } from 'zod';
import { DateTimeScalar, DecimalScalar } from '../platform/graphql/index.js';
import { issueAt, listOf, optional, percent, text, uuid, whole, wholeKg } from '../platform/input/index.js';

export const HeatInputSourceEnum = {
  TRADE: 'TRADE',
  PRE_CONSUMER: 'PRE_CONSUMER',
  POST_CONSUMER: 'POST_CONSUMER',
  INTERNAL: 'INTERNAL',
  PRIMARY: 'PRIMARY',
  ALLOYING: 'ALLOYING',
  UNKNOWN: 'UNKNOWN',
} as const satisfies { [S in HeatInputSource]: S };
registerEnumType(HeatInputSourceEnum, { name: 'HeatInputSource' });

@InputType()
export class HeatInput {
  @Field(() => HeatInputSourceEnum) source!: HeatInputSource;
  @Field(() => ID, { nullable: true, description: 'exactly with TRADE: a settled purchase of your own' })
  tradeId?: string | null;
  @Field(() => Int) massKg!: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "default: what the trade's inspection measured, else 100 and flagged",
  })
  aluminiumPercent?: string | null;
}

@InputType()
export class RecordHeatInput {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) meltedAt!: number;
  @Field(() => String) alloy!: string;
  @Field(() => [HeatInput], { description: '1 to 100; several of one trade add up' }) inputs!: HeatInput[];
  @Field(() => Int) productKg!: number;
  @Field(() => Int, { nullable: true, description: 'default 0' }) drossKg?: number | null;
}

const INPUTS_MAX = 100;
/** What INPUTS_MAX inputs of the greatest mass could give. */
const HEAT_KG_MAX = INPUTS_MAX * 10_000_000;

const heatInput = z
  .object({
    source: z.enum(HeatInputSourceEnum),
    tradeId: optional(uuid),
    massKg: wholeKg,
    aluminiumPercent: optional(percent),
  })
  .superRefine(({ source, tradeId }, context) => {
    if (source === 'TRADE' && tradeId === null) {
      issueAt(context, ['tradeId'], 'REQUIRED', { en: 'is required with TRADE', 'zh-CN': '来源为 TRADE 时必填' });
    }
    if (source !== 'TRADE' && tradeId !== null) {
      issueAt(context, ['tradeId'], 'NOT_ALLOWED', { en: 'goes with TRADE only', 'zh-CN': '仅来源为 TRADE 时可填' });
    }
  });

export const recordHeatInput = z
  .object({
    id: uuid,
    meltedAt: z.number(),
    alloy: text(120),
    inputs: listOf(heatInput, INPUTS_MAX),
    productKg: whole(1, HEAT_KG_MAX),
    drossKg: optional(whole(0, HEAT_KG_MAX)).transform(kg => kg ?? 0),
  })
  .superRefine(({ inputs }, context) => {
    if (inputs.length === 0) {
      issueAt(context, ['inputs'], 'REQUIRED', { en: 'needs at least one input', 'zh-CN': '至少需要一项投料' });
    }
  });
export type RecordHeat = z.output<typeof recordHeatInput>;

const BEFORE_START = { en: 'must not be before from', 'zh-CN': '不得早于 from' } as const;

/** Days of the calendar in Asia/Shanghai, both included. */
export const recycledShareInput = z
  .object({ organisationId: uuid, from: z.string(), to: z.string() })
  .superRefine(({ from, to }, context) => {
    if (from > to) {
      issueAt(context, ['to'], 'BEFORE_START', BEFORE_START);
    }
  });
export type SharePeriod = z.output<typeof recycledShareInput>;

/** Calendar months that a break-down reaches over, those of both ends included. */
const MONTHS_MAX = 36;

/** Of a break-down: the same days, over a bounded number of months. */
export const breakdownInput = recycledShareInput.superRefine(({ from, to }, context) => {
  if (monthsOf(from, to).length > MONTHS_MAX) {
    issueAt(context, ['to'], 'TOO_LONG', {
      en: `must be within ${MONTHS_MAX} calendar months`,
      'zh-CN': `不得跨越超过 ${MONTHS_MAX} 个自然月`,
    });
  }
});

/** `YYYY-MM` of every month that a day from `from` to `to` lies in, ascending; at most one more than MONTHS_MAX. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (let next = from.slice(0, 7); next <= to.slice(0, 7) && months.length <= MONTHS_MAX; ) {
    months.push(next);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    next = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

export const heatsInput = z
  .object({
    organisationId: uuid,
    from: z.string(),
    to: z.string(),
    first: optional(whole(1, 100)),
    after: heatCursor(),
  })
  .superRefine(({ from, to }, context) => {
    if (from > to) issueAt(context, ['to'], 'BEFORE_START', BEFORE_START);
  });
export type HeatsOfPeriod = z.output<typeof heatsInput>;

/** 9999-12-31T23:59:59.999Z, the last instant of the API. */
const INSTANT_MAX = 253_402_300_799_999;

/** Where a page of heats goes on: after this one, in the order newest first. */
export interface HeatPlace {
  readonly meltedAt: number;
  readonly id: string;
}
export const cursorOf = ({ meltedAt, id }: HeatPlace): string => Buffer.from(`${meltedAt} ${id}`).toString('base64url');

function heatCursor() {
  return optional(z.string().max(200)).transform((cursor, context): HeatPlace | null => {
    if (cursor === null) return null;
    const [, meltedAt, id = ''] =
      /^(\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString()) ??
      [];
    if (meltedAt !== undefined && Number(meltedAt) <= INSTANT_MAX) return { meltedAt: Number(meltedAt), id };
    issueAt(context, [], 'FOREIGN_CURSOR', { en: 'is not a cursor of this list', 'zh-CN': '不是此列表的游标' });
    return z.NEVER;
  });
}
