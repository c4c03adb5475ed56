import { formatMoney, type Money, money, parseDecimal, SCALE } from '@app/units';
import { canonicalJson } from './canonical-json.js';
import { checkTerms } from './check-terms.js';
import type { HashedEventForm, ReserveForm, TermsForm } from './forms.js';
import { commitmentTo, type Sha256OfHexThenText } from './hash-chain.js';
import type { ChainFault, PublicHistory } from './history.js';
import { readCanonicalJson } from './read-canonical-json.js';
import type { AuctionOutcome } from './state.js';
import { replayChain } from './verify-chain.js';

export const TRANSCRIPT_FORMAT = 'aluloop-transcript/1';

/** Some 150,000 events. What is longer is neither published nor read. */
export const TRANSCRIPT_CHARACTERS_MAX = 64 * 1024 * 1024;

/** Everything public about an auction that has ended, before it is signed. Source: docs/semantics.md, "Transcript". */
export type UnsignedTranscript = {
  readonly format: typeof TRANSCRIPT_FORMAT;
  readonly terms: TermsForm;
  readonly events: readonly HashedEventForm[];
  readonly openings: readonly OpeningForm[];
  readonly result: ResultForm;
  /** The signer's Ed25519 public key, 32 bytes in lower-case hex: with it alone anybody can check the signature. */
  readonly keyId: string;
};

/** `signature`: base64 of Ed25519 over the canonical text of all the rest. */
export type TranscriptForm = UnsignedTranscript & { readonly signature: string };

/** A commitment opened: salt (16 bytes, lower-case hex) and private part. Version 0 is the reserve; nothing else is ever opened. */
export type OpeningForm = { readonly version: 0; readonly salt: string; readonly private: ReserveForm };

/** How it ended: outcome null = cancelled; price and alias are those of the last event. */
export type ResultForm = {
  readonly outcome: AuctionOutcome | null;
  readonly price: string | null;
  readonly bidderAlias: string | null;
};

/**
 * The transcript of an ended auction from its forms; the reserve is opened exactly when it was SOLD. Throws RangeError (defect) when the last
 * event ends nothing. It does not judge the history: `checkTranscript` does.
 */
export function unsignedTranscript(
  terms: TermsForm,
  events: readonly HashedEventForm[],
  reserve: Pick<OpeningForm, 'salt' | 'private'>,
  keyId: string,
): UnsignedTranscript {
  const last = events.at(-1);
  if (last?.kind !== 'AUCTION_CLOSED' && last?.kind !== 'AUCTION_CANCELLED') {
    throw new RangeError('unsignedTranscript: the auction has not ended');
  }
  const result = resultOf(last);
  const openings: OpeningForm[] =
    result.outcome === 'SOLD' ? [{ version: 0, salt: reserve.salt, private: reserve.private }] : [];
  return { format: TRANSCRIPT_FORMAT, terms, events, openings, result, keyId };
}

/** What the signature covers. */
export const textToSign = (transcript: UnsignedTranscript): string => canonicalJson(transcript);

/** The transcript as published, to the byte: UTF-8 of this text, no line end. */
export const transcriptText = (transcript: UnsignedTranscript, signature: string): string =>
  canonicalJson({ ...transcript, signature } satisfies TranscriptForm);

export type TranscriptCheck =
  | {
      readonly kind: 'SOUND';
      readonly transcript: TranscriptForm;
      readonly history: PublicHistory;
      /** What `transcript.signature` must sign under `transcript.keyId`. Until the caller has checked that, nobody has vouched for anything. */
      readonly textToSign: string;
    }
  | ({ readonly kind: 'BAD' } & TranscriptProblem);

export interface TranscriptProblem {
  /** First version that does not hold. 0: the terms, or what stands around the events. */
  readonly version: number;
  readonly code: TranscriptFault;
  /** Of NOT_CANONICAL: UTF-16 units before the wrong token; else null. */
  readonly offset: number | null;
}

/** Why a text is not the transcript of an auction that the rules could have made. */
export type TranscriptFault =
  | ChainFault
  | 'TOO_LARGE'
  | 'NOT_CANONICAL'
  | 'NOT_A_TRANSCRIPT'
  | 'TRANSCRIPT_FORMAT_UNKNOWN'
  | 'SIGNER_MALFORMED'
  | 'SIGNATURE_MALFORMED'
  | 'NOT_ENDED'
  | 'RESULT_MISMATCH'
  | 'OPENING_MISSING'
  | 'OPENING_NOT_DUE'
  | 'OPENING_MALFORMED'
  | 'OPENING_MISMATCH'
  | 'RESERVE_ILLEGAL'
  | 'RESERVE_UNMET';

/**
 * Judges a text that claims to be a transcript, trusting nothing in it: canonical to the last character, exact members, the chain and its legal
 * succession (`replayChain`) up to an end, the reserve against its commitment and the price, the result against the last event. SOUND does
 * not yet mean signed: the caller checks the signature. Never throws; bounded by TRANSCRIPT_CHARACTERS_MAX.
 */
export function checkTranscript(text: string, sha256: Sha256OfHexThenText): TranscriptCheck {
  if (text.length > TRANSCRIPT_CHARACTERS_MAX) return bad(0, 'TOO_LARGE');
  const reading = readCanonicalJson(text);
  if (reading.kind === 'BROKEN') {
    return { kind: 'BAD', version: versionAt(reading.path), code: 'NOT_CANONICAL', offset: reading.offset };
  }
  const { value } = reading;
  if (!isRecord(value) || typeof value.format !== 'string') return bad(0, 'NOT_A_TRANSCRIPT');
  if (value.format !== TRANSCRIPT_FORMAT) return bad(0, 'TRANSCRIPT_FORMAT_UNKNOWN');
  if (!hasExactly(value, TRANSCRIPT_MEMBERS)) return bad(0, 'NOT_A_TRANSCRIPT');
  const { terms, events, openings, result, keyId, signature } = value;
  if (!Array.isArray(events) || !Array.isArray(openings) || !isRecord(result)) return bad(0, 'NOT_A_TRANSCRIPT');
  if (typeof keyId !== 'string' || !KEY_ID.test(keyId)) return bad(0, 'SIGNER_MALFORMED');
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return bad(0, 'SIGNATURE_MALFORMED');

  const replay = replayChain(terms, events, sha256);
  if (replay.kind === 'BAD') return bad(replay.version, replay.fault);
  // The replay has read each of them member by member, which the compiler cannot follow through `unknown`.
  const transcript = value as unknown as TranscriptForm;
  const { history } = replay;
  const last = transcript.events.at(-1);
  const hasEnded = history.status === 'CLOSED' || history.status === 'CANCELLED';
  if (last === undefined || !hasEnded) return bad(history.version + 1, 'NOT_ENDED');
  const fault = openingFault(openings, transcript.terms, history, resultOf(last), sha256);
  if (fault !== null) return bad(fault === 'RESERVE_UNMET' ? history.version : 0, fault);
  if (canonicalJson(resultOf(last)) !== canonicalJson(transcript.result))
    return bad(history.version, 'RESULT_MISMATCH');
  const { signature: _signature, ...unsigned } = transcript;
  return { kind: 'SOUND', transcript, history, textToSign: textToSign(unsigned) };
}

const bad = (version: number, code: TranscriptFault): TranscriptCheck => ({ kind: 'BAD', version, code, offset: null });

/** AUCTION_CLOSED names the winner exactly when SOLD, so the last event is the whole result. */
function resultOf(last: HashedEventForm): ResultForm {
  const { kind, price, bidderAlias } = last;
  if (kind === 'AUCTION_CANCELLED') return { outcome: null, price, bidderAlias };
  return { outcome: bidderAlias === null ? 'PASSED_IN' : 'SOLD', price, bidderAlias };
}

/** The reserve is opened exactly when sold: as committed to, legal beside the terms, and met by the price. */
function openingFault(
  openings: readonly unknown[],
  form: TermsForm,
  history: PublicHistory,
  { outcome }: ResultForm,
  sha256: Sha256OfHexThenText,
): TranscriptFault | null {
  if (outcome !== 'SOLD') return openings.length === 0 ? null : 'OPENING_NOT_DUE';
  if (openings.length === 0) return 'OPENING_MISSING';
  const opening = openings.length === 1 ? readOpening(openings[0]) : null;
  if (opening === null) return 'OPENING_MALFORMED';
  if (commitmentTo(opening.salt, opening.private, sha256) !== form.reserveCommitment) return 'OPENING_MISMATCH';
  const { reserve } = opening;
  if (reserve === null) return null;
  // As in the replay: judged as of the opening, when "not in the past" was true.
  if (checkTerms({ ...history.terms, reserve }, history.terms.opensAt).length > 0) return 'RESERVE_ILLEGAL';
  return history.price !== null && history.price >= reserve ? null : 'RESERVE_UNMET';
}

function readOpening(value: unknown): (OpeningForm & { readonly reserve: Money | null }) | null {
  if (!isRecord(value) || !hasExactly(value, OPENING_MEMBERS)) return null;
  const { version, salt, private: hidden } = value;
  if (version !== 0 || typeof salt !== 'string' || !SALT.test(salt)) return null;
  if (!isRecord(hidden) || !hasExactly(hidden, RESERVE_MEMBERS)) return null;
  if (hidden.reserve === null) return { version, salt, private: { reserve: null }, reserve: null };
  if (typeof hidden.reserve !== 'string') return null;
  const fen = parseDecimal(hidden.reserve, SCALE.moneyFen);
  if (fen === null || formatMoney(money(fen)) !== hidden.reserve) return null;
  return { version, salt, private: { reserve: hidden.reserve }, reserve: money(fen) };
}

/** The version of the event that a place in the text belongs to. */
function versionAt([member, index]: readonly (string | number)[]): number {
  return member === 'events' && typeof index === 'number' ? index + 1 : 0;
}

const TRANSCRIPT_MEMBERS = {
  format: true,
  terms: true,
  events: true,
  openings: true,
  result: true,
  keyId: true,
  signature: true,
} satisfies Record<keyof TranscriptForm, true>;
const OPENING_MEMBERS = { version: true, salt: true, private: true } satisfies Record<keyof OpeningForm, true>;
const RESERVE_MEMBERS = { reserve: true } satisfies Record<keyof ReserveForm, true>;

const KEY_ID = /^[0-9a-f]{64}$/;
const SALT = /^[0-9a-f]{32}$/;
/** 64 bytes leave the last digit two bits: with others set there were four texts for one signature. */
const SIGNATURE = /^[A-Za-z0-9+/]{85}[AQgw]==$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function hasExactly<Name extends string>(
  value: Readonly<Record<string, unknown>>,
  members: Record<Name, true>,
): value is Readonly<Record<Name, unknown>> {
  const names = Object.keys(value);
  return names.length === Object.keys(members).length && names.every(name => Object.hasOwn(members, name));
}
