import { formatMoney, type Money, money, parseDecimal, SCALE } from '@app/units';
import { type EventForm, instantForm, type TermsForm } from './forms.js';
import type { TranscriptEvent } from './history.js';
import type { AuctionFormat, AuctionTerms, IncrementTier, Instant } from './terms.js';

/**
 * Forms read back from a transcript by somebody who trusts nothing in it. Null unless the value has exactly the members of its form,
 * each spelt as our own form spells it: two texts for one meaning would let a signature cover something other than what is read.
 */
export function readTerms(value: unknown): { readonly terms: AuctionTerms; readonly form: TermsForm } | null {
  if (!hasOnly(value, TERMS_MEMBERS)) return null;
  const { auctionId, lotId, reserveCommitment, requiredCredentials } = value;
  const format = readFormat(value.format);
  const opensAt = readInstant(value.opensAt);
  const closesAt = readInstant(value.closesAt);
  const startPrice = readMoney(value.startPrice);
  const increment = readNullable(value.increment, readMoney);
  const incrementTiers = readNullable(value.incrementTiers, readTiers);
  const stepSeconds = readNullable(value.stepSeconds, readCount);
  const floorPrice = readNullable(value.floorPrice, readMoney);
  const softCloseWindowSeconds = readCount(value.softCloseWindowSeconds);
  const softCloseExtensionSeconds = readCount(value.softCloseExtensionSeconds);
  const hardCloseAt = readNullable(value.hardCloseAt, readInstant);
  if (
    !isName(auctionId) ||
    !isName(lotId) ||
    !isHash(reserveCommitment) ||
    !isNames(requiredCredentials) ||
    format === undefined ||
    opensAt === undefined ||
    closesAt === undefined ||
    startPrice === undefined ||
    increment === undefined ||
    incrementTiers === undefined ||
    stepSeconds === undefined ||
    floorPrice === undefined ||
    softCloseWindowSeconds === undefined ||
    softCloseExtensionSeconds === undefined ||
    hardCloseAt === undefined
  ) {
    return null;
  }
  const terms: AuctionTerms = {
    auctionId,
    lotId,
    format,
    opensAt,
    closesAt,
    startPrice,
    reserve: null,
    increment,
    incrementTiers,
    stepSeconds,
    floorPrice,
    softCloseWindowSeconds,
    softCloseExtensionSeconds,
    hardCloseAt,
    requiredCredentials,
  };
  // Every member has just been checked against its type, which the compiler cannot follow through hasOnly.
  return { terms, form: value as TermsForm };
}

/** An event form with its hash; null unless it is spelt exactly. */
export function readEvent(value: unknown): TranscriptEvent | null {
  if (!hasOnly(value, EVENT_MEMBERS)) return null;
  const { auctionId, kind, hash, commitment } = value;
  const version = readCount(value.version);
  const at = readInstant(value.at);
  const price = readNullable(value.price, readMoney);
  const bidderAlias = readNullable(value.bidderAlias, readAlias);
  const closesAt = readNullable(value.closesAt, readInstant);
  if (
    !isName(auctionId) ||
    !isName(kind) ||
    !isHash(hash) ||
    !(commitment === null || isHash(commitment)) ||
    version === undefined ||
    at === undefined ||
    price === undefined ||
    bidderAlias === undefined ||
    closesAt === undefined
  ) {
    return null;
  }
  return { auctionId, version, kind, at, price, bidderAlias, closesAt, commitment, hash };
}

/** The form that `event` was read from, without its hash: what the hash covers. */
export function eventFormOf(event: TranscriptEvent): EventForm {
  return {
    auctionId: event.auctionId,
    version: event.version,
    // Hashed as it stands; a kind that we do not know is refused right after, by its own fault.
    kind: event.kind as EventForm['kind'],
    at: instantForm(event.at),
    price: event.price === null ? null : formatMoney(event.price),
    bidderAlias: event.bidderAlias === null ? null : String(event.bidderAlias),
    closesAt: event.closesAt === null ? null : instantForm(event.closesAt),
    commitment: event.commitment,
  };
}

const EVENT_MEMBERS = {
  auctionId: true,
  version: true,
  kind: true,
  at: true,
  price: true,
  bidderAlias: true,
  closesAt: true,
  commitment: true,
  hash: true,
} satisfies Record<keyof TranscriptEvent, true>;

const TERMS_MEMBERS = {
  auctionId: true,
  lotId: true,
  format: true,
  opensAt: true,
  closesAt: true,
  startPrice: true,
  increment: true,
  incrementTiers: true,
  stepSeconds: true,
  floorPrice: true,
  softCloseWindowSeconds: true,
  softCloseExtensionSeconds: true,
  hardCloseAt: true,
  requiredCredentials: true,
  reserveCommitment: true,
} satisfies Record<keyof TermsForm, true>;

const TIER_MEMBERS = { from: true, increment: true } satisfies Record<keyof IncrementTier, true>;

const FORMATS = {
  ENGLISH: true,
  SEALED_FIRST_PRICE: true,
  DUTCH: true,
} satisfies Record<AuctionFormat, true>;

/** No member beyond these; a missing one reads as undefined, which no reader below accepts. */
function hasOnly<Name extends string>(value: unknown, members: Record<Name, true>): value is Record<Name, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).every(name => Object.hasOwn(members, name));
}

/** undefined means "not spelt as it should be", so that null stays a value. */
function readNullable<T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined {
  return value === null ? null : read(value);
}

function readMoney(value: unknown): Money | undefined {
  if (typeof value !== 'string') return undefined;
  const fen = parseDecimal(value, SCALE.moneyFen);
  return fen !== null && formatMoney(money(fen)) === value ? money(fen) : undefined;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function readInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) || instantForm(instant) !== value ? undefined : instant;
}

function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

const ALIAS = /^[1-9]\d{0,8}$/;

function readAlias(value: unknown): number | undefined {
  return typeof value === 'string' && ALIAS.test(value) ? Number(value) : undefined;
}

function readFormat(value: unknown): AuctionFormat | undefined {
  return typeof value === 'string' && Object.hasOwn(FORMATS, value) ? (value as AuctionFormat) : undefined;
}

function readTiers(value: unknown): readonly IncrementTier[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const tiers: IncrementTier[] = [];
  for (const item of value) {
    if (!hasOnly(item, TIER_MEMBERS)) return undefined;
    const from = readMoney(item.from);
    const increment = readMoney(item.increment);
    if (from === undefined || increment === undefined) return undefined;
    tiers.push({ from, increment });
  }
  return tiers;
}

const NAME = /^[\x21-\x7e]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;

const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);
const isNames = (value: unknown): value is string[] => Array.isArray(value) && value.every(isName);
const isHash = (value: unknown): value is string => typeof value === 'string' && HASH.test(value);
