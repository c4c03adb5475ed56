import { formatMetalKg, type HeatInputSource, type MetalOrigin, type RecycledShare } from '@app/recycled-content';
import { formatKilograms, formatPercent, mass, ppm } from '@app/units';
import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ScrapOriginEnum } from '../lots/index.js';
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
import type { HeatInputRow } from './recycled-content.entity.js';
import { cursorOf, HeatInputSourceEnum } from './recycled-content.input.js';
import type {
  HeatFault,
  HeatRefusal,
  HeatsPage,
  HeatWithShare,
  ShareOfPart,
  ShareOfPeriod,
  StockOfPurchase,
} from './recycled-content.service.js';

const ASSUMED = 'metal whose aluminium share nobody stated: it is taken as 100 %';

@ObjectType('HeatLine', { description: 'one input of a heat, as it counts' })
export class HeatLineType {
  @Field(() => HeatInputSourceEnum) source!: HeatInputSource;
  @Field(() => ID, { nullable: true, description: 'exactly with TRADE' }) tradeId!: string | null;
  @Field(() => ScrapOriginEnum, { nullable: true, description: "of the trade's lot; exactly with TRADE" })
  origin!: MetalOrigin | null;
  @Field(() => Int) massKg!: number;
  @Field(() => DecimalScalar) aluminiumPercent!: string;
  @Field(() => Boolean, { description: 'nobody stated the aluminium share: it is taken as 100 %' })
  aluminiumAssumed!: boolean;

  static from({ source, tradeId, origin, massKg, aluminiumPpm, aluminiumAssumed }: HeatInputRow): HeatLineType {
    const aluminiumPercent = formatPercent(ppm(aluminiumPpm));
    return Object.assign(new HeatLineType(), { source, tradeId, origin, massKg, aluminiumPercent, aluminiumAssumed });
  }
}

@ObjectType('Heat')
export class HeatType {
  @Field(() => ID) id!: string;
  @Field(() => String) alloy!: string;
  @Field(() => DateTimeScalar) meltedAt!: number;
  @Field(() => Int) productKg!: number;
  @Field(() => Int) drossKg!: number;
  @Field(() => [HeatLineType]) inputs!: HeatLineType[];
  @Field(() => DecimalScalar, { description: 'percent of the metal of this heat, INTERNAL left out' })
  recycledContent!: string;
  @Field(() => DecimalScalar, { description: ASSUMED }) assumedMetalKg!: string;

  static from({ heat, inputs, share }: HeatWithShare): HeatType {
    return Object.assign(new HeatType(), {
      id: heat.id,
      alloy: heat.alloy,
      meltedAt: heat.meltedAt,
      productKg: heat.productKg,
      drossKg: heat.drossKg,
      inputs: inputs.map(input => HeatLineType.from(input)),
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
  @Field(() => Boolean, {
    description: 'false: nobody has checked the factor against its source; show it as unverified',
  })
  factorVerified!: boolean;
  @Field(() => DecimalScalar, { description: ASSUMED }) assumedMetalKg!: string;

  static from({ share, avoidedCo2, factorVerified }: ShareOfPeriod): RecycledShareType {
    return Object.assign(new RecycledShareType(), {
      recycledShare: formatPercent(share.recycledShare),
      postConsumerShare: formatPercent(share.postConsumerShare),
      recycledMetalKg: formatMetalKg(share.recycledMetal),
      totalMetalKg: formatMetalKg(share.totalMetal),
      target: null,
      gapKg: null,
      avoidedCo2Kg: formatKilograms(avoidedCo2.avoided, 3),
      factorSet: avoidedCo2.factorSet,
      factorVerified,
      assumedMetalKg: formatMetalKg(share.assumedMetal),
    });
  }
}

/** What a month and an alloy have in common. */
@ObjectType({ isAbstract: true })
class ShareFigures {
  @Field(() => DecimalScalar) recycledShare!: string;
  @Field(() => DecimalScalar) postConsumerShare!: string;
  @Field(() => DecimalScalar) recycledMetalKg!: string;
  @Field(() => DecimalScalar) preConsumerMetalKg!: string;
  @Field(() => DecimalScalar) postConsumerMetalKg!: string;
  @Field(() => DecimalScalar, { description: 'all metal but INTERNAL' }) totalMetalKg!: string;
  @Field(() => DecimalScalar, { description: 'INTERNAL: in neither side of the shares' }) internalMetalKg!: string;
  @Field(() => DecimalScalar, { description: ASSUMED }) assumedMetalKg!: string;
}

@ObjectType('RecycledShareMonth', { description: 'RecycledShare of one month; all 0 in a month without heats' })
export class RecycledShareMonthType extends ShareFigures {
  @Field(() => String, { description: 'YYYY-MM, calendar of Asia/Shanghai' }) month!: string;

  static from({ name, share }: ShareOfPart): RecycledShareMonthType {
    return Object.assign(new RecycledShareMonthType(), figuresOf(share), { month: name });
  }
}

@ObjectType('RecycledShareAlloy', { description: 'RecycledShare of what was melted into one alloy' })
export class RecycledShareAlloyType extends ShareFigures {
  @Field(() => String) alloy!: string;

  static from({ name, share }: ShareOfPart): RecycledShareAlloyType {
    return Object.assign(new RecycledShareAlloyType(), figuresOf(share), { alloy: name });
  }
}

const figuresOf = (share: RecycledShare): ShareFigures => ({
  recycledShare: formatPercent(share.recycledShare),
  postConsumerShare: formatPercent(share.postConsumerShare),
  recycledMetalKg: formatMetalKg(share.recycledMetal),
  preConsumerMetalKg: formatMetalKg(share.preConsumerMetal),
  postConsumerMetalKg: formatMetalKg(share.postConsumerMetal),
  totalMetalKg: formatMetalKg(share.totalMetal),
  internalMetalKg: formatMetalKg(share.internalMetal),
  assumedMetalKg: formatMetalKg(share.assumedMetal),
});

@ObjectType('HeatConnection', { description: 'newest first; `after`: the endCursor of the page before' })
export class HeatConnectionType {
  @Field(() => [HeatType]) nodes!: HeatType[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;

  static from({ heats, hasNextPage }: HeatsPage): HeatConnectionType {
    const last = heats.at(-1);
    return Object.assign(new HeatConnectionType(), {
      nodes: heats.map(heat => HeatType.from(heat)),
      endCursor: last === undefined ? null : cursorOf(last.heat),
      hasNextPage,
    });
  }
}

@ObjectType('MetalStock', { description: 'a settled purchase and what heats have left of it; kg of settlement mass' })
export class MetalStockType {
  @Field(() => ID) tradeId!: string;
  @Field(() => String) lotTitle!: string;
  @Field(() => ScrapOriginEnum) origin!: MetalOrigin;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'as inspected: the default of a heat input; null: not measured',
  })
  aluminiumPercent!: string | null;
  @Field(() => DecimalScalar) settlementKg!: string;
  @Field(() => DecimalScalar) drawnKg!: string;
  @Field(() => DecimalScalar) leftKg!: string;

  static from({ purchase, left }: StockOfPurchase): MetalStockType {
    const { tradeId, lotTitle, origin, metalContent, settlementMass } = purchase;
    return Object.assign(new MetalStockType(), {
      tradeId,
      lotTitle,
      origin,
      aluminiumPercent: metalContent === null ? null : formatPercent(metalContent),
      settlementKg: formatKilograms(settlementMass, 1),
      drawnKg: formatKilograms(mass(settlementMass - left), 1),
      leftKg: formatKilograms(left, 1),
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
