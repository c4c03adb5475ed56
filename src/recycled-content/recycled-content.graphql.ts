import { formatMetalKg } from '@app/recycled-content';
import { formatKilograms, formatPercent } from '@app/units';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, DecimalScalar, failure, type Locale, type Text } from '../platform/graphql/index.js';
import { aheadOfTime } from '../platform/input/index.js';
import {
  IDEMPOTENCY_MISMATCH,
  type Refusal,
  Refused,
  refuse,
  resolveByClass,
  toRefused,
} from '../platform/refusals/index.js';
import type { HeatFault, HeatRefusal, HeatWithShare, ShareOfPeriod } from './recycled-content.service.js';

const ASSUMED = 'metal whose aluminium share nobody stated: it is taken as 100 %';

@ObjectType('Heat')
export class HeatType {
  @Field(() => ID) id!: string;
  @Field(() => String) alloy!: string;
  @Field(() => DateTimeScalar) meltedAt!: number;
  @Field(() => Int) productKg!: number;
  @Field(() => DecimalScalar, { description: 'percent of the metal of this heat, INTERNAL left out' })
  recycledContent!: string;
  @Field(() => DecimalScalar, { description: ASSUMED }) assumedMetalKg!: string;

  static from({ heat, share }: HeatWithShare): HeatType {
    return Object.assign(new HeatType(), {
      id: heat.id,
      alloy: heat.alloy,
      meltedAt: heat.meltedAt,
      productKg: heat.productKg,
      recycledContent: formatPercent(share.recycledShare),
      assumedMetalKg: formatMetalKg(share.assumedMetal),
    });
  }
}

@ObjectType('RecycledShare', {
  description:
    'shares in percent of metal mass, ISO 14021: internal scrap never counts as recycled and is left out of both sides; unknown origin counts as not recycled',
})
export class RecycledShareType {
  @Field(() => DecimalScalar) recycledShare!: string;
  @Field(() => DecimalScalar) postConsumerShare!: string;
  @Field(() => DecimalScalar) recycledMetalKg!: string;
  @Field(() => DecimalScalar) totalMetalKg!: string;
  @Field(() => DecimalScalar, { nullable: true }) target!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'recycled metal still to melt in place of other metal to reach the target, 0 when met',
  })
  gapKg!: string | null;
  @Field(() => DecimalScalar) avoidedCo2Kg!: string;
  @Field(() => String) factorSet!: string;
  @Field(() => DecimalScalar, { description: ASSUMED }) assumedMetalKg!: string;

  static from({ share, avoidedCo2 }: ShareOfPeriod): RecycledShareType {
    return Object.assign(new RecycledShareType(), {
      recycledShare: formatPercent(share.recycledShare),
      postConsumerShare: formatPercent(share.postConsumerShare),
      recycledMetalKg: formatMetalKg(share.recycledMetal),
      totalMetalKg: formatMetalKg(share.totalMetal),
      target: null,
      gapKg: null,
      avoidedCo2Kg: formatKilograms(avoidedCo2.avoided, 3),
      factorSet: avoidedCo2.factorSet,
      assumedMetalKg: formatMetalKg(share.assumedMetal),
    });
  }
}

export const RecordHeatResult = createUnionType({
  name: 'RecordHeatResult',
  types: () => [HeatType, Refused] as const,
  resolveType: resolveByClass,
});

/** The refusal as the API says it; throws the failure where it is one. */
export function heatRefused({ refused, detail }: Refusal<HeatRefusal | HeatFault>, locale: Locale): Refused {
  switch (refused) {
    case 'NOT_FOUND':
      throw failure.notFound(locale);
    case 'MELTED_AHEAD':
      throw aheadOfTime(locale, 'input.meltedAt');
    default:
      return toRefused(refuse(refused, detail), HEAT, locale);
  }
}

const HEAT: Readonly<Record<HeatRefusal, Text>> = {
  TRADE_STATE: {
    en: 'Trade {detail} is not settled. Both sides have to confirm its settlement before its metal is melted.',
    'zh-CN': '交易 {detail} 尚未结算。双方确认结算单后方可投炉。',
  },
  INSUFFICIENT_STOCK: {
    en: 'More than is left of the settled metal ({detail}). Draw less, or record the rest under its own source.',
    'zh-CN': '投料超过该交易剩余的已结算金属量（{detail}）。请减少投料，其余部分按其实际来源填写。',
  },
  MASS_BALANCE_VIOLATED: {
    en: 'Product and dross exceed the inputs by {detail} kg. Add the missing inputs or correct the masses.',
    'zh-CN': '产品与铝灰渣之和超出投料 {detail} 千克。请补充投料或更正质量。',
  },
  IDEMPOTENCY_MISMATCH,
};
