import { formatMoney, type Money } from '@app/units';
import type { AuctionEvent, BidSecret } from './event.js';
import { withDefaults } from './formats/index.js';
import type { AuctionFormat, AuctionTerms, Instant } from './terms.js';

/** Public terms as they are hashed and published. Type aliases, not interfaces: an alias is also a JSON value to the compiler. */
export type TermsForm = {
  readonly auctionId: string;
  readonly lotId: string;
  readonly format: AuctionFormat;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly startPrice: string;
  readonly increment: string | null;
  readonly incrementTiers: readonly { readonly from: string; readonly increment: string }[] | null;
  readonly stepSeconds: number | null;
  readonly floorPrice: string | null;
  readonly softCloseWindowSeconds: number;
  readonly softCloseExtensionSeconds: number;
  readonly hardCloseAt: string | null;
  readonly requiredCredentials: readonly string[];
  readonly reserveCommitment: string;
};

/** Public event as it is hashed; every member is always there, absent = null. */
export type EventForm = {
  readonly auctionId: string;
  readonly version: number;
  readonly kind: AuctionEvent['kind'];
  readonly at: string;
  readonly price: string | null;
  readonly bidderAlias: string | null;
  readonly closesAt: string | null;
  readonly commitment: string | null;
};

/** An event form with its place in the chain, as in a transcript. */
export type HashedEventForm = EventForm & { readonly hash: string };

export type PrivateForm = { readonly limit: string; readonly organisationId: string };
export type ReserveForm = { readonly reserve: string | null };

/**
 * Terms → their public form. The reserve enters only as `reserveCommitment` (hex, see commitmentTo). What the format takes for
 * granted is spelt out (ENGLISH without increment and tiers: "1.00"; no soft close elsewhere), so that a reader of a transcript need not
 * know our defaults.
 */
export function termsForm(terms: AuctionTerms, reserveCommitment: string): TermsForm {
  const stated = withDefaults(terms);
  return {
    auctionId: stated.auctionId,
    lotId: stated.lotId,
    format: stated.format,
    opensAt: instantForm(stated.opensAt),
    closesAt: instantForm(stated.closesAt),
    startPrice: formatMoney(stated.startPrice),
    increment: moneyForm(stated.increment),
    incrementTiers:
      stated.incrementTiers?.map(tier => ({ from: formatMoney(tier.from), increment: formatMoney(tier.increment) })) ??
      null,
    stepSeconds: stated.stepSeconds,
    floorPrice: moneyForm(stated.floorPrice),
    softCloseWindowSeconds: stated.softCloseWindowSeconds,
    softCloseExtensionSeconds: stated.softCloseExtensionSeconds,
    hardCloseAt: stated.hardCloseAt === null ? null : instantForm(stated.hardCloseAt),
    requiredCredentials: stated.requiredCredentials,
    reserveCommitment,
  };
}

/** `commitment` is hex for an event with a private part, else null; anything else throws (defect). */
export function eventForm(auctionId: string, event: AuctionEvent, commitment: string | null): EventForm {
  if ((commitment !== null) !== 'private' in event) {
    throw new RangeError(`eventForm: ${event.kind} ${commitment === null ? 'needs a' : 'takes no'} commitment`);
  }
  return {
    auctionId,
    version: event.version,
    kind: event.kind,
    at: instantForm(event.at),
    price: moneyForm(event.price),
    bidderAlias: event.bidderAlias === null ? null : String(event.bidderAlias),
    closesAt: event.closesAt === null ? null : instantForm(event.closesAt),
    commitment,
  };
}

/** What a bid's commitment covers. */
export function privateForm(secret: BidSecret): PrivateForm {
  return { limit: formatMoney(secret.limit), organisationId: secret.organisationId };
}

/** What the reserve's commitment covers, also when there is none: whether there is a reserve is secret as well. */
export function reserveForm(terms: AuctionTerms): ReserveForm {
  return { reserve: moneyForm(terms.reserve) };
}

/** `"2026-11-23T03:00:00.000Z"`. Throws RangeError outside the years 0000 to 9999, which have another form in ISO 8601. */
export function instantForm(instant: Instant): string {
  const text = new Date(instant).toISOString();
  if (text.length !== INSTANT_LENGTH) throw new RangeError('instantForm: the year needs more than four digits');
  return text;
}

const INSTANT_LENGTH = 24;

const moneyForm = (amount: Money | null): string | null => (amount === null ? null : formatMoney(amount));
