import { canonicalJson } from './canonical-json.js';
import type { EventForm, PrivateForm, ReserveForm, TermsForm } from './forms.js';

/**
 * SHA-256 over the bytes that `prefixHex` spells, followed by the UTF-8 bytes of `text`; lower-case hex. The one thing that the caller
 * brings, with Node: `(hex, text) => createHash('sha256').update(Buffer.from(hex, 'hex')).update(text).digest('hex')`.
 */
export type Sha256OfHexThenText = (prefixHex: string, text: string) => string;

/** hash_0, the root of an auction's chain: SHA-256 of the canonical public terms, the reserve's commitment included. */
export const termsHash = (terms: TermsForm, sha256: Sha256OfHexThenText): string => sha256('', canonicalJson(terms));

/** hash_n = SHA-256(hash_{n−1} bytes ‖ canonical public event). Source: docs/semantics.md, "Hash chain". */
export const chainHash = (previousHashHex: string, event: EventForm, sha256: Sha256OfHexThenText): string =>
  sha256(previousHashHex, canonicalJson(event));

/** 16 bytes: long enough that nobody finds a limit or a reserve, which are easy to guess, by hashing guesses. */
const SALT_HEX = /^[0-9a-f]{32}$/;

/**
 * The public promise of a private part: SHA-256(salt ‖ canonical private part). `saltHex` is 16 random bytes, a fresh one for each
 * commitment, kept beside the private part. Throws RangeError (defect) on any other salt.
 */
export function commitmentTo(saltHex: string, secret: PrivateForm | ReserveForm, sha256: Sha256OfHexThenText): string {
  if (!SALT_HEX.test(saltHex)) throw new RangeError('commitmentTo: the salt must be 16 bytes in lower-case hex');
  return sha256(saltHex, canonicalJson(secret));
}
