import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../platform/auth/index.js';
import { type AuctionAt, AuctionsService } from './auctions.service.js';
import type { StandingBid } from './bids.store.js';

/** Auctions, and the viewer's own bids in them, that one request asks for, read together. */
@Injectable()
export class AuctionLoader {
  private readonly latest;
  private readonly mine;

  constructor(auctions: AuctionsService) {
    this.latest = perRequest(
      () =>
        new DataLoader<string, AuctionAt | null>(async lotIds => {
          const { auctions: byLot, now } = await auctions.latestOfLots(lotIds);
          return lotIds.map(lotId => {
            const auction = byLot.get(lotId);
            return auction === undefined ? null : { auction, now };
          });
        }),
    );
    this.mine = perRequest(
      ({ viewer }) =>
        new DataLoader<string, StandingBid | undefined>(async auctionIds => {
          if (viewer === null) return auctionIds.map(() => undefined);
          const bids = await auctions.standingBids(viewer.organisationId, auctionIds);
          return auctionIds.map(id => bids.get(id));
        }),
    );
  }

  latestOfLot(context: RequestContext, lotId: string): Promise<AuctionAt | null> {
    return this.latest(context).load(lotId);
  }

  /** The standing bid of the viewer's organisation. */
  myBid(context: RequestContext, auctionId: string): Promise<StandingBid | undefined> {
    return this.mine(context).load(auctionId);
  }
}
