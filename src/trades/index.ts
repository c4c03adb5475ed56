export { InspectionRow, SettlementRow, TradeRow, WeighbridgeTicketRow } from './trades.entity.js';
export { TradeType } from './trades.graphql.js';
export { TradesModule } from './trades.module.js';
export { type Purchase, type SettledPurchase, TradesService } from './trades.service.js';
