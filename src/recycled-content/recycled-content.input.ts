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

/** Days of the calendar in Asia/Shanghai, both included. */
export const recycledShareInput = z
  .object({ organisationId: uuid, from: z.string(), to: z.string() })
  .superRefine(({ from, to }, context) => {
    if (from > to) {
      issueAt(context, ['to'], 'BEFORE_START', { en: 'must not be before from', 'zh-CN': '不得早于 from' });
    }
  });
export type SharePeriod = z.output<typeof recycledShareInput>;
