import { type DynamicModule, Module } from '@nestjs/common';
import { LotsModule } from '../lots/index.js';
import { AuctionEnds } from './auction-ends.js';
import { AuctionTail } from './auction-tail.js';
import { AuctionsClock } from './auctions.clock.js';
import { AuctionDecisions } from './auctions.decisions.js';
import { AuctionsGateway } from './auctions.gateway.js';
import { AuctionLoader } from './auctions.loader.js';
import { AUCTIONS_MOVED, type AuctionsMoved, AuctionsPile } from './auctions.pile.js';
import { AuctionResolver, LotAuctionResolver } from './auctions.resolver.js';
import { AuctionRooms } from './auctions.rooms.js';
import { AuctionsService } from './auctions.service.js';
import { AuctionsStore } from './auctions.store.js';
import { BidsStore } from './bids.store.js';
import { LotFacetsResolver, LotsSearchResolver } from './lots-search.resolver.js';
import { LotsSearchService } from './lots-search.service.js';
import { LotsSearchStore } from './lots-search.store.js';
import { Outages } from './outages.js';
import { SEALED_KEY, Sealing } from './sealing.js';
import { TranscriptsController } from './transcripts.controller.js';
import { TranscriptsService } from './transcripts.service.js';

@Module({})
export class AuctionsModule {
  static register(sealedKey: string): DynamicModule {
    return {
      module: AuctionsModule,
      global: true,
      imports: [LotsModule],
      controllers: [TranscriptsController],
      providers: [
        AuctionsStore,
        BidsStore,
        { provide: SEALED_KEY, useValue: sealedKey },
        Sealing,
        Outages,
        AuctionEnds,
        AuctionDecisions,
        AuctionRooms,
        {
          provide: AUCTIONS_MOVED,
          inject: [AuctionRooms],
          useFactory:
            (rooms: AuctionRooms): AuctionsMoved =>
            auctionIds =>
              rooms.moved(auctionIds),
        },
        AuctionsPile,
        AuctionsClock,
        AuctionsService,
        AuctionLoader,
        AuctionTail,
        AuctionsGateway,
        AuctionResolver,
        LotAuctionResolver,
        LotsSearchStore,
        LotsSearchService,
        LotsSearchResolver,
        LotFacetsResolver,
        TranscriptsService,
      ],
      exports: [AuctionsService, AuctionEnds],
    };
  }
}
