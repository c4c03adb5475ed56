import type { Auction } from '../auction/auction.js';
import { standingLimit } from '../bidding/standing-limit.js';
import { fenOf } from '../format/price.js';
import type { Connection } from '../live/auction-feed.js';

/** The raise that the terms ask for: one for all prices, or by price. Decimal text, CNY per tonne. */
export interface Raises {
  readonly increment: string | null;
  readonly incrementTiers: readonly { readonly from: string; readonly increment: string }[] | null;
}

/** What the viewer can do in an auction now. Prices are decimal text, raises fen per tonne. */
export type BidWay =
  /** a price from the minimum up; `takesLimit`: with a proxy limit if wanted; `steps`: it may be raised before it is sent */
  | {
      readonly kind: 'PRICE';
      readonly minimum: string;
      readonly raise: bigint;
      readonly takesLimit: boolean;
      readonly steps: boolean;
    }
  /** nobody outbids themselves: the leader may only raise the limit */
  | { readonly kind: 'LIMIT'; readonly currentPrice: string; readonly standing: string; readonly raise: bigint }
  | { readonly kind: 'NONE'; readonly why: WhyNot };

/** In the order in which they count. */
export type WhyNot =
  | 'OVER'
  | 'NOT_OPEN_YET'
  | 'ASKING_WHO'
  | 'SIGNED_OUT'
  | 'OWN_LOT'
  | 'UNDECIDED'
  | 'NOT_LIVE'
  | 'TIME_UP'
  | 'NOT_ELIGIBLE'
  | 'MINIMUM_UNKNOWN';

export interface BidWayInput {
  readonly auction: Auction;
  readonly raises: Raises;
  readonly connection: Connection;
  /** the close has come by the server's clock, and the server has said nothing yet */
  readonly timeUp: boolean;
  readonly viewer: 'ASKING' | 'ANONYMOUS' | 'SELLER' | 'BIDDER';
  /** false only when the server said so */
  readonly eligible: boolean;
  /** a bid of mine in this auction waits for its verdict */
  readonly undecided: boolean;
}

/** Total and pure: a hint, for the server decides again. */
export function bidWay({ auction, raises, connection, timeUp, viewer, eligible, undecided }: BidWayInput): BidWay {
  const { status, format, minimumNextPrice, currentPrice, leading } = auction;
  if (status === 'CLOSED' || status === 'CANCELLED') return none('OVER');
  if (status === 'SCHEDULED') return none('NOT_OPEN_YET');
  if (viewer === 'ASKING') return none('ASKING_WHO');
  if (viewer === 'ANONYMOUS') return none('SIGNED_OUT');
  if (viewer === 'SELLER') return none('OWN_LOT');
  if (undecided) return none('UNDECIDED');
  if (connection !== 'LIVE') return none('NOT_LIVE');
  if (timeUp) return none('TIME_UP');
  if (!eligible) return none('NOT_ELIGIBLE');
  const standing = standingLimit(auction);
  if (format === 'ENGLISH' && leading === true && currentPrice !== null && standing !== null)
    return { kind: 'LIMIT', currentPrice, standing, raise: raiseAt(raises, standing) };
  if (minimumNextPrice === null) return none('MINIMUM_UNKNOWN');
  return {
    kind: 'PRICE',
    minimum: minimumNextPrice,
    raise: raiseAt(raises, minimumNextPrice),
    takesLimit: format === 'ENGLISH',
    steps: format !== 'DUTCH',
  };
}

const none = (why: WhyNot): BidWay => ({ kind: 'NONE', why });

/** What the schema says of an auction without an increment; a sealed one has none and is stepped by whole hundreds. */
const WITHOUT_INCREMENT = 10_000n;

/** The raise at a price, in fen: the fixed one, or that of the last tier that begins at or below it. */
export function raiseAt({ increment, incrementTiers }: Raises, price: string): bigint {
  const tier = incrementTiers?.findLast(({ from }) => fenOf(from) <= fenOf(price)) ?? incrementTiers?.[0];
  const decimal = tier?.increment ?? increment;
  return decimal === null || decimal === undefined ? WITHOUT_INCREMENT : fenOf(decimal);
}
