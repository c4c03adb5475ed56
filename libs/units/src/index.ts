export { DECIMAL_PATTERN, divideHalfUp, formatDecimal, parseDecimal } from './decimal.js';
export {
  formatKilograms,
  formatMoney,
  formatPercent,
  type Mass,
  type Money,
  mass,
  massFromKg,
  maxMoney,
  minMoney,
  money,
  type Ppm,
  ppm,
  SCALE,
  WHOLE_PPM,
} from './quantities.js';
