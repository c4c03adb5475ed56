import { expect, test } from '@jest/globals';
import { rowsOf } from './sheet-rows.js';
import type { SheetLine, Ticket, Trade } from './trade.js';
import { words } from './trades.words.js';

const NOTHING = {
  massKg: null,
  baseKg: null,
  measuredPercent: null,
  allowedPercent: null,
  excessPercent: null,
  amount: null,
  unitPrice: null,
  taxMode: null,
  taxRatePercent: null,
};
const line = (kind: SheetLine['kind'], sign: string, more: Partial<SheetLine>): SheetLine => ({
  ...NOTHING,
  kind,
  sign,
  ...more,
});
const ticket = (side: Ticket['side'], netKg: string): Ticket => ({
  id: side,
  side,
  grossKg: '32480.000',
  tareKg: '14260.000',
  netKg,
  plate: '粤E·7K211',
  weighedAt: '2026-11-24T08:42:00.000Z',
  recordedAt: '2026-11-24T08:43:00.000Z',
  scaleId: null,
  superseded: false,
});

/** The vector of docs/semantics.md, "Trades and metal", as the server tells it. */
const LINES: readonly SheetLine[] = [
  line('GROSS', '+', { massKg: '32480.000' }),
  line('TARE', '-', { massKg: '14260.000' }),
  line('NET', '=', { massKg: '18220.000' }),
  line('MOISTURE_DEDUCTION', '-', {
    massKg: '400.840',
    baseKg: '18220.000',
    measuredPercent: '3.2000',
    allowedPercent: '1.0000',
    excessPercent: '2.2000',
  }),
  line('INCLUSION_DEDUCTION', '-', {
    massKg: '178.192',
    baseKg: '17819.160',
    measuredPercent: '1.5000',
    allowedPercent: '0.5000',
    excessPercent: '1.0000',
  }),
  line('ROUNDING', '+', { massKg: '0.032' }),
  line('SETTLEMENT_MASS', '=', { massKg: '17641.000' }),
  line('AMOUNT', '=', { massKg: '17641.000', amount: '315773.90', unitPrice: '17900.00', taxMode: 'VAT13' }),
  line('TAX', '-', { amount: '36327.97', taxMode: 'VAT13', taxRatePercent: '13.0000' }),
  line('AMOUNT_EXCLUDING_TAX', '=', { amount: '279445.93' }),
];
const tradeOf = (lines: readonly SheetLine[]): Trade =>
  ({
    tickets: [ticket('BUYER', '18220.000'), ticket('SELLER', '18190.000')],
    settlement: { netKg: '18220.0', settlementKg: '17641.0', amount: '315773.90', lines, confirmedBy: [] },
  }) as unknown as Trade;
const told = (lines: readonly SheetLine[]) =>
  rowsOf(tradeOf(lines), words.en).map(({ sign, name, formula, value, unit }) =>
    [sign, name, formula, value, unit].join(' | '),
  );

test('every line of the sheet can be checked with a pocket calculator', () => {
  expect(told(LINES)).toEqual([
    ' | Gross |  | 32,480.000 | KG',
    '− | Tare |  | 14,260.000 | KG',
    '= | Net | 32,480.000 − 14,260.000 kg | 18,220.000 | KG',
    '− | Moisture | 18,220.000 kg × 2.2% | 400.840 | KG',
    '− | Inclusions | 17,819.160 kg × 1.0% | 178.192 | KG',
    '+ | Rounding | 17,640.968 → 17,641.0 kg | 0.032 | KG',
    '= | Settlement weight | 18,220.000 kg × 0.978 × 0.99 | 17,641.0 | KG',
    '× | Hammer price |  | 17,900.00 | CNY_PER_TONNE',
    '= | Amount | 17.6410 t × 17,900.00 CNY/t | 315,773.90 | CNY',
    '− | VAT in it | 315,773.90 − 315,773.90 ÷ 1.13 | 36,327.97 | CNY',
    '= | Without VAT | 315,773.90 − 36,327.97 | 279,445.93 | CNY',
  ]);
});

test('a line says why in both languages, what was not measured included', () => {
  const unmeasured = LINES.map(each =>
    each.kind === 'MOISTURE_DEDUCTION'
      ? { ...each, massKg: '0.000', measuredPercent: null, excessPercent: '0.0000' }
      : each,
  );
  const why = (language: 'en' | 'zh-CN') => rowsOf(tradeOf(unmeasured), words[language]).map(row => row.why);
  expect(why('en')).toContain('Not measured: nothing is taken off (1.0% allowed)');
  expect(why('zh-CN')).toContain('与卖方净重相差 30.000 kg（1.6‰），在允许的磅差内，以买方磅单为准');
});
