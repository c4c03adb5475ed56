import { formatDecimal } from '@app/units';
import type { LimitCheck } from './limit-checks.js';

const MILLIONTHS = 6;
const UNITS: Readonly<Record<string, string>> = { m3: 'm³', 'kg/m3': 'kg/m³' };

/** The unit as it stands behind a number: close to it for percent, after a space for all else. */
export const unitText = (unit: string): string => (unit === '%' ? '%' : ` ${UNITS[unit] ?? unit}`);

/** Millionths as text: at least `decimalsMin` decimals, more only where they say something. 620000n → "0.62". */
export function valueText(millionths: bigint, decimalsMin = 0): string {
  const [whole = '', fraction = ''] = formatDecimal(millionths, MILLIONTHS).split('.');
  const rest = fraction.replace(/0+$/, '').padEnd(decimalsMin, '0');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === '' ? '' : `.${rest}`);
}

/** "≤ 1.0%", "≥ 0.38 mm", "225–273 kg/m³": percentages with one decimal, the rest as it is. */
export function limitText({ min, max, unit }: Pick<LimitCheck, 'min' | 'max' | 'unit'>): string {
  const shown = (bound: bigint) => valueText(bound, unit === '%' ? 1 : 0);
  const named = unitText(unit);
  if (min !== null && max !== null) return `${shown(min)}–${shown(max)}${named}`;
  if (max !== null) return `≤ ${shown(max)}${named}`;
  return min === null ? '' : `≥ ${shown(min)}${named}`;
}
