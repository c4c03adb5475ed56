import type { AuctionFormat, AuctionOutcome, AuctionStatus, Instant } from '@app/auction';

/** An auction as this viewer may see it: GraphQL's Auction and the socket's alike. Prices are CNY per tonne in decimal text. */
export interface Auction {
  readonly id: string;
  readonly format: AuctionFormat;
  readonly status: AuctionStatus;
  readonly outcome: AuctionOutcome | null;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly serverTime: Instant;
  /** number of the last event that these fields know */
  readonly version: number;
  readonly currentPrice: string | null;
  readonly minimumNextPrice: string | null;
  readonly reserveMet: boolean | null;
  readonly bidCount: number | null;
  readonly leading: boolean | null;
  readonly myBid: MyBid | null;
}

export interface MyBid {
  readonly bidId: string;
  readonly pricePerTonne: string;
  readonly maxPricePerTonne: string | null;
}

export interface AuctionEvent {
  readonly version: number;
  readonly kind: string;
  readonly at: Instant;
  /** the current price after the event */
  readonly price: string | null;
  readonly bidderAlias: string | null;
  readonly mine: boolean | null;
  readonly closesAt: Instant | null;
}

/** The same with instants as RFC 3339 text, as it travels. */
export type WireAuction = Timed<Auction, 'opensAt' | 'closesAt' | 'serverTime'>;
export type WireAuctionEvent = Timed<AuctionEvent, 'at' | 'closesAt'>;
type Timed<T, Instants extends keyof T> = {
  readonly [K in keyof T]: K extends Instants ? string | Exclude<T[K], Instant> : T[K];
};

export const readAuction = (wire: WireAuction): Auction => ({
  ...wire,
  opensAt: Date.parse(wire.opensAt),
  closesAt: Date.parse(wire.closesAt),
  serverTime: Date.parse(wire.serverTime),
});

export const readEvent = (wire: WireAuctionEvent): AuctionEvent => ({
  ...wire,
  at: Date.parse(wire.at),
  closesAt: wire.closesAt === null ? null : Date.parse(wire.closesAt),
});
