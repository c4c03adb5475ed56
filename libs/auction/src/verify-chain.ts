import { checkTerms } from './check-terms.js';
import { engineOf } from './formats/index.js';
import { chainHash, type Sha256OfHexThenText, termsHash } from './hash-chain.js';
import type { ChainFault, PublicHistory, Succession, TranscriptEvent } from './history.js';
import { illegal } from './history.js';
import { canBeAfterOutage } from './outage.js';
import { eventFormOf, readEvent, readTerms } from './read-forms.js';
import type { AuctionTerms } from './terms.js';

/**
 * Null when the history is sound, else the first bad version (0: the terms). Takes forms as parsed from a transcript or made by
 * termsForm and eventForm; nothing about them is trusted. See `replayChain` for the reason and the result.
 */
export function verifyChain(terms: unknown, events: readonly unknown[], sha256: Sha256OfHexThenText): number | null {
  const replay = replayChain(terms, events, sha256);
  return replay.kind === 'SOUND' ? null : replay.version;
}

export type ChainReplay =
  | { readonly kind: 'SOUND'; readonly history: PublicHistory }
  | { readonly kind: 'BAD'; readonly version: number; readonly fault: ChainFault };

/**
 * Replays a public history from its terms: exact members in canonical values, versions 1, 2, 3 …, hashes, commitments where they belong, time
 * never running back, and every event a legal successor of those before, as far as that can be judged without the secrets.
 * A sound history may be a beginning: whether it has ended, and how, is in `history` (status, price, winnerAlias). One pass.
 */
export function replayChain(termsForm: unknown, events: readonly unknown[], sha256: Sha256OfHexThenText): ChainReplay {
  const read = readTerms(termsForm);
  if (read === null) return bad(0, 'TERMS_MALFORMED');
  // Terms are judged as of their opening: "not in the past" was true then, and a transcript is read much later.
  if (checkTerms(read.terms, read.terms.opensAt).length > 0) return bad(0, 'TERMS_ILLEGAL');
  let history = beforeOpening(read.terms);
  let hash = termsHash(read.form, sha256);
  for (const candidate of events) {
    const version = history.version + 1;
    const event = readEvent(candidate);
    if (event === null) return bad(version, 'EVENT_MALFORMED');
    if (event.version !== version) return bad(version, 'VERSION_GAP');
    if (event.auctionId !== history.terms.auctionId) return bad(version, 'OTHER_AUCTION');
    hash = chainHash(hash, eventFormOf(event), sha256);
    if (event.hash !== hash) return bad(version, 'HASH_MISMATCH');
    const next = follow(history, event);
    if ('fault' in next) return bad(version, next.fault);
    history = { ...next, version, lastAt: event.at };
  }
  return { kind: 'SOUND', history };
}

const bad = (version: number, fault: ChainFault): ChainReplay => ({ kind: 'BAD', version, fault });

function beforeOpening(terms: AuctionTerms): PublicHistory {
  return {
    terms,
    status: 'SCHEDULED',
    version: 0,
    closesAt: terms.closesAt,
    lastAt: 0,
    outageExtensionMs: 0,
    price: null,
    leaderAlias: null,
    aliasCount: 0,
    winnerAlias: null,
    bid: null,
  };
}

/** What all formats share: time, commitments, outages, and the life from opening to close. The rest is the format's. */
function follow(history: PublicHistory, event: TranscriptEvent): Succession {
  if (event.at < history.lastAt) return illegal('TIME_RUNS_BACK');
  if ((event.commitment !== null) !== hasSecret(event.kind)) return illegal('COMMITMENT_MISMATCH');
  switch (event.kind) {
    case 'AUCTION_OPENED':
      return followOpening(history, event);
    case 'EXTENDED_OUTAGE':
      return followOutage(history, event);
    case 'AUCTION_CLOSED':
      return followClose(history, event);
    case 'AUCTION_CANCELLED':
      return followCancellation(history, event);
    default:
      return engineOf(history.terms.format).follow(history, event);
  }
}

const hasSecret = (kind: string): boolean => kind === 'BID_ACCEPTED' || kind === 'PROXY_RAISED';

function followOpening(history: PublicHistory, event: TranscriptEvent): Succession {
  if (history.status !== 'SCHEDULED' || event.at < history.terms.opensAt) return illegal('KIND_OUT_OF_ORDER');
  const price = engineOf(history.terms.format).priceAt(history, event.at);
  if (event.price !== price || event.bidderAlias !== null) return illegal('FIELD_MISMATCH');
  if (event.closesAt !== history.closesAt) return illegal('CLOSE_MISMATCH');
  return { ...history, status: 'OPEN', price };
}

/** Sold to the leader or to nobody; which of the two is right depends on the reserve, which the opening reveals when sold. */
function followClose(history: PublicHistory, event: TranscriptEvent): Succession {
  const engine = engineOf(history.terms.format);
  const isDue = event.at >= history.closesAt || engine.endsEarly(history);
  if (history.status !== 'OPEN' || !isDue) return illegal('KIND_OUT_OF_ORDER');
  const missing = engine.missingBefore(history, event);
  if (missing !== null) return illegal(missing);
  if (event.price !== history.price || event.closesAt !== null) return illegal('FIELD_MISMATCH');
  if (event.bidderAlias !== null && event.bidderAlias !== history.leaderAlias) return illegal('ALIAS_MISMATCH');
  return { ...history, status: 'CLOSED', winnerAlias: event.bidderAlias, bid: null };
}

/** The outage itself is known to the server alone; what it may do to the close is not. */
function followOutage(history: PublicHistory, event: TranscriptEvent): Succession {
  const { closesAt } = event;
  if (history.status !== 'OPEN') return illegal('KIND_OUT_OF_ORDER');
  const missing = engineOf(history.terms.format).missingBefore(history, event);
  if (missing !== null) return illegal(missing);
  if (event.price !== history.price || event.bidderAlias !== null || closesAt === null)
    return illegal('FIELD_MISMATCH');
  if (!canBeAfterOutage(history.closesAt, closesAt, event.at)) return illegal('CLOSE_MISMATCH');
  const outageExtensionMs = history.outageExtensionMs + closesAt - history.closesAt;
  return { ...history, closesAt, outageExtensionMs, bid: null };
}

/** Before the close: a cancellation that comes later finds the auction closed. */
function followCancellation(history: PublicHistory, event: TranscriptEvent): Succession {
  const deadline = history.status === 'SCHEDULED' ? history.terms.opensAt : history.closesAt;
  const alive = history.status === 'SCHEDULED' || history.status === 'OPEN';
  if (!alive || event.at >= deadline) return illegal('KIND_OUT_OF_ORDER');
  const missing = history.status === 'OPEN' ? engineOf(history.terms.format).missingBefore(history, event) : null;
  if (missing !== null) return illegal(missing);
  if (event.price !== history.price || event.bidderAlias !== null || event.closesAt !== null) {
    return illegal('FIELD_MISMATCH');
  }
  return { ...history, status: 'CANCELLED', bid: null };
}
