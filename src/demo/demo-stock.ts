import { findGrade, type Sample } from '@app/grading';
import { type Money, money, type Ppm, ppm } from '@app/units';
import type { LotForm, LotOrigin, LotTaxMode } from '../lots/index.js';
import { isPerson, type Member } from './demo-cast.js';
import { type Chance, chanceOf } from './demo-chance.js';

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** Days since 1970 in Asia/Shanghai. */
export const dayOf = (instant: number): number => Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
export const startOfDay = (day: number): number => day * DAY_MS - SHANGHAI_OFFSET_MS;

/** What is said of a lot before anybody bids. */
export interface StockLot {
  readonly title: string;
  readonly description: string;
  readonly gradeStandard: string;
  readonly gradeCode: string;
  readonly form: LotForm;
  readonly origin: LotOrigin;
  readonly massKg: number;
  readonly region: string;
  readonly taxMode: LotTaxMode;
  readonly sample: Sample | null;
  readonly allowedMoisture: Ppm;
  readonly allowedInclusion: Ppm;
  /** What it should fetch, per tonne in its own tax mode, whole 10 CNY. */
  readonly worth: Money;
}

interface StockGrade {
  readonly standard: 'cn-trade' | 'rema-2022';
  readonly code: string;
  readonly form: LotForm;
  readonly origin: LotOrigin;
  /** Price without invoice, per mille of the A00 of the day (折扣系数). */
  readonly perMille: number;
  /** Tonnes of a usual lot. */
  readonly tonnes: readonly [min: number, max: number];
  /** Aluminium found by an inspection, percent. */
  readonly metalPercent: number;
}

const grade = (
  standard: StockGrade['standard'],
  code: string,
  form: LotForm,
  origin: LotOrigin,
  perMille: number,
  tonnes: StockGrade['tonnes'],
  metalPercent: number,
): StockGrade => ({ standard, code, form, origin, perMille, tonnes, metalPercent });

/** Share of A00 as the trade pays it, invented after the usual order of the grades: wire and new profile on top, laminates last. */
export const STOCK_GRADES: readonly StockGrade[] = [
  grade('cn-trade', 'GUANG-LIANG-LV-XIAN', 'WIRE', 'POST_CONSUMER', 918, [5, 24], 99),
  grade('cn-trade', 'GE-JIAO-LV-XIAN', 'WIRE', 'POST_CONSUMER', 893, [6, 28], 98),
  grade('cn-trade', 'GE-JIAO-LV-PI', 'SHEET', 'POST_CONSUMER', 862, [5, 18], 97),
  grade('cn-trade', '6063-XIN-LIAO', 'EXTRUSION', 'PRE_CONSUMER', 908, [10, 33], 98),
  grade('cn-trade', '6063-JIU-LIAO', 'EXTRUSION', 'POST_CONSUMER', 868, [8, 32], 96),
  grade('cn-trade', 'XING-CAI-BAI-LIAO', 'EXTRUSION', 'PRE_CONSUMER', 885, [10, 33], 97),
  grade('cn-trade', 'XING-CAI-FEI-LV', 'EXTRUSION', 'POST_CONSUMER', 848, [8, 30], 95),
  grade('cn-trade', 'LV-HE-JIN-MEN-CHUANG', 'EXTRUSION', 'POST_CONSUMER', 836, [6, 26], 94),
  grade('cn-trade', 'PEN-TU-LIAO', 'EXTRUSION', 'POST_CONSUMER', 842, [6, 28], 94),
  grade('cn-trade', 'DUAN-QIAO-LIAO', 'EXTRUSION', 'POST_CONSUMER', 795, [6, 26], 91),
  grade('cn-trade', '1XI-LV-BAN', 'SHEET', 'PRE_CONSUMER', 890, [8, 28], 98),
  grade('cn-trade', 'LV-BAN', 'SHEET', 'POST_CONSUMER', 838, [8, 30], 95),
  grade('cn-trade', 'BAO-ZHI-BAN', 'SHEET', 'POST_CONSUMER', 902, [5, 16], 98),
  grade('cn-trade', 'LUN-GU-LV', 'WHEEL', 'POST_CONSUMER', 858, [8, 30], 96),
  grade('cn-trade', 'JI-SHENG-LV', 'CAST', 'POST_CONSUMER', 770, [10, 33], 91),
  grade('cn-trade', 'JI-JIAN-SHENG-LV', 'CAST', 'POST_CONSUMER', 782, [10, 33], 92),
  grade('cn-trade', 'DA-JIAN-SHENG-LV', 'CAST', 'POST_CONSUMER', 776, [10, 32], 92),
  grade('cn-trade', 'PO-SUI-SHENG-LV', 'FRAGMENTS', 'POST_CONSUMER', 788, [15, 33], 93),
  grade('cn-trade', 'PO-SUI-SHU-LV', 'FRAGMENTS', 'POST_CONSUMER', 806, [15, 33], 93),
  grade('cn-trade', 'GANG-TI-GANG-GAI-LV', 'CAST', 'POST_CONSUMER', 773, [10, 30], 90),
  grade('cn-trade', 'HUO-SAI-LV', 'CAST', 'POST_CONSUMER', 748, [5, 18], 89),
  grade('cn-trade', 'YI-LA-GUAN', 'CAN', 'POST_CONSUMER', 702, [5, 14], 88),
  grade('cn-trade', 'YI-LA-GUAN-YA-KUAI', 'CAN', 'POST_CONSUMER', 734, [12, 32], 90),
  grade('cn-trade', 'CHAI-SHUI-XIANG-LV', 'MIXED', 'POST_CONSUMER', 742, [5, 16], 90),
  grade('cn-trade', 'LV-XIE', 'TURNINGS', 'PRE_CONSUMER', 668, [8, 26], 87),
  grade('cn-trade', '6XI-LV-XIE', 'TURNINGS', 'PRE_CONSUMER', 736, [8, 24], 90),
  grade('cn-trade', 'LV-BO', 'FOIL', 'PRE_CONSUMER', 716, [5, 14], 90),
  grade('cn-trade', 'LV-SU', 'FOIL', 'POST_CONSUMER', 338, [5, 12], 52),
  grade('cn-trade', 'SHU-LV', 'MIXED', 'UNKNOWN', 796, [8, 28], 91),
  grade('cn-trade', 'JI-XIE-LV', 'MIXED', 'UNKNOWN', 752, [8, 26], 89),
  grade('rema-2022', 'Twitch', 'FRAGMENTS', 'POST_CONSUMER', 792, [18, 33], 94),
  grade('rema-2022', 'Tense', 'CAST', 'POST_CONSUMER', 774, [12, 30], 91),
  grade('rema-2022', 'Taint/Tabor', 'SHEET', 'POST_CONSUMER', 818, [10, 28], 93),
  grade('rema-2022', 'Zorba 90', 'FRAGMENTS', 'POST_CONSUMER', 640, [18, 33], 78),
];

/** What a price gains by the invoice that comes with it, per mille. */
const TAX_PER_MILLE: Readonly<Record<LotTaxMode, number>> = { NONE: 1_000, VAT1: 1_008, VAT3: 1_027, VAT13: 1_092 };

/** An invented price of the day for A00 ingot, CNY/t, whole 10 CNY; near what it was in 2025 and 2026, and quoted nowhere. */
export function a00On(day: number): number {
  const swing = Math.sin(day / 58) * 480 + Math.sin(day / 19) * 170 + (chanceOf('a00', day).real() - 0.5) * 120;
  return Math.round((20_700 + swing) / 10) * 10;
}

/** What a lot of this grade and tax mode should fetch that day; null: not a grade of this market. */
export function worthOn(day: number, gradeCode: string, taxMode: LotTaxMode): Money | null {
  const known = STOCK_GRADES.find(({ code }) => code === gradeCode);
  return known === undefined ? null : tens((a00On(day) * known.perMille * TAX_PER_MILLE[taxMode]) / 1_000_000);
}

/** A lot as this seller would post it on that day. `turn` walks through the grades, so that none is left out. */
export function stockLot(chance: Chance, seller: Member, turn: number, day: number): StockLot {
  const stock = STOCK_GRADES[turn % STOCK_GRADES.length] ?? chance.pick(STOCK_GRADES);
  const named = findGrade(stock.standard, stock.code);
  if (named === null) throw new Error(`demo: there is no grade ${stock.standard} ${stock.code}`);
  const taxMode: LotTaxMode = isPerson(seller) ? 'VAT1' : chance.pick(['VAT13', 'VAT13', 'VAT3', 'NONE'] as const);
  const massKg = chance.whole(stock.tonnes[0] * 50, stock.tonnes[1] * 50) * 20;
  const quality = 985 + chance.whole(0, 30);
  const worth = tens((Number(worthOn(day, stock.code, taxMode)) / 100) * (quality / 1_000));
  const declares = chance.happens(0.5);
  return {
    title: `示例 ${named.names.zh} ${tonnes(massKg)} 吨 · Demo: ${named.names.en}`,
    description: [
      `演示数据，并非真实标的。参考当日 A00（演示）${a00On(day)} 元/吨。`,
      `Sample data, not a real lot. A00 of the day (demo): ${a00On(day)} CNY/t.`,
    ].join('\n'),
    gradeStandard: named.standard,
    gradeCode: named.code,
    form: stock.form,
    origin: stock.origin,
    massKg,
    region: seller.region,
    taxMode,
    sample: declares ? sampleOf(chance, stock.form, stock.metalPercent, null) : null,
    allowedMoisture: ppm(declares ? 10_000n : 0n),
    allowedInclusion: ppm(declares ? 5_000n : 0n),
    worth,
  };
}

/** What the buyer finds: moisture, dirt and metal near what such a lot has. */
export function inspectedSample(chance: Chance, gradeCode: string, form: LotForm): Sample {
  const stock = STOCK_GRADES.find(({ code }) => code === gradeCode);
  return sampleOf(chance, form, stock?.metalPercent ?? 92, true);
}

function sampleOf(chance: Chance, form: LotForm, metalPercent: number, passed: boolean | null): Sample {
  return {
    form,
    composition: [],
    moisture: ppm(BigInt(chance.whole(10, 160)) * 100n),
    inclusion: ppm(BigInt(chance.whole(5, 110)) * 100n),
    metalRecovery: null,
    metalContent: ppm(BigInt(metalPercent * 100 + chance.whole(-80, 60)) * 100n),
    freeIron: null,
    oilGrease: null,
    fines: null,
    radioactivityPassed: passed,
  };
}

const tens = (yuan: number): Money => money(BigInt(Math.round(yuan / 10) * 10) * 100n);
const tonnes = (kg: number): string => (kg / 1_000).toFixed(1);
