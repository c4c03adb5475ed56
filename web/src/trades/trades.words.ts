import type { TradeSide, TradeStatus } from '@app/settlement';
import type { TaxMode } from '../auction/lot.js';
import type { Words } from '../language/words.js';
import type { DraftProblem } from './check-drafts.js';
import type { NextStep } from './next-step.js';
import type { Figure } from './trade.js';

/** The sentences of 我的交易 and of one trade. */
export interface TradesWords {
  readonly title: string;
  readonly signInTitle: string;
  readonly signInText: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly toMarket: string;
  readonly noneOfFilter: string;
  readonly allTrades: string;
  readonly filter: string;
  readonly filterAll: string;
  readonly filterMine: string;
  readonly statusNames: Readonly<Record<TradeStatus, string>>;
  readonly reweighShort: string;
  readonly sideNames: Readonly<Record<TradeSide, string>>;
  readonly mySide: string;
  readonly otherParty: string;
  readonly lot: string;
  readonly unitPrice: string;
  readonly state: string;
  readonly amount: string;
  readonly noAmount: string;
  readonly atMost: (n: number) => string;
  readonly step: (kind: NextStep['kind'], who: string) => string;
  readonly you: string;
  readonly bothSides: string;
  readonly yourTurn: string;
  readonly failed: string;
  readonly stale: (time: string) => string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly timeline: string;
  readonly awarded: string;
  readonly delivered: string;
  readonly inspected: string;
  readonly settled: string;
  readonly disputed: string;
  readonly cancelled: string;
  readonly stepDone: string;
  readonly stepNow: string;
  readonly notYet: string;
  readonly parties: (seller: string, buyer: string) => string;
  readonly kg: string;
  readonly tonnes: string;
  readonly cnyPerTonne: string;
  readonly goThere: string;
  readonly tickets: string;
  readonly noTicket: (side: string) => string;
  readonly gross: string;
  readonly tare: string;
  readonly net: string;
  readonly grossHint: string;
  readonly tareHint: string;
  readonly plate: string;
  readonly plateHint: string;
  readonly scale: string;
  readonly weighedAt: string;
  readonly beijing: string;
  readonly counts: string;
  readonly superseded: string;
  readonly supersededTickets: (n: number) => string;
  readonly apart: (kg: string, perMille: string | null) => string;
  readonly weighTitle: string;
  readonly reweighTitle: string;
  readonly weighText: string;
  readonly reweighText: (sellerKg: string, buyerKg: string, kg: string, perMille: string) => string;
  readonly reweighAsk: Readonly<Record<TradeSide, string>>;
  readonly reweighSeen: string;
  readonly checkTicket: string;
  readonly sendTicket: (net: string) => string;
  readonly ticketFinal: string;
  readonly inspectTitle: string;
  readonly inspectText: string;
  readonly moreFigures: string;
  readonly composition: string;
  readonly compositionHint: string;
  readonly method: string;
  readonly methodHint: string;
  readonly radioactivity: string;
  readonly radioactivityNames: { readonly PASSED: string; readonly FAILED: string; readonly NOT_MEASURED: string };
  readonly radioactivityWarning: string;
  readonly figureNames: Readonly<Record<Figure, string>>;
  readonly checkInspection: string;
  readonly sendInspection: (moisture: string, inclusion: string) => string;
  readonly sendFailedRadioactivity: string;
  readonly inspectionFinal: string;
  readonly inspection: string;
  readonly property: string;
  readonly declared: string;
  readonly measured: string;
  readonly notMeasured: string;
  readonly noMethod: string;
  readonly problem: (problem: DraftProblem) => string;
  readonly sheet: string;
  readonly noSheet: string;
  readonly sign: string;
  readonly line: string;
  readonly formula: string;
  readonly value: string;
  readonly confirmedBy: (side: string) => string;
  readonly waitingFor: (side: string) => string;
  readonly lines: {
    readonly gross: string;
    readonly grossWhy: (plate: string, time: string) => string;
    readonly tare: string;
    readonly tareWhy: string;
    readonly net: string;
    readonly netWhy: (kg: string, perMille: string | null) => string;
    readonly moisture: string;
    readonly inclusion: string;
    readonly excessWhy: (measured: string, allowed: string, excess: string) => string;
    readonly allowedWhy: (measured: string, allowed: string) => string;
    readonly notMeasuredWhy: (allowed: string) => string;
    readonly afterMoisture: string;
    readonly rounding: string;
    readonly roundingWhy: (exact: string) => string;
    readonly roundingNoneWhy: string;
    readonly settlementMass: string;
    readonly settlementMassWhy: string;
    readonly price: string;
    readonly priceWhy: Readonly<Record<TaxMode, string>>;
    readonly amount: string;
    readonly amountWhy: string;
    readonly tax: string;
    readonly taxWhy: (rate: string) => string;
    readonly noTaxWhy: string;
    readonly excluding: string;
    readonly excludingWhy: string;
  };
  readonly share: {
    readonly label: (settled: string, moisture: string, inclusion: string) => string;
    readonly settled: (percent: string) => string;
    readonly moisture: (percent: string) => string;
    readonly inclusion: (percent: string) => string;
  };
  readonly confirmTitle: string;
  readonly toPay: string;
  readonly toReceive: string;
  readonly confirmText: string;
  readonly checkConfirm: string;
  readonly confirm: (amount: string) => string;
  readonly confirmFinal: (kg: string, amount: string) => string;
  readonly youConfirmed: (other: string) => string;
  readonly waitText: (kind: NextStep['kind'], who: string) => string;
  readonly settledText: (time: string | null) => string;
  readonly disputedTitle: string;
  readonly disputedText: string;
  readonly cancelledText: string;
  readonly operatorText: string;
  readonly sending: string;
  readonly refusedTitle: string;
  readonly refusedNothing: string;
}

const zhSide = { SELLER: '卖方', BUYER: '买方' } as const;
const enSide = { SELLER: 'Seller', BUYER: 'Buyer' } as const;

export const words: Words<TradesWords> = {
  'zh-CN': {
    title: '我的交易',
    signInTitle: '登录后查看交易',
    signInText: '交易只有买卖双方和运营方可见。',
    emptyTitle: '还没有交易',
    emptyText: '竞价成交后，交易会在一秒内出现在这里：过磅、检验、结算都在此完成。',
    toMarket: '去市场看标的',
    noneOfFilter: '没有符合此筛选的交易。',
    allTrades: '显示全部交易',
    filter: '按状态筛选',
    filterAll: '全部',
    filterMine: '轮到我',
    statusNames: {
      AWARDED: '待过磅',
      DELIVERED: '待检验',
      INSPECTED: '待确认',
      SETTLED: '已结算',
      DISPUTED: '有争议',
      CANCELLED: '已取消',
    },
    reweighShort: '需复磅',
    sideNames: zhSide,
    mySide: '我方',
    otherParty: '对方',
    lot: '标的',
    unitPrice: '单价',
    state: '状态与下一步',
    amount: '货款',
    noAmount: '检验后得出',
    atMost: n => `只列出最近 ${n} 笔。`,
    step: (kind, who) =>
      ({
        WEIGH: `${who}提交磅单`,
        REWEIGH: `${who}可重新过磅，再由买方检验`,
        INSPECT: `${who}提交检验`,
        CONFIRM: `${who}确认结算单`,
        END: '没有下一步',
      })[kind],
    you: '您',
    bothSides: '双方',
    yourTurn: '轮到您',
    failed: '没有取到交易',
    stale: time => `暂时连不上服务器，以下为 ${time} 的内容，连上后自动更新。`,
    notFoundTitle: '没有这笔交易',
    notFoundText: '网址可能有误，或贵单位不是这笔交易的买方或卖方。',
    timeline: '进度',
    awarded: '成交',
    delivered: '过磅',
    inspected: '检验',
    settled: '结算',
    disputed: '有争议',
    cancelled: '已取消',
    stepDone: '已完成',
    stepNow: '正在进行',
    notYet: '尚未',
    parties: (seller, buyer) => `卖方 ${seller} → 买方 ${buyer}`,
    kg: 'kg',
    tonnes: '吨',
    cnyPerTonne: '元/吨',
    goThere: '去处理',
    tickets: '磅单',
    noTicket: side => `${side}尚未提交磅单`,
    gross: '毛重',
    tare: '皮重',
    net: '净重',
    grossHint: '重车',
    tareHint: '空车',
    plate: '车牌',
    plateHint: '例如 粤E·7K211',
    scale: '衡器编号',
    weighedAt: '过磅时间',
    beijing: '北京时间',
    counts: '有效',
    superseded: '已被新磅单取代',
    supersededTickets: n => `已被取代的磅单 ${n} 张`,
    apart: (kg, perMille) => (perMille === null ? `相差 ${kg} kg` : `相差 ${kg} kg，为卖方净重的 ${perMille}‰`),
    weighTitle: '提交贵方磅单',
    reweighTitle: '重新过磅',
    weighText: '每方一张。双方磅单到齐后由买方检验，以买方磅单结算。',
    reweighText: (seller, buyer, kg, perMille) =>
      `卖方净重 ${seller} kg，买方净重 ${buyer} kg，相差 ${kg} kg，为卖方净重的 ${perMille}‰，超出允许的磅差，因此检验未被接受。`,
    reweighAsk: {
      SELLER: '请核对磅单。有误则在此重新提交一张；无误可以不提交。之后由买方再次检验。',
      BUYER: '请核对磅单。有误则在此重新提交一张；无误可以不提交。双方净重接近后，再次提交检验。',
    },
    reweighSeen: '每方可重新提交一张磅单，之后由买方再次检验。',
    checkTicket: '核对磅单',
    sendTicket: net => `提交磅单，净重 ${net} kg`,
    ticketFinal: '提交后不能修改，除非检验因磅差被退回。',
    inspectTitle: '提交检验结果',
    inspectText: '没有测的项目留空，不扣重。水分、夹杂只扣超出标的允许的部分。',
    moreFigures: '更多项目与成分',
    composition: '成分',
    compositionHint: '质量百分比，没有测的留空',
    method: '检验方法或报告号',
    methodHint: '例如 OES 26-1188',
    radioactivity: '放射性检测',
    radioactivityNames: { PASSED: '通过', FAILED: '未通过', NOT_MEASURED: '未测' },
    radioactivityWarning: '未通过放射性检测：交易将转为有争议，不出结算单。请隔离该车，不要卸货。',
    figureNames: {
      moisturePercent: '水分',
      inclusionPercent: '夹杂',
      metalRecoveryPercent: '金属回收率',
      metalContentPercent: '铝含量',
      freeIronPercent: '游离铁',
      oilGreasePercent: '油污',
      finesPercent: '细粉',
    },
    checkInspection: '核对检验结果',
    sendInspection: (moisture, inclusion) => `提交检验：水分 ${moisture}，夹杂 ${inclusion}`,
    sendFailedRadioactivity: '提交检验：放射性未通过',
    inspectionFinal: '提交后立即按此出结算单，不能修改。',
    inspection: '检验',
    property: '项目',
    declared: '申报',
    measured: '检验',
    notMeasured: '未测',
    noMethod: '未注明方法',
    problem: problem =>
      ({
        NOT_A_MASS: '请填写千克数，最多三位小数，例如 32,480',
        TOO_HEAVY: '不得超过 10,000,000 kg',
        NOT_BELOW_GROSS: '皮重应小于毛重',
        REQUIRED: '请填写',
        NOT_A_TIME: '请填写日期和时间',
        IN_THE_FUTURE: '过磅时间不能晚于现在',
        NOT_A_PERCENT: '应为 0 至 100，最多四位小数',
        OVER_WHOLE: '各元素之和不得超过 100%',
      })[problem],
    sheet: '结算单',
    noSheet: '检验后在此逐行列出：毛重、皮重、扣水、扣杂、结算重量、货款与税额。',
    sign: '运算',
    line: '项目与依据',
    formula: '算式',
    value: '数值',
    confirmedBy: side => `${side}已确认`,
    waitingFor: side => `待${side}确认`,
    lines: {
      gross: '毛重',
      grossWhy: (plate, time) => `买方磅单，${plate}，${time}`,
      tare: '皮重',
      tareWhy: '同车空车，买方磅单',
      net: '净重',
      netWhy: (kg, perMille) =>
        perMille === null
          ? '以买方磅单为准'
          : `与卖方净重相差 ${kg} kg（${perMille}‰），在允许的磅差内，以买方磅单为准`,
      moisture: '扣水',
      inclusion: '扣杂',
      excessWhy: (measured, allowed, excess) => `实测 ${measured}%，允许 ${allowed}%，只扣超出的 ${excess}%`,
      allowedWhy: (measured, allowed) => `实测 ${measured}%，在允许的 ${allowed}% 内，不扣`,
      notMeasuredWhy: allowed => `未测，不扣（允许 ${allowed}%）`,
      afterMoisture: '；在扣水后的重量上计算',
      rounding: '舍入',
      roundingWhy: exact => `${exact} kg 四舍五入到 0.1 kg，全程只舍入这一次`,
      roundingNoneWhy: '已是 0.1 kg 的整数倍',
      settlementMass: '结算重量',
      settlementMassWhy: '净重扣除超出的水分和夹杂',
      price: '成交价',
      priceWhy: { VAT13: '每吨，含税 13%', VAT3: '每吨，含税 3%', VAT1: '每吨，含税 1%', NONE: '每吨，不含税' },
      amount: '货款',
      amountWhy: '结算重量（吨）× 成交价，四舍五入到分',
      tax: '其中增值税',
      taxWhy: rate => `税率 ${rate}%，货款减去不含税金额`,
      noTaxWhy: '本标的不含税成交',
      excluding: '不含税金额',
      excludingWhy: '货款减去增值税',
    },
    share: {
      label: (settled, moisture, inclusion) => `净重中结算 ${settled}%，扣水 ${moisture}%，扣杂 ${inclusion}%`,
      settled: percent => `结算 ${percent}%`,
      moisture: percent => `扣水 ${percent}%`,
      inclusion: percent => `扣杂 ${percent}%`,
    },
    confirmTitle: '确认结算单',
    toPay: '确认后应付',
    toReceive: '确认后应收',
    confirmText: '请逐行核对结算单。双方都确认后交易即结算。',
    checkConfirm: '核对后确认',
    confirm: amount => `确认结算 ${amount} 元`,
    confirmFinal: (kg, amount) => `结算重量 ${kg} kg，货款 ${amount} 元。确认后不能撤回。`,
    youConfirmed: other => `您已确认，等${other}确认。`,
    waitText: (kind, who) =>
      ({
        WEIGH: `等${who}提交磅单。`,
        REWEIGH: `${who}可重新过磅。`,
        INSPECT: `等${who}提交检验结果。`,
        CONFIRM: `等${who}确认结算单。`,
        END: '没有下一步。',
      })[kind],
    settledText: time => (time === null ? '双方已确认，交易已结算。' : `双方已确认，交易于 ${time} 结算。`),
    disputedTitle: '放射性检测未通过，交易有争议',
    disputedText:
      '没有结算单，也不能再过磅或确认。请隔离该车，不要卸货，双方联系运营方处理。平台目前不能在线了结争议。',
    cancelledText: '这笔交易已取消，没有下一步。',
    operatorText: '您以运营方身份查看，只有买卖双方可以操作。',
    sending: '正在提交，等服务器答复',
    refusedTitle: '没有被接受',
    refusedNothing: '没有记录任何内容。',
  },
  en: {
    title: 'My trades',
    signInTitle: 'Sign in to see your trades',
    signInText: 'A trade is seen by its two parties and by operators only.',
    emptyTitle: 'No trades yet',
    emptyText: 'A sale shows up here within a second: weighing, inspection and settlement all happen here.',
    toMarket: 'Look at the market',
    noneOfFilter: 'No trade matches this filter.',
    allTrades: 'Show all trades',
    filter: 'Filter by status',
    filterAll: 'All',
    filterMine: 'My turn',
    statusNames: {
      AWARDED: 'To be weighed',
      DELIVERED: 'To be inspected',
      INSPECTED: 'To be confirmed',
      SETTLED: 'Settled',
      DISPUTED: 'Disputed',
      CANCELLED: 'Cancelled',
    },
    reweighShort: 'Weigh again',
    sideNames: enSide,
    mySide: 'My side',
    otherParty: 'Other party',
    lot: 'Lot',
    unitPrice: 'Unit price',
    state: 'Status and next step',
    amount: 'Amount',
    noAmount: 'after inspection',
    atMost: n => `Only the newest ${n} are listed.`,
    step: (kind, who) =>
      ({
        WEIGH: `${who}: record the ticket`,
        REWEIGH: `${who}: may weigh again, then the buyer inspects`,
        INSPECT: `${who}: record the inspection`,
        CONFIRM: `${who}: confirm the sheet`,
        END: 'no next step',
      })[kind],
    you: 'You',
    bothSides: 'Both sides',
    yourTurn: 'Your turn',
    failed: 'The trades could not be loaded',
    stale: time => `The server cannot be reached. This is as of ${time} and updates by itself.`,
    notFoundTitle: 'No such trade',
    notFoundText: 'The address may be wrong, or your organisation is neither its seller nor its buyer.',
    timeline: 'Progress',
    awarded: 'Awarded',
    delivered: 'Delivered',
    inspected: 'Inspected',
    settled: 'Settled',
    disputed: 'Disputed',
    cancelled: 'Cancelled',
    stepDone: 'done',
    stepNow: 'under way',
    notYet: 'not yet',
    parties: (seller, buyer) => `Seller ${seller} → buyer ${buyer}`,
    kg: 'kg',
    tonnes: 't',
    cnyPerTonne: 'CNY/t',
    goThere: 'Go to it',
    tickets: 'Weighbridge tickets',
    noTicket: side => `${side}: no ticket yet`,
    gross: 'Gross',
    tare: 'Tare',
    net: 'Net',
    grossHint: 'loaded truck',
    tareHint: 'empty truck',
    plate: 'Plate',
    plateHint: 'as on the truck',
    scale: 'Scale',
    weighedAt: 'Weighed at',
    beijing: 'Beijing time',
    counts: 'Counts',
    superseded: 'Superseded by a later ticket',
    supersededTickets: n => (n === 1 ? '1 superseded ticket' : `${n} superseded tickets`),
    apart: (kg, perMille) =>
      perMille === null ? `${kg} kg apart` : `${kg} kg apart, ${perMille}‰ of the seller’s net`,
    weighTitle: 'Record your ticket',
    reweighTitle: 'Weigh again',
    weighText: 'One per side. With both in, the buyer inspects; the buyer’s ticket settles.',
    reweighText: (seller, buyer, kg, perMille) =>
      `Seller’s net ${seller} kg, buyer’s net ${buyer} kg: ${kg} kg apart, ${perMille}‰ of the seller’s. That is more than permitted, so the inspection was not taken.`,
    reweighAsk: {
      SELLER:
        'Check your ticket. If it is wrong, record a new one here; if it is right, leave it. Then the buyer inspects again.',
      BUYER:
        'Check your ticket. If it is wrong, record a new one here; if it is right, leave it. Inspect again once the nets agree.',
    },
    reweighSeen: 'Each side may record one new ticket; then the buyer inspects again.',
    checkTicket: 'Check the ticket',
    sendTicket: net => `Record ticket, net ${net} kg`,
    ticketFinal: 'It cannot be changed afterwards, unless an inspection is refused because the nets differ.',
    inspectTitle: 'Record the inspection',
    inspectText:
      'Leave empty what was not measured: nothing is taken off for it. Only what exceeds the lot’s allowance is.',
    moreFigures: 'More figures and composition',
    composition: 'Composition',
    compositionHint: 'percent by mass, empty where not measured',
    method: 'Method or report number',
    methodHint: 'for example OES 26-1188',
    radioactivity: 'Radioactivity check',
    radioactivityNames: { PASSED: 'Passed', FAILED: 'Failed', NOT_MEASURED: 'Not measured' },
    radioactivityWarning:
      'Failed radioactivity check: the trade becomes disputed and gets no sheet. Set the truck apart and do not unload it.',
    figureNames: {
      moisturePercent: 'Moisture',
      inclusionPercent: 'Inclusions',
      metalRecoveryPercent: 'Metal recovery',
      metalContentPercent: 'Aluminium content',
      freeIronPercent: 'Free iron',
      oilGreasePercent: 'Oil and grease',
      finesPercent: 'Fines',
    },
    checkInspection: 'Check the inspection',
    sendInspection: (moisture, inclusion) => `Record: moisture ${moisture}, inclusions ${inclusion}`,
    sendFailedRadioactivity: 'Record: radioactivity check failed',
    inspectionFinal: 'The sheet is made from it at once. It cannot be changed afterwards.',
    inspection: 'Inspection',
    property: 'Property',
    declared: 'Declared',
    measured: 'Inspected',
    notMeasured: 'not measured',
    noMethod: 'no method stated',
    problem: problem =>
      ({
        NOT_A_MASS: 'Enter kilograms with at most three decimals, for example 32,480',
        TOO_HEAVY: 'At most 10,000,000 kg',
        NOT_BELOW_GROSS: 'The tare must be below the gross',
        REQUIRED: 'Enter something',
        NOT_A_TIME: 'Enter a date and a time',
        IN_THE_FUTURE: 'It cannot be weighed later than now',
        NOT_A_PERCENT: '0 to 100 with at most four decimals',
        OVER_WHOLE: 'The elements must not add up to more than 100%',
      })[problem],
    sheet: 'Settlement sheet',
    noSheet:
      'After the inspection it stands here line by line: gross, tare, moisture, inclusions, settlement weight, amount and tax.',
    sign: 'Sign',
    line: 'Line and why',
    formula: 'Formula',
    value: 'Value',
    confirmedBy: side => `${side} confirmed`,
    waitingFor: side => `${side} to confirm`,
    lines: {
      gross: 'Gross',
      grossWhy: (plate, time) => `Buyer’s ticket, ${plate}, ${time}`,
      tare: 'Tare',
      tareWhy: 'Same truck empty, buyer’s ticket',
      net: 'Net',
      netWhy: (kg, perMille) =>
        perMille === null
          ? 'The buyer’s ticket counts'
          : `${kg} kg (${perMille}‰) from the seller’s net, inside the permitted difference: the buyer’s ticket counts`,
      moisture: 'Moisture',
      inclusion: 'Inclusions',
      excessWhy: (measured, allowed, excess) =>
        `Measured ${measured}%, allowed ${allowed}%: only the ${excess}% above it`,
      allowedWhy: (measured, allowed) => `Measured ${measured}%, inside the ${allowed}% allowed: nothing is taken off`,
      notMeasuredWhy: allowed => `Not measured: nothing is taken off (${allowed}% allowed)`,
      afterMoisture: ', of the mass after moisture',
      rounding: 'Rounding',
      roundingWhy: exact => `${exact} kg, half up to 0.1 kg, the only rounding of the mass`,
      roundingNoneWhy: 'A multiple of 0.1 kg already',
      settlementMass: 'Settlement weight',
      settlementMassWhy: 'Net without the excess moisture and inclusions',
      price: 'Hammer price',
      priceWhy: {
        VAT13: 'Per tonne, incl. 13% VAT',
        VAT3: 'Per tonne, incl. 3% VAT',
        VAT1: 'Per tonne, incl. 1% VAT',
        NONE: 'Per tonne, without VAT',
      },
      amount: 'Amount',
      amountWhy: 'Settlement weight in tonnes × hammer price, half up to fen',
      tax: 'VAT in it',
      taxWhy: rate => `At ${rate}%: the amount less the amount without VAT`,
      noTaxWhy: 'This lot is sold without VAT',
      excluding: 'Without VAT',
      excludingWhy: 'The amount less VAT',
    },
    share: {
      label: (settled, moisture, inclusion) =>
        `Of the net ${settled}% is settled, ${moisture}% taken off for moisture, ${inclusion}% for inclusions`,
      settled: percent => `Settled ${percent}%`,
      moisture: percent => `Moisture ${percent}%`,
      inclusion: percent => `Inclusions ${percent}%`,
    },
    confirmTitle: 'Confirm the sheet',
    toPay: 'Payable on confirmation',
    toReceive: 'Receivable on confirmation',
    confirmText: 'Check the sheet line by line. The trade is settled once both sides have confirmed.',
    checkConfirm: 'Check, then confirm',
    confirm: amount => `Confirm settlement CNY ${amount}`,
    confirmFinal: (kg, amount) => `Settlement weight ${kg} kg, amount CNY ${amount}. It cannot be taken back.`,
    youConfirmed: other => `You have confirmed. Waiting for the ${other.toLowerCase()}.`,
    waitText: (kind, who) =>
      ({
        WEIGH: `Waiting for a ticket: ${who.toLowerCase()}.`,
        REWEIGH: `May weigh again: ${who.toLowerCase()}.`,
        INSPECT: `Waiting for the inspection: ${who.toLowerCase()}.`,
        CONFIRM: `Waiting for a confirmation: ${who.toLowerCase()}.`,
        END: 'No next step.',
      })[kind],
    settledText: time =>
      time === null ? 'Both sides have confirmed: settled.' : `Both sides have confirmed: settled on ${time}.`,
    disputedTitle: 'Radioactivity check failed: the trade is disputed',
    disputedText:
      'There is no sheet, and nothing can be weighed or confirmed any more. Set the truck apart, do not unload it, and both call the operator. A dispute cannot be closed on the platform yet.',
    cancelledText: 'This trade is cancelled. There is no next step.',
    operatorText: 'You see this as an operator. Only the two parties can act.',
    sending: 'Sending, waiting for the server',
    refusedTitle: 'Not taken',
    refusedNothing: 'Nothing was recorded.',
  },
};
