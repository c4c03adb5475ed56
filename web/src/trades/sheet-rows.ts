import { shortDateTime } from '../format/clock-time.js';
import {
  factorLeft,
  factorOnTop,
  grouped,
  lessKg,
  netDifference,
  percentText,
  settledKg,
  tonnesOf,
  trimmed,
} from './figures.js';
import { type SheetLine, type Trade, ticketOf } from './trade.js';
import type { TradesWords } from './trades.words.js';

/** A line of the sheet as it is read: what it does, why, how it is computed, and what comes out. */
export interface SheetRow {
  readonly key: string;
  readonly sign: '' | '+' | '−' | '×' | '=';
  readonly name: string;
  readonly why: string;
  /** empty: the value is read from a paper */
  readonly formula: string;
  readonly value: string;
  readonly unit: 'KG' | 'CNY' | 'CNY_PER_TONNE';
  readonly weight: 'LINE' | 'SUM' | 'TOTAL';
}

/** Every line in the server's order; the hammer price, which AMOUNT multiplies by, has a row of its own before it. */
export function rowsOf(trade: Trade, w: TradesWords): readonly SheetRow[] {
  const lines = trade.settlement?.lines ?? [];
  const find = (kind: SheetLine['kind']): SheetLine | undefined => lines.find(line => line.kind === kind);
  const kgOf = (kind: SheetLine['kind']): string => grouped(find(kind)?.massKg ?? '0');
  const sellerNet = ticketOf(trade.tickets, 'SELLER')?.netKg;
  const buyers = ticketOf(trade.tickets, 'BUYER');
  const excess = (kind: SheetLine['kind']): string => find(kind)?.excessPercent ?? '0';

  return lines.flatMap((line): readonly SheetRow[] => {
    const kg = grouped(line.massKg ?? '0');
    const massRow = (
      row: Pick<SheetRow, 'name' | 'why'> & Partial<Pick<SheetRow, 'formula' | 'value' | 'weight' | 'sign'>>,
    ): SheetRow => ({ key: line.kind, sign: signOf(line), formula: '', value: kg, unit: 'KG', weight: 'LINE', ...row });
    const moneyRow = (
      row: Pick<SheetRow, 'name' | 'why' | 'formula'> & Partial<Pick<SheetRow, 'weight'>>,
    ): SheetRow => ({
      key: line.kind,
      sign: signOf(line),
      value: grouped(line.amount ?? '0'),
      unit: 'CNY',
      weight: 'LINE',
      ...row,
    });
    switch (line.kind) {
      case 'GROSS': {
        const why = buyers === null ? '' : w.lines.grossWhy(buyers.plate, shortDateTime(Date.parse(buyers.weighedAt)));
        return [massRow({ name: w.lines.gross, why, sign: '' })];
      }
      case 'TARE':
        return [massRow({ name: w.lines.tare, why: w.lines.tareWhy })];
      case 'NET': {
        const apart = sellerNet === undefined ? null : netDifference(sellerNet, line.massKg ?? '0');
        return [
          massRow({
            name: w.lines.net,
            why: w.lines.netWhy(grouped(apart?.kg ?? '0'), apart?.perMille ?? null),
            formula: `${kgOf('GROSS')} − ${kgOf('TARE')} kg`,
            weight: 'SUM',
          }),
        ];
      }
      case 'MOISTURE_DEDUCTION':
      case 'INCLUSION_DEDUCTION': {
        const isMoisture = line.kind === 'MOISTURE_DEDUCTION';
        return [
          massRow({
            name: isMoisture ? w.lines.moisture : w.lines.inclusion,
            why: whyDeducted(line, w) + (isMoisture || isNothing(line.excessPercent) ? '' : w.lines.afterMoisture),
            formula: `${grouped(line.baseKg ?? '0')} kg × ${percentText(line.excessPercent ?? '0')}%`,
          }),
        ];
      }
      case 'ROUNDING': {
        const isNone = isNothing(line.massKg);
        const settled = settledKg(find('SETTLEMENT_MASS')?.massKg ?? '0');
        const exact = exactBefore(lines);
        return [
          massRow({
            name: w.lines.rounding,
            why: isNone ? w.lines.roundingNoneWhy : w.lines.roundingWhy(grouped(exact)),
            formula: isNone ? '' : `${grouped(exact)} → ${settled} kg`,
            sign: isNone ? '' : signOf(line),
          }),
        ];
      }
      case 'SETTLEMENT_MASS': {
        const factors = [excess('MOISTURE_DEDUCTION'), excess('INCLUSION_DEDUCTION')].map(factorLeft);
        return [
          massRow({
            name: w.lines.settlementMass,
            why: w.lines.settlementMassWhy,
            formula: `${kgOf('NET')} kg × ${factors.join(' × ')}`,
            value: settledKg(line.massKg ?? '0'),
            weight: 'TOTAL',
          }),
        ];
      }
      case 'AMOUNT': {
        const price = grouped(line.unitPrice ?? '0');
        return [
          {
            key: 'PRICE',
            sign: '×',
            name: w.lines.price,
            why: w.lines.priceWhy[line.taxMode ?? 'NONE'],
            formula: '',
            value: price,
            unit: 'CNY_PER_TONNE',
            weight: 'LINE',
          },
          moneyRow({
            name: w.lines.amount,
            why: w.lines.amountWhy,
            formula: `${grouped(tonnesOf(line.massKg ?? '0'))} ${w.tonnes} × ${price} ${w.cnyPerTonne}`,
            weight: 'TOTAL',
          }),
        ];
      }
      case 'TAX': {
        const amount = grouped(find('AMOUNT')?.amount ?? '0');
        const rate = line.taxRatePercent ?? '0';
        return [
          moneyRow({
            name: w.lines.tax,
            why: line.taxMode === 'NONE' ? w.lines.noTaxWhy : w.lines.taxWhy(trimmed(rate)),
            formula: line.taxMode === 'NONE' ? '' : `${amount} − ${amount} ÷ ${factorOnTop(rate)}`,
          }),
        ];
      }
      case 'AMOUNT_EXCLUDING_TAX':
        return [
          moneyRow({
            name: w.lines.excluding,
            why: w.lines.excludingWhy,
            formula: `${grouped(find('AMOUNT')?.amount ?? '0')} − ${grouped(find('TAX')?.amount ?? '0')}`,
            weight: 'SUM',
          }),
        ];
      default:
        return line.kind satisfies never;
    }
  });
}

function whyDeducted({ measuredPercent, allowedPercent, excessPercent }: SheetLine, w: TradesWords): string {
  const allowed = percentText(allowedPercent ?? '0');
  if (measuredPercent === null) return w.lines.notMeasuredWhy(allowed);
  const measured = percentText(measuredPercent);
  return isNothing(excessPercent)
    ? w.lines.allowedWhy(measured, allowed)
    : w.lines.excessWhy(measured, allowed, percentText(excessPercent ?? '0'));
}

/** The mass that ROUNDING is applied to: the base of the last deduction less that deduction, to the gram. */
function exactBefore(lines: readonly SheetLine[]): string {
  const last = lines.find(line => line.kind === 'INCLUSION_DEDUCTION');
  return lessKg(last?.baseKg ?? '0', last?.massKg ?? '0');
}

const signOf = ({ sign }: SheetLine): SheetRow['sign'] => (sign === '-' ? '−' : sign === '+' ? '+' : '=');
const isNothing = (decimal: string | null): boolean => decimal === null || /^[0.]+$/.test(decimal);
