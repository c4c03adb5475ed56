import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../platform/auth/index.js';
import { TradesService } from './trades.service.js';
import type { TradePapers, TradeWithSheet } from './trades.store.js';

/** Trades of the auctions that one request asks for, read together, as its viewer may see them. */
@Injectable()
export class TradeLoader {
  private readonly loader;

  constructor(trades: TradesService) {
    this.loader = perRequest(
      ({ viewer }) => new DataLoader<string, TradeWithSheet | null>(ids => trades.ofAuctions(viewer, ids)),
    );
  }

  ofAuction(context: RequestContext, auctionId: string): Promise<TradeWithSheet | null> {
    return this.loader(context).load(auctionId);
  }
}

/** Papers of the trades that one request shows, read together. Not kept: one request may write more than once to the same trade. */
@Injectable()
export class TradePapersLoader {
  private readonly loader;

  constructor(trades: TradesService) {
    this.loader = perRequest(() => new DataLoader<string, TradePapers>(ids => trades.papersOf(ids), { cache: false }));
  }

  /** `tradeId` of a trade that the viewer may see. */
  papers(context: RequestContext, tradeId: string): Promise<TradePapers> {
    return this.loader(context).load(tradeId);
  }
}
