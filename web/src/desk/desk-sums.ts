import type { AuctionStatus } from '@app/auction';
import { divideHalfUp } from '@app/units';
import { fenOf } from '../format/price.js';

/** What one auction adds to the figures above the desk. */
export interface Counted {
  readonly status: AuctionStatus;
  readonly leading: boolean | null;
  readonly massKg: number;
  /** decimal text, CNY per tonne */
  readonly currentPrice: string | null;
  /** the most that my standing bid may go to */
  readonly limit: string | null;
  /** false: the figures are as of when it was last heard */
  readonly live: boolean;
}

export interface DeskSums {
  readonly leading: number;
  readonly outbid: number;
  readonly leadingMassKg: number;
  /** fen: listed mass × current price of what I lead, each half up to fen */
  readonly ifAllWonFen: bigint;
  /** fen: the same at my limits, the most that these leads can come to */
  readonly atLimitsFen: bigint;
  /** auctions of these figures that are not live */
  readonly stale: number;
}

/** Only open auctions count. The masses are listed ones; the weighbridge settles. */
export function deskSums(auctions: readonly Counted[]): DeskSums {
  const open = auctions.filter(({ status }) => status === 'OPEN');
  const led = open.filter(({ leading }) => leading === true);
  const sum = (price: (counted: Counted) => string | null): bigint =>
    led.reduce((total, counted) => total + amountFen(counted.massKg, price(counted)), 0n);
  return {
    leading: led.length,
    outbid: open.filter(({ leading }) => leading === false).length,
    leadingMassKg: led.reduce((total, { massKg }) => total + massKg, 0),
    ifAllWonFen: sum(({ currentPrice }) => currentPrice),
    atLimitsFen: sum(({ limit, currentPrice }) => limit ?? currentPrice),
    stale: open.filter(({ leading, live }) => leading !== null && !live).length,
  };
}

const amountFen = (massKg: number, price: string | null): bigint =>
  price === null ? 0n : divideHalfUp(BigInt(massKg) * fenOf(price), 1_000n);
