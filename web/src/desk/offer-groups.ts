import type { CredentialKind } from '@app/compliance';
import type { Auction } from '../auction/auction.js';
import type { DeskLotFragment } from './desk.operations.js';

/** An open auction that could be put on the desk. */
export interface Offer {
  readonly auction: Auction;
  readonly lot: DeskLotFragment;
  readonly startPrice: string;
  /** what it asks for beyond the rule of the role */
  readonly requires: readonly CredentialKind[];
}

export interface OfferGroups {
  /** the viewer has a bid in them */
  readonly mine: readonly Offer[];
  /** the viewer may bid in them by the rule of the role alone, nothing more being required */
  readonly soon: readonly Offer[];
}

/** Rows that are offered without words. */
const SOON_MAX = 8;

/**
 * What is offered beside the desk, in the order of the offers (the soonest close first). Left out: what is on the desk, the viewer's own
 * lots, and what is over at the server's time `now`. `organisationId` null: nobody is signed in, so nothing is theirs.
 */
export function offerGroups(
  offers: readonly Offer[],
  onDesk: readonly string[],
  organisationId: string | null,
  now: number,
): OfferGroups {
  const others = offers.filter(
    ({ auction, lot }) =>
      !onDesk.includes(auction.id) &&
      auction.closesAt > now &&
      (organisationId === null || lot.seller?.id !== organisationId),
  );
  const mine = others.filter(({ auction }) => auction.myBid !== null);
  const soon = others.filter(({ auction, requires }) => auction.myBid === null && requires.length === 0);
  return { mine, soon: soon.slice(0, SOON_MAX) };
}
