export { chain, chainRoot } from './auction-chain.js';
export { AuctionEnds, type EndedAuction } from './auction-ends.js';
export { AuctionType } from './auctions.graphql.js';
export { AuctionsModule } from './auctions.module.js';
export { AuctionsService } from './auctions.service.js';
