import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** DER of a SubjectPublicKeyInfo with an Ed25519 key (RFC 8410), up to the 32 bytes of the key. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_ID = /^[0-9a-f]{64}$/;

/** The name of a key is the key: its 32 bytes in lower-case hex. Null for a key that is not Ed25519. */
export function keyIdOf(key: KeyObject): string | null {
  if (key.asymmetricKeyType !== 'ed25519') return null;
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return spki.subarray(SPKI_PREFIX.length).toString('hex');
}

/** The public key that `keyId` spells. Throws RangeError on anything but 64 lower-case hex digits. */
export function publicKeyOf(keyId: string): KeyObject {
  return createPublicKey({ key: spkiOf(keyId), format: 'der', type: 'spki' });
}

/** What people compare: SHA-256 of the key's SubjectPublicKeyInfo in lower-case hex, as `openssl pkey -pubin -outform DER | sha256sum` has it. */
export const fingerprintOf = (keyId: string): string => createHash('sha256').update(spkiOf(keyId)).digest('hex');

/** Whether `signature` (base64) is that of `keyId` over the UTF-8 bytes of `text`. Never throws: what is malformed signs nothing. */
export function isSignedBy(keyId: string, signature: string, text: string): boolean {
  try {
    return verify(null, Buffer.from(text), publicKeyOf(keyId), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function spkiOf(keyId: string): Buffer {
  if (!KEY_ID.test(keyId)) throw new RangeError('a key id is 32 bytes in lower-case hex');
  return Buffer.concat([SPKI_PREFIX, Buffer.from(keyId, 'hex')]);
}
