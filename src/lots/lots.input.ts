import type { Sample } from '@app/grading';
import type { MetalOrigin } from '@app/recycled-content';
import type { TaxMode } from '@app/settlement';
import { Field, Float, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { z } from 'zod';
import { DecimalScalar } from '../platform/graphql/index.js';
import { issueAt, listOf, optional, percent, region, text, uuid, wholeKg } from '../platform/input/index.js';

const enumOf = <Name extends string>(...names: readonly Name[]): { readonly [N in Name]: N } =>
  Object.fromEntries(names.map(name => [name, name])) as { readonly [N in Name]: N };

export const ScrapFormEnum = enumOf(
  'EXTRUSION',
  'SHEET',
  'CAST',
  'FRAGMENTS',
  'TURNINGS',
  'WIRE',
  'CAN',
  'FOIL',
  'WHEEL',
  'INGOT',
  'MIXED',
);
export type LotForm = keyof typeof ScrapFormEnum;
registerEnumType(ScrapFormEnum, { name: 'ScrapForm' });

export const ScrapOriginEnum = enumOf<MetalOrigin>('PRE_CONSUMER', 'POST_CONSUMER', 'UNKNOWN');
export type LotOrigin = MetalOrigin;
registerEnumType(ScrapOriginEnum, { name: 'ScrapOrigin' });

export const TaxModeEnum = enumOf<TaxMode>('VAT13', 'VAT3', 'VAT1', 'NONE');
export type LotTaxMode = TaxMode;
registerEnumType(TaxModeEnum, { name: 'TaxMode' });

export const LotStatusEnum = enumOf('DRAFT', 'OFFERED', 'SOLD', 'UNSOLD', 'WITHDRAWN');
export type LotStatus = keyof typeof LotStatusEnum;
registerEnumType(LotStatusEnum, { name: 'LotStatus' });

@InputType()
export class ElementShareInput {
  @Field(() => String) element!: string;
  @Field(() => DecimalScalar) massPercent!: string;
  @Field(() => DecimalScalar, { nullable: true }) plusMinus?: string | null;
}

@InputType()
export class SampleInput {
  @Field(() => ScrapFormEnum, { nullable: true }) form?: LotForm | null;
  @Field(() => [ElementShareInput], { nullable: true }) composition?: ElementShareInput[] | null;
  @Field(() => DecimalScalar, { nullable: true }) moisturePercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) inclusionPercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) metalRecoveryPercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) metalContentPercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) freeIronPercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) oilGreasePercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) finesPercent?: string | null;
  @Field(() => Boolean, { nullable: true }) radioactivityPassed?: boolean | null;
}

/** Everything of the periodic table that a melt shop may ask for; case as in chemistry. */
const element = text(2).transform((symbol, context) => {
  if (/^[A-Z][a-z]?$/.test(symbol)) return symbol;
  issueAt(context, [], 'NOT_AN_ELEMENT', {
    en: 'must be an element symbol such as Si',
    'zh-CN': '应为元素符号，如 Si',
  });
  return z.NEVER;
});

const composition = listOf(z.object({ element, massPercent: percent, plusMinus: optional(percent) })).superRefine(
  (shares, context) => {
    const seen = new Set<string>();
    shares.forEach(({ element: symbol }, index) => {
      if (seen.has(symbol)) {
        issueAt(context, [index, 'element'], 'NAMED_TWICE', { en: 'is named twice', 'zh-CN': '元素重复' });
      }
      seen.add(symbol);
    });
    if (shares.reduce<bigint>((sum, share) => sum + share.massPercent, 0n) > 1_000_000n) {
      issueAt(context, [], 'SUM_ABOVE_100', { en: 'sums to more than 100 %', 'zh-CN': '合计超过 100%' });
    }
  },
);

/** A declared or measured sample, in the grading library's own shape. */
export const sampleInput = z
  .object({
    form: optional(z.enum(ScrapFormEnum)),
    composition: optional(composition),
    moisturePercent: optional(percent),
    inclusionPercent: optional(percent),
    metalRecoveryPercent: optional(percent),
    metalContentPercent: optional(percent),
    freeIronPercent: optional(percent),
    oilGreasePercent: optional(percent),
    finesPercent: optional(percent),
    radioactivityPassed: optional(z.boolean()),
  })
  .transform(
    (input): Sample => ({
      form: input.form,
      composition: (input.composition ?? []).map(share => ({
        element: share.element,
        share: share.massPercent,
        plusMinus: share.plusMinus,
      })),
      moisture: input.moisturePercent,
      inclusion: input.inclusionPercent,
      metalRecovery: input.metalRecoveryPercent,
      metalContent: input.metalContentPercent,
      freeIron: input.freeIronPercent,
      oilGrease: input.oilGreasePercent,
      fines: input.finesPercent,
      radioactivityPassed: input.radioactivityPassed,
    }),
  );

@InputType()
export class CreateLotInput {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => ID) gradeStandard!: string;
  @Field(() => String) gradeCode!: string;
  @Field(() => ScrapFormEnum) form!: LotForm;
  @Field(() => ScrapOriginEnum) origin!: LotOrigin;
  @Field(() => Int) massKg!: number;
  @Field(() => String) region!: string;
  @Field(() => Float, { nullable: true }) latitude?: number | null;
  @Field(() => Float, { nullable: true }) longitude?: number | null;
  @Field(() => TaxModeEnum) taxMode!: LotTaxMode;
  @Field(() => SampleInput, {
    nullable: true,
    description: 'what the collector declares; deviations from the grade must be listed',
  })
  sample?: SampleInput | null;
  @Field(() => [String], {
    nullable: true,
    description: 'property names of SampleInput limits that the lot is declared to miss',
  })
  declaredDeviations?: string[] | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'free allowance before deduction, default 0' })
  allowedMoisturePercent?: string | null;
  @Field(() => DecimalScalar, { nullable: true })
  allowedInclusionPercent?: string | null;
}

const degrees = (limit: number) =>
  z.number().superRefine((value, context) => {
    if (!(Math.abs(value) <= limit)) {
      issueAt(context, [], 'OUT_OF_RANGE', {
        en: `must be between -${limit} and ${limit} degrees`,
        'zh-CN': `应在 -${limit} 至 ${limit} 度之间`,
      });
    }
  });

export const createLotInput = z
  .object({
    id: uuid,
    title: text(120),
    description: optional(text(4000, { lines: true, min: 0 })),
    gradeStandard: text(64),
    gradeCode: text(64),
    form: z.enum(ScrapFormEnum),
    origin: z.enum(ScrapOriginEnum),
    massKg: wholeKg,
    region,
    latitude: optional(degrees(90)),
    longitude: optional(degrees(180)),
    taxMode: z.enum(TaxModeEnum),
    sample: optional(sampleInput),
    declaredDeviations: optional(listOf(text(64))).transform(names => names ?? []),
    allowedMoisturePercent: optional(percent),
    allowedInclusionPercent: optional(percent),
  })
  .superRefine((input, context) => {
    if ((input.latitude === null) !== (input.longitude === null)) {
      issueAt(context, [input.latitude === null ? 'latitude' : 'longitude'], 'REQUIRED', {
        en: 'latitude and longitude go together',
        'zh-CN': '经纬度须同时填写',
      });
    }
  });
export type CreateLot = z.output<typeof createLotInput>;
