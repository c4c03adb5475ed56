import { Module } from '@nestjs/common';
import { LotsModule } from '../lots/index.js';
import { TradeLoader, TradePapersLoader } from './trades.loader.js';
import { AuctionTradeResolver, SettlementResolver, TradeResolver } from './trades.resolver.js';
import { TradesService } from './trades.service.js';
import { TradesStore } from './trades.store.js';

@Module({
  imports: [LotsModule],
  providers: [
    TradesStore,
    TradesService,
    TradeLoader,
    TradePapersLoader,
    TradeResolver,
    SettlementResolver,
    AuctionTradeResolver,
  ],
  exports: [TradesService],
})
export class TradesModule {}
