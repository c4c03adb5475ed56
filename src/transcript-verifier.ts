import { createHash, createPublicKey } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkTranscript,
  type Sha256OfHexThenText,
  TRANSCRIPT_CHARACTERS_MAX,
  type TranscriptFault,
  type TranscriptForm,
} from '@app/auction';
// Past the index, which would bring the web framework along: this program is to start at once.
import { fingerprintOf, isSignedBy, keyIdOf } from './platform/signing/ed25519.js';

const USAGE = 'usage: npm run verify-transcript -- FILE [--key FILE]';
/** A transcript is ASCII: a character is a byte. */
const TRANSCRIPT_BYTES_MAX = TRANSCRIPT_CHARACTERS_MAX;
const KEY_BYTES_MAX = 65_536;

/**
 * `npm run verify-transcript -- FILE [--key FILE]`: checks a transcript offline and says so in a few lines. Returns the exit status: 0 when
 * everything holds, 1 with the first bad version, or with what is wrong with the files or parameters. Relative names start at `folder`.
 */
export function main(parameters: readonly string[], folder: string): 0 | 1 {
  try {
    const { file, keyFile } = namesIn(parameters);
    const bytes = readBounded(resolve(folder, file), TRANSCRIPT_BYTES_MAX);
    const pinned = keyFile === null ? null : keyIdsIn(readBounded(resolve(folder, keyFile), KEY_BYTES_MAX));
    const verdict = verifyTranscript(bytes, pinned);
    if (verdict.kind === 'SOUND') {
      console.log(summary(verdict.transcript, pinned !== null));
      return 0;
    }
    console.error(`NOT SOUND\n${placeOf(verdict)}: ${verdict.code}\n${WHY[verdict.code]}`);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(error.message);
  }
  return 1;
}

export type TranscriptVerdict =
  | { readonly kind: 'SOUND'; readonly transcript: TranscriptForm }
  /** `version`: the first that does not hold, 0: what stands around the events. `offset`: bytes before the wrong token, else null. */
  | { readonly kind: 'BAD'; readonly version: number; readonly code: VerdictFault; readonly offset: number | null };

export type VerdictFault = TranscriptFault | 'NOT_UTF8' | 'SIGNER_OTHER' | 'SIGNATURE_WRONG';

/** The whole judgement on a file's bytes. `pinned`: key ids of which one must have signed; null: whoever signed is only named. Never throws. */
export function verifyTranscript(bytes: Uint8Array, pinned: readonly string[] | null): TranscriptVerdict {
  if (bytes.length > TRANSCRIPT_BYTES_MAX) return bad('TOO_LARGE');
  // Bytes that are no UTF-8 become U+FFFD, so that the check says where; a byte order mark stays, to be refused.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const check = checkTranscript(text, sha256);
  if (check.kind === 'BAD') return { ...check, offset: check.offset === null ? null : bytesBefore(text, check.offset) };
  if (!Buffer.from(text).equals(bytes)) return bad('NOT_UTF8');
  const { transcript, textToSign } = check;
  if (pinned !== null && !pinned.includes(transcript.keyId)) return bad('SIGNER_OTHER');
  if (!isSignedBy(transcript.keyId, transcript.signature, textToSign)) return bad('SIGNATURE_WRONG');
  return { kind: 'SOUND', transcript };
}

const bad = (code: VerdictFault): TranscriptVerdict => ({ kind: 'BAD', version: 0, code, offset: null });

const sha256: Sha256OfHexThenText = (prefixHex, text) =>
  createHash('sha256').update(Buffer.from(prefixHex, 'hex')).update(text).digest('hex');

const bytesBefore = (text: string, offset: number): number => Buffer.byteLength(text.slice(0, offset));

/** What is wrong with the call and not with the transcript. */
class Unusable extends Error {}

function namesIn(parameters: readonly string[]): { readonly file: string; readonly keyFile: string | null } {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: { key: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    const [keyFile = null, ...moreKeys] = values.key ?? [];
    if (file === undefined || more.length > 0 || moreKeys.length > 0) throw new Unusable(USAGE);
    return { file, keyFile };
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${(error as Error).message}\n${USAGE}`);
  }
}

/** A pipe or a device could go on for ever, so only what has a size is read, and no more than one byte beyond the limit. */
function readBounded(file: string, bytesMax: number): Uint8Array {
  let descriptor: number | null = null;
  try {
    if (!statSync(file).isFile()) throw new Unusable(`${file}: not a regular file`);
    descriptor = openSync(file, 'r');
    const bytes = Buffer.alloc(Math.min(fstatSync(descriptor).size, bytesMax + 1));
    let filled = 0;
    for (let read = -1; read !== 0 && filled < bytes.length; filled += read) {
      read = readSync(descriptor, bytes, filled, bytes.length - filled, null);
    }
    return bytes.subarray(0, filled);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** The key ids in a key file: a PEM public key, or aluloop-keys.json as a house publishes it. */
export function keyIdsIn(bytes: Uint8Array): readonly string[] {
  if (bytes.length > KEY_BYTES_MAX) throw new Unusable('--key: too large for a key file');
  const text = Buffer.from(bytes).toString('utf8');
  const pems = text.trimStart().startsWith('{') ? publishedPems(text) : [text];
  return pems.map(pem => {
    const keyId = keyIdOfPem(pem);
    if (keyId === null) throw new Unusable('--key: accepts an Ed25519 public key in PEM, or aluloop-keys.json');
    return keyId;
  });
}

function publishedPems(text: string): readonly string[] {
  try {
    const { keys } = JSON.parse(text) as { keys?: unknown };
    const pems = Array.isArray(keys) ? keys.map(key => (key as { pem?: unknown } | null)?.pem) : [];
    return pems.length > 0 && pems.every(pem => typeof pem === 'string') ? pems : [''];
  } catch {
    return [''];
  }
}

/** One block, and a public key: of several it would not be clear which was meant, and a private one does not belong here. */
function keyIdOfPem(pem: string): string | null {
  if (!/^-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----$/.test(pem.trim())) return null;
  try {
    return keyIdOf(createPublicKey(pem));
  } catch {
    return null;
  }
}

function summary({ terms, events, result, keyId }: TranscriptForm, isPinned: boolean): string {
  const fingerprint = fingerprintOf(keyId);
  const bids = events.filter(event => event.kind === 'BID_ACCEPTED').length;
  return [
    'SOUND',
    `auction  ${terms.auctionId} of lot ${terms.lotId}, ${terms.format}`,
    `history  ${events.length} events, ${bids} bids, ${terms.opensAt} to ${events.at(-1)?.at}`,
    `outcome  ${outcomeOf(result)}`,
    isPinned ? `signer   ${fingerprint}` : `signer not pinned: ${fingerprint}`,
  ].join('\n');
}

function outcomeOf({ outcome, price, bidderAlias }: TranscriptForm['result']): string {
  const last = price === null ? 'no bid' : `last price ${price} CNY per tonne`;
  switch (outcome) {
    case 'SOLD':
      return `SOLD to bidder ${bidderAlias} at ${price} CNY per tonne`;
    case 'PASSED_IN':
      return `PASSED_IN, ${last}`;
    case null:
      return `CANCELLED, ${last}`;
  }
}

function placeOf({ version, offset }: { readonly version: number; readonly offset: number | null }): string {
  const place = version === 0 ? 'version 0 (outside the events)' : `version ${version}`;
  return offset === null ? place : `${place}, byte ${offset}`;
}

const WHY: Readonly<Record<VerdictFault, string>> = {
  NOT_UTF8: 'The file is not UTF-8.',
  TOO_LARGE: 'The file is larger than any transcript.',
  NOT_CANONICAL: 'The text differs here from the one canonical form (RFC 8785), or it ends too early.',
  NOT_A_TRANSCRIPT: 'It lacks a member that every transcript has, or has one that none has.',
  TRANSCRIPT_FORMAT_UNKNOWN: 'It is of another format than aluloop-transcript/1.',
  SIGNER_MALFORMED: 'keyId is no Ed25519 public key.',
  SIGNATURE_MALFORMED: 'The signature is not spelt as one.',
  SIGNER_OTHER: 'It was not signed with the key given by --key.',
  SIGNATURE_WRONG: 'The signature does not belong to this text and key.',
  TERMS_MALFORMED: 'The terms are not spelt exactly.',
  TERMS_ILLEGAL: 'The rules do not allow these terms.',
  EVENT_MALFORMED: 'The event is not spelt exactly.',
  VERSION_GAP: 'The versions do not count 1, 2, 3.',
  OTHER_AUCTION: 'The event belongs to another auction.',
  HASH_MISMATCH: 'The hash is not that of this event after those before it: something here or before was changed.',
  TIME_RUNS_BACK: 'The event is earlier than the one before.',
  COMMITMENT_MISMATCH: 'A commitment is missing, or stands where nothing is hidden.',
  KIND_UNKNOWN: 'This kind of event has no place in this auction format.',
  KIND_OUT_OF_ORDER: 'This event could not happen at this point.',
  AUCTION_NOT_OPEN: 'A bid counts outside the opening hours.',
  FIELD_MISMATCH: 'A field of the event contradicts the history.',
  ALIAS_MISMATCH: 'The event names the wrong bidder.',
  PRICE_MISMATCH: 'The rules do not allow this price.',
  CLOSE_MISMATCH: 'The close was moved otherwise than the terms say.',
  PROXY_WITHOUT_BID: 'A proxy answers although nobody has bid.',
  EXTENSION_WITHOUT_BID: 'The close moves although nobody has bid.',
  EXTENSION_MISSING: 'The close should have moved before this.',
  DROP_MISSING: 'The clock should have dropped the price before this.',
  CLOSE_MISSING: 'The auction should have closed before this.',
  NOT_ENDED: 'The history breaks off before the auction ended.',
  RESULT_MISMATCH: 'The result is not what the history ends with.',
  OPENING_MISSING: 'It was sold, but the reserve was not revealed.',
  OPENING_NOT_DUE: 'Something was revealed that stays secret unless the lot is sold.',
  OPENING_MALFORMED: 'The revealed reserve is not spelt exactly.',
  OPENING_MISMATCH: 'The revealed reserve is not the one that was committed to before the first bid.',
  RESERVE_ILLEGAL: 'The rules do not allow this reserve beside these terms.',
  RESERVE_UNMET: 'It was sold below the reserve.',
};
