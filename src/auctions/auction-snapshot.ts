import { AuctionType, leading, MyBidType } from './auctions.graphql.js';
import type { AuctionAt } from './auctions.service.js';
import type { StandingBid } from './bids.store.js';

/** An auction as JSON for the socket: the fields of GraphQL's Auction, with the lot's id in place of the lot. */
export interface AuctionSnapshot {
  readonly id: string;
  readonly [field: string]: unknown;
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function auctionSnapshot(
  found: AuctionAt,
  organisationId: string | null,
  bid: StandingBid | undefined,
): AuctionSnapshot {
  const { stored, ...fields } = AuctionType.from(found);
  const mine = bid === undefined ? null : MyBidType.from(bid);
  return {
    ...fields,
    opensAt: instant(fields.opensAt),
    closesAt: instant(fields.closesAt),
    serverTime: instant(fields.serverTime),
    hardCloseAt: fields.hardCloseAt === null ? null : instant(fields.hardCloseAt),
    lot: { id: stored.state.terms.lotId },
    leading: organisationId === null ? null : leading(stored, organisationId, bid),
    myBid: mine === null ? null : { ...mine, at: instant(mine.at) },
    trade: null,
  };
}
