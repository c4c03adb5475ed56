import { divideHalfUp, formatDecimal, type Money, money, parseDecimal, SCALE } from '@app/units';

/** "17900.00" → "17,900"; "17900.50" → "17,900.50": whole CNY per tonne unless there are fen. Text in, text out, never a float. */
export function formatPrice(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const fen = fraction.replace(/0+$/, '') === '' ? '' : `.${fraction.padEnd(SCALE.moneyFen, '0')}`;
  return grouped(whole) + fen;
}

/** Fen to the wire's text: 1790000n → "17900.00". */
export const decimalOf = (fen: bigint): string => formatDecimal(fen, SCALE.moneyFen);

/** The wire's text in fen; a price from the server is always one. Throws (defect) on anything else. */
export function fenOf(decimal: string): Money {
  const fen = parseDecimal(decimal, SCALE.moneyFen);
  if (fen === null) throw new RangeError(`no price: ${decimal}`);
  return money(fen);
}

/**
 * What a person typed, in fen; null when it is no price. Thousands separators, spaces, the full-width figures and signs of Chinese
 * keyboards and a leading zero are all meant well; more than two decimals are refused, never rounded.
 */
export function readPrice(typed: string): Money | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s,、]/g, '')
    .replace(/^0+(?=\d)/, '');
  const fen = parseDecimal(plain, SCALE.moneyFen);
  return fen === null ? null : money(fen);
}

/** Expected amount of a lot in CNY with two decimals: kg × fen per tonne / 1000, half up to fen. (18220, 17900.00) → "326,138.00". */
export function formatAmount(massKg: number, pricePerTonne: Money): string {
  const [whole = '', fraction = ''] = decimalOf(divideHalfUp(BigInt(massKg) * pricePerTonne, 1000n)).split('.');
  return `${grouped(whole)}.${fraction}`;
}

/** "-1234567" → "−1,234,567": thousands commas in both languages, a true minus. */
function grouped(whole: string): string {
  const digits = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',');
  return whole.startsWith('-') ? `−${digits}` : digits;
}
