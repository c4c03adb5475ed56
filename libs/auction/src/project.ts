import type { AuctionEvent, PublicEvent } from './event.js';

/** An event as one viewer may see it: the public part, and whether it is about the viewer's own organisation. */
export type ProjectedEvent = PublicEvent & { readonly mine: boolean | null };

/**
 * The event for one viewer. `mine` is null for an anonymous viewer, else whether the viewer's organisation is the one behind
 * `bidderAlias`. Organisation, limit, winner and the reason of a cancellation never pass.
 */
export function project(event: AuctionEvent, viewerOrganisationId: string | null): ProjectedEvent {
  return {
    ...publicEvent(event),
    mine: viewerOrganisationId === null ? null : organisationOf(event) === viewerOrganisationId,
  };
}

/** The part of an event that everybody may see; members are picked by name, so a new private one stays private. */
export function publicEvent(event: AuctionEvent): PublicEvent {
  const { kind, version, at, price, bidderAlias, closesAt } = event;
  return { kind, version, at, price, bidderAlias, closesAt };
}

function organisationOf(event: AuctionEvent): string | null {
  switch (event.kind) {
    case 'BID_ACCEPTED':
    case 'PROXY_RAISED':
      return event.private.organisationId;
    case 'AUCTION_CLOSED':
      return event.winnerId;
    case 'AUCTION_OPENED':
    case 'CLOSE_EXTENDED':
    case 'PRICE_DROPPED':
    case 'EXTENDED_OUTAGE':
    case 'AUCTION_CANCELLED':
      return null;
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new TypeError(`project: unknown event ${(event as AuctionEvent).kind}`);
}
