import type { SettlementLine, TradeSide, TradeStatus } from '@app/settlement';
import { formatKilograms, formatMoney, formatPercent, mass, money, type Ppm } from '@app/units';
import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ElementShareType, type LotTaxMode, sampleFromJson, TaxModeEnum } from '../lots/index.js';
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
import type { InspectionRow, SettlementRow, TradeRow, WeighbridgeTicketRow } from './trades.entity.js';
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

const SettlementLineKindEnum = {
  GROSS: 'GROSS',
  TARE: 'TARE',
  NET: 'NET',
  MOISTURE_DEDUCTION: 'MOISTURE_DEDUCTION',
  INCLUSION_DEDUCTION: 'INCLUSION_DEDUCTION',
  ROUNDING: 'ROUNDING',
  SETTLEMENT_MASS: 'SETTLEMENT_MASS',
  AMOUNT: 'AMOUNT',
  TAX: 'TAX',
  AMOUNT_EXCLUDING_TAX: 'AMOUNT_EXCLUDING_TAX',
} as const satisfies { [K in SettlementLine['kind']]: K };
registerEnumType(SettlementLineKindEnum, { name: 'SettlementLineKind' });

const percentOrNull = (share: Ppm | null): string | null => (share === null ? null : formatPercent(share));

@ObjectType('SettlementLine', {
  description: 'one line of the sheet with the values that its formula needs; what a line has no use for is null',
})
export class SettlementLineType {
  @Field(() => SettlementLineKindEnum) kind!: SettlementLine['kind'];
  @Field(() => String, { description: '+ adds to the running result, - takes off, = states it' }) sign!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'to the gram; AMOUNT: the settled mass it is made of' })
  massKg!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'a deduction: the mass it is taken from' })
  baseKg!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'a deduction: as inspected; null: not measured' })
  measuredPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'a deduction: free by the terms of the lot' })
  allowedPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'a deduction: max(0, measured - allowed)' })
  excessPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'CNY' }) amount!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'AMOUNT: CNY per tonne' }) unitPrice!: string | null;
  @Field(() => TaxModeEnum, { nullable: true }) taxMode!: LotTaxMode | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'TAX' }) taxRatePercent!: string | null;

  static from(line: SettlementLine): SettlementLineType {
    const isAmount = line.kind === 'AMOUNT';
    const settled = 'mass' in line ? line.mass : isAmount ? line.settlementMass : null;
    const deduction = 'base' in line ? line : null;
    return Object.assign(new SettlementLineType(), {
      kind: line.kind,
      sign: line.sign,
      massKg: settled === null ? null : formatKilograms(settled, 3),
      baseKg: deduction === null ? null : formatKilograms(deduction.base, 3),
      measuredPercent: percentOrNull(deduction?.measured ?? null),
      allowedPercent: percentOrNull(deduction?.allowed ?? null),
      excessPercent: percentOrNull(deduction?.excess ?? null),
      amount: 'amount' in line ? formatMoney(line.amount) : null,
      unitPrice: isAmount ? formatMoney(line.pricePerTonne) : null,
      taxMode: 'taxMode' in line ? line.taxMode : null,
      taxRatePercent: line.kind === 'TAX' ? formatPercent(line.taxRate) : null,
    });
  }
}

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
  /** Read by the resolver of `lines`. */
  made!: { readonly trade: TradeRow; readonly settlement: SettlementRow };

  static from(trade: TradeRow, sheet: SettlementRow): SettlementType {
    return Object.assign(new SettlementType(), {
      grossKg: formatKilograms(mass(sheet.grossGrams), 1),
      tareKg: formatKilograms(mass(sheet.tareGrams), 1),
      netKg: formatKilograms(mass(sheet.netGrams), 1),
      settlementKg: formatKilograms(mass(sheet.settlementGrams), 1),
      amount: formatMoney(money(sheet.amountFen)),
      amountExcludingTax: formatMoney(money(sheet.amountExcludingTaxFen)),
      confirmedBy: [...trade.confirmedBy],
      made: { trade, settlement: sheet },
    });
  }
}

@ObjectType('WeighbridgeTicket')
export class WeighbridgeTicketType {
  @Field(() => ID) id!: string;
  @Field(() => TradeSideEnum) side!: TradeSide;
  @Field(() => DecimalScalar, { description: 'the loaded truck' }) grossKg!: string;
  @Field(() => DecimalScalar, { description: 'the empty truck' }) tareKg!: string;
  @Field(() => DecimalScalar) netKg!: string;
  @Field(() => String) plate!: string;
  @Field(() => DateTimeScalar) weighedAt!: number;
  @Field(() => DateTimeScalar) recordedAt!: number;
  @Field(() => String, { nullable: true }) scaleId!: string | null;
  @Field(() => Boolean, { description: 'a later ticket of the same side stands in its place' }) superseded!: boolean;

  static from(ticket: WeighbridgeTicketRow): WeighbridgeTicketType {
    return Object.assign(new WeighbridgeTicketType(), {
      id: ticket.id,
      side: ticket.side,
      grossKg: formatKilograms(mass(ticket.grossGrams), 3),
      tareKg: formatKilograms(mass(ticket.tareGrams), 3),
      netKg: formatKilograms(mass(ticket.grossGrams - ticket.tareGrams), 3),
      plate: ticket.plate,
      weighedAt: ticket.weighedAt,
      recordedAt: ticket.recordedAt,
      scaleId: ticket.scaleId,
      superseded: ticket.superseded,
    });
  }
}

@ObjectType('Inspection', { description: 'as measured by the buyer; null: not measured' })
export class InspectionType {
  @Field(() => String, { nullable: true }) method!: string | null;
  @Field(() => DateTimeScalar) recordedAt!: number;
  @Field(() => [ElementShareType]) composition!: ElementShareType[];
  @Field(() => DecimalScalar, { nullable: true }) moisturePercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) inclusionPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) metalRecoveryPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) metalContentPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) freeIronPercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) oilGreasePercent!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) finesPercent!: string | null;
  @Field(() => Boolean, { nullable: true }) radioactivityPassed!: boolean | null;

  static from(inspection: InspectionRow): InspectionType {
    const sample = sampleFromJson(inspection.sample);
    return Object.assign(new InspectionType(), {
      method: inspection.method,
      recordedAt: inspection.recordedAt,
      composition: sample.composition.map(({ element, share, plusMinus }) =>
        Object.assign(new ElementShareType(), {
          element,
          massPercent: formatPercent(share),
          plusMinus: percentOrNull(plusMinus),
        }),
      ),
      moisturePercent: percentOrNull(sample.moisture),
      inclusionPercent: percentOrNull(sample.inclusion),
      metalRecoveryPercent: percentOrNull(sample.metalRecovery),
      metalContentPercent: percentOrNull(sample.metalContent),
      freeIronPercent: percentOrNull(sample.freeIron),
      oilGreasePercent: percentOrNull(sample.oilGrease),
      finesPercent: percentOrNull(sample.fines),
      radioactivityPassed: sample.radioactivityPassed,
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
  @Field(() => DateTimeScalar) awardedAt!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'the second confirmation; null before' })
  settledAt!: number | null;
  @Field(() => [TradeSideEnum], {
    description:
      'sides that may record a new ticket after an inspection was refused REWEIGH_NEEDED and have not yet done so',
  })
  reweighNeeded!: TradeSide[];
  /** Read by the resolvers of `lot`, `seller` and `buyer`. */
  lotId!: string;
  sellerOrganisationId!: string;
  buyerOrganisationId!: string;

  static from({ trade, settlement }: TradeWithSheet): TradeType {
    return Object.assign(new TradeType(), {
      id: trade.id,
      unitPrice: formatMoney(money(trade.unitPriceFen)),
      status: trade.status,
      settlement: settlement === null ? null : SettlementType.from(trade, settlement),
      awardedAt: trade.awardedAt,
      settledAt: trade.settledAt,
      reweighNeeded: [...trade.reweighSides],
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
