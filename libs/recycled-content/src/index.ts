export { type AvoidedCo2, avoidedCo2, type EmissionFactorSet } from './avoided-co2.js';
export {
  aluminiumShare,
  checkMassBalance,
  HEAT_INPUT_SOURCES,
  type HeatCharge,
  type HeatInputSource,
  type MassBalanceViolated,
  METAL_ORIGINS,
  type MetalOrigin,
} from './heat.js';
export { formatMetalKg, type Metal, metal, metalOf } from './metal.js';
export { gapToTarget, type RecycledShare, recycledShare } from './recycled-share.js';
export { drawStock, type InsufficientStock, type StockDraw, type TradeStock } from './stock.js';
