import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../platform/auth/index.js';
import { TradesService } from './trades.service.js';
import type { TradeWithSheet } from './trades.store.js';

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
