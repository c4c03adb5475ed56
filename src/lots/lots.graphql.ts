import {
  type EquivalenceKind,
  findGrade,
  type Grade,
  type GradeLimit,
  type GradingStandard,
  limitDecimals,
} from '@app/grading';
import { formatDecimal, formatPercent } from '@app/units';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, DecimalScalar, type Text } from '../platform/graphql/index.js';
import { IDEMPOTENCY_MISMATCH, Refused, resolveByClass } from '../platform/refusals/index.js';
import type { LotRow } from './lots.entity.js';
import {
  type LotForm,
  type LotOrigin,
  type LotStatus,
  LotStatusEnum,
  type LotTaxMode,
  ScrapFormEnum,
  ScrapOriginEnum,
  TaxModeEnum,
} from './lots.input.js';
import { sampleFromJson } from './lots.sample.js';
import type { PostingRefusal } from './lots.service.js';

const EquivalenceKindEnum = {
  EXACT: 'EXACT',
  BROADER: 'BROADER',
  NARROWER: 'NARROWER',
  NEAREST: 'NEAREST',
} as const satisfies { [K in EquivalenceKind]: K };
registerEnumType(EquivalenceKindEnum, { name: 'EquivalenceKind' });

@ObjectType('GradeLimit', {
  description:
    'property: an element symbol, or MOISTURE, INCLUSIONS, METAL_RECOVERY, METAL_CONTENT, FREE_IRON, OIL_GREASE, FINES ...',
})
export class GradeLimitType {
  @Field(() => String) property!: string;
  @Field(() => DecimalScalar, { nullable: true }) min!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) max!: string | null;
  @Field(() => String) unit!: string;
  @Field(() => Boolean, { description: 'false: shown as unverified, decides nothing' }) verified!: boolean;
  @Field(() => String) source!: string;

  static from(limit: GradeLimit): GradeLimitType {
    const decimals = limitDecimals(limit.unit);
    return Object.assign(new GradeLimitType(), {
      property: limit.property,
      min: limit.min === null ? null : formatDecimal(limit.min, decimals),
      max: limit.max === null ? null : formatDecimal(limit.max, decimals),
      unit: limit.unit,
      verified: limit.verified,
      source: limit.source,
    });
  }
}

@ObjectType('GradeEquivalent')
export class GradeEquivalentType {
  @Field(() => ID) standard!: string;
  @Field(() => String) code!: string;
  @Field(() => EquivalenceKindEnum) kind!: EquivalenceKind;
}

@ObjectType('Grade')
export class GradeType {
  @Field(() => ID) standard!: string;
  @Field(() => String) code!: string;
  @Field(() => [GradeLimitType]) limits!: GradeLimitType[];
  @Field(() => [GradeEquivalentType]) equivalents!: GradeEquivalentType[];
  /** Read by the resolver of `name`. */
  names!: Grade['names'];

  static from(grade: Grade): GradeType {
    return Object.assign(new GradeType(), {
      standard: grade.standard,
      code: grade.code,
      names: grade.names,
      limits: grade.limits.map(limit => GradeLimitType.from(limit)),
      equivalents: grade.equivalents.map(equivalent => Object.assign(new GradeEquivalentType(), equivalent)),
    });
  }
}

@ObjectType('GradingStandard', {
  description: 'one edition of one standard, e.g. ReMA 2022, GB/T 38472-2023, EN 13920',
})
export class GradingStandardType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) edition!: string;
  @Field(() => String) source!: string;
  @Field(() => [GradeType]) grades!: GradeType[];

  static from(standard: GradingStandard): GradingStandardType {
    return Object.assign(new GradingStandardType(), {
      ...standard,
      grades: standard.grades.map(grade => GradeType.from(grade)),
    });
  }
}

@ObjectType('ElementShare')
export class ElementShareType {
  @Field(() => String) element!: string;
  @Field(() => DecimalScalar) massPercent!: string;
  @Field(() => DecimalScalar, { nullable: true }) plusMinus!: string | null;
}

@ObjectType('Lot')
export class LotType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => LotStatusEnum) status!: LotStatus;
  @Field(() => GradeType) grade!: GradeType;
  @Field(() => ScrapFormEnum) form!: LotForm;
  @Field(() => ScrapOriginEnum) origin!: LotOrigin;
  @Field(() => Int) massKg!: number;
  @Field(() => String) region!: string;
  @Field(() => TaxModeEnum) taxMode!: LotTaxMode;
  @Field(() => [ElementShareType]) composition!: ElementShareType[];
  @Field(() => [String]) declaredDeviations!: string[];
  @Field(() => DateTimeScalar) createdAt!: number;
  /** Read by the resolver of `seller`. */
  sellerOrganisationId!: string;
  /** After the award: who may see a natural person's name beside operators. */
  buyerOrganisationId!: string | null;

  static from(row: LotRow): LotType {
    const grade = findGrade(row.gradeStandard, row.gradeCode);
    if (grade === null) throw new Error(`lot ${row.id} has a grade that no standard knows`);
    const composition = row.sample === null ? [] : sampleFromJson(row.sample).composition;
    return Object.assign(new LotType(), {
      id: row.id,
      title: row.title,
      description: row.description,
      status: row.status,
      grade: GradeType.from(grade),
      form: row.form,
      origin: row.origin,
      massKg: row.massKg,
      region: row.region,
      taxMode: row.taxMode,
      composition: composition.map(({ element, share, plusMinus }) =>
        Object.assign(new ElementShareType(), {
          element,
          massPercent: formatPercent(share),
          plusMinus: plusMinus === null ? null : formatPercent(plusMinus),
        }),
      ),
      declaredDeviations: row.declaredDeviations,
      createdAt: row.createdAt,
      sellerOrganisationId: row.sellerOrganisationId,
      buyerOrganisationId: row.buyerOrganisationId,
    });
  }
}

export const CreateLotResult = createUnionType({
  name: 'CreateLotResult',
  types: () => [LotType, Refused] as const,
  resolveType: resolveByClass,
});

export const POSTING: Readonly<Record<PostingRefusal, Text>> = {
  HAZARDOUS_WASTE: {
    en: 'Dross is hazardous waste (HW48) and never a lot. Hand it to a licensed firm.',
    'zh-CN': '铝灰渣属于危险废物（HW48），不能挂牌，请交有资质的单位处置。',
  },
  RADIOACTIVE: {
    en: 'The sample did not pass the radioactivity check. Keep the material apart and report it.',
    'zh-CN': '样品未通过放射性检测，请隔离存放并上报。',
  },
  UNKNOWN_GRADE: { en: 'This standard has no such grade for lots.', 'zh-CN': '该标准中没有可挂牌的此等级。' },
  UNDECLARED_DEVIATION: {
    en: 'The sample misses limits of the grade that are not declared: {detail}. Declare them or choose another grade.',
    'zh-CN': '样品不符合等级要求且未声明：{detail}。请声明偏差或选择其他等级。',
  },
  IDEMPOTENCY_MISMATCH,
};
