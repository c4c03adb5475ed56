import type { TradeSide, TradeStatus } from '@app/settlement';
import { formatKilograms, formatMoney, mass, money } from '@app/units';
import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DecimalScalar, failure, type Locale, type Text } from '../platform/graphql/index.js';
import { aheadOfTime } from '../platform/input/index.js';
import {
  IDEMPOTENCY_MISMATCH,
  type Refusal,
  Refused,
  refuse,
  resolveByClass,
  toRefused,
} from '../platform/refusals/index.js';
import type { SettlementRow } from './trades.entity.js';
import type { TradeFault, TradeRefusal } from './trades.service.js';
import type { TradeWithSheet } from './trades.store.js';

const TradeStatusEnum = {
  AWARDED: 'AWARDED',
  DELIVERED: 'DELIVERED',
  INSPECTED: 'INSPECTED',
  SETTLED: 'SETTLED',
  DISPUTED: 'DISPUTED',
  CANCELLED: 'CANCELLED',
} as const satisfies { [S in TradeStatus]: S };
registerEnumType(TradeStatusEnum, { name: 'TradeStatus' });

const TradeSideEnum = { SELLER: 'SELLER', BUYER: 'BUYER' } as const satisfies { [S in TradeSide]: S };
registerEnumType(TradeSideEnum, { name: 'TradeSide' });

@ObjectType('Settlement', {
  description: 'the sheet both sides confirm; mass rounded once at the end to 0.1 kg, money to fen, half up',
})
export class SettlementType {
  @Field(() => DecimalScalar) grossKg!: string;
  @Field(() => DecimalScalar) tareKg!: string;
  @Field(() => DecimalScalar) netKg!: string;
  @Field(() => DecimalScalar) settlementKg!: string;
  @Field(() => DecimalScalar) amount!: string;
  @Field(() => DecimalScalar) amountExcludingTax!: string;
  @Field(() => [TradeSideEnum]) confirmedBy!: TradeSide[];

  static from(sheet: SettlementRow, confirmedBy: readonly TradeSide[]): SettlementType {
    return Object.assign(new SettlementType(), {
      grossKg: formatKilograms(mass(sheet.grossGrams), 1),
      tareKg: formatKilograms(mass(sheet.tareGrams), 1),
      netKg: formatKilograms(mass(sheet.netGrams), 1),
      settlementKg: formatKilograms(mass(sheet.settlementGrams), 1),
      amount: formatMoney(money(sheet.amountFen)),
      amountExcludingTax: formatMoney(money(sheet.amountExcludingTaxFen)),
      confirmedBy: [...confirmedBy],
    });
  }
}

@ObjectType('Trade')
export class TradeType {
  @Field(() => ID) id!: string;
  @Field(() => DecimalScalar, { description: 'the hammer price, CNY per tonne' }) unitPrice!: string;
  @Field(() => TradeStatusEnum) status!: TradeStatus;
  @Field(() => SettlementType, { nullable: true, description: 'null until INSPECTED' })
  settlement!: SettlementType | null;
  /** Read by the resolvers of `lot`, `seller` and `buyer`. */
  lotId!: string;
  sellerOrganisationId!: string;
  buyerOrganisationId!: string;

  static from({ trade, settlement }: TradeWithSheet): TradeType {
    return Object.assign(new TradeType(), {
      id: trade.id,
      unitPrice: formatMoney(money(trade.unitPriceFen)),
      status: trade.status,
      settlement: settlement === null ? null : SettlementType.from(settlement, trade.confirmedBy),
      lotId: trade.lotId,
      sellerOrganisationId: trade.sellerOrganisationId,
      buyerOrganisationId: trade.buyerOrganisationId,
    });
  }
}

export const TradeResult = createUnionType({
  name: 'TradeResult',
  types: () => [TradeType, Refused] as const,
  resolveType: resolveByClass,
});

/** The refusal as the API says it; throws the failure where it is one. */
export function tradeRefused({ refused, detail }: Refusal<TradeRefusal | TradeFault>, locale: Locale): Refused {
  switch (refused) {
    case 'NOT_FOUND':
      throw failure.notFound(locale);
    case 'WEIGHED_AHEAD':
      throw aheadOfTime(locale, 'input.weighedAt');
    default:
      return toRefused(refuse(refused, detail), TRADE, locale);
  }
}

const TRADE: Readonly<Record<TradeRefusal, Text>> = {
  TRADE_STATE: {
    en: "The trade is {detail}; this step is not possible now. The order is: both tickets, the buyer's inspection, both confirmations.",
    'zh-CN': '交易当前状态为 {detail}，不能进行此操作。顺序为：双方过磅、买方验收、双方确认结算单。',
  },
  TICKET_EXISTS: {
    en: 'Your side has recorded its ticket. A new one is possible only after an inspection was refused REWEIGH_NEEDED.',
    'zh-CN': '贵方已提交过磅单。只有验收因磅差被退回（REWEIGH_NEEDED）后才能重新提交。',
  },
  REWEIGH_NEEDED: {
    en: 'The two nets differ too much (seller / buyer: {detail}). Each side may record one new ticket; then inspect again.',
    'zh-CN': '双方净重相差过大（卖方 / 买方：{detail}）。双方可各重新提交一张过磅单，然后再次验收。',
  },
  IDEMPOTENCY_MISMATCH,
};
