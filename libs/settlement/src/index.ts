export {
  type SettlementInput,
  type SettlementLine,
  type SettlementSheet,
  settle,
  TAX_MODES,
  type TaxMode,
} from './settle.js';
export {
  AWARDED_TRADE,
  decideTrade,
  TRADE_SIDES,
  TRADE_STATUSES,
  type TradeCommand,
  type TradeDecision,
  type TradeSide,
  type TradeState,
  type TradeStatus,
  type TradeVerdict,
} from './trade.js';
export { needsReweigh, netMass, type Weighing } from './weighing.js';
