import { createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { fingerprintOf, keyIdOf, publicKeyOf } from './ed25519.js';

/** DER of a PKCS #8 Ed25519 private key (RFC 8410), up to the 32 bytes of its seed. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;
/** Never to be changed: with it every key would change. */
const PURPOSE = 'aluloop transcript key, Ed25519, 1';

/** A public key as it is published. */
export interface PublicKey {
  readonly keyId: string;
  readonly algorithm: 'Ed25519';
  readonly fingerprint: string;
  readonly pem: string;
}

/**
 * The key that this house signs with. It is derived from TRANSCRIPT_KEY (HKDF-SHA-256, RFC 5869), so that any long random text will do as one,
 * and the same text is the same key on every node and after every restart.
 */
export class SigningKey {
  readonly public: PublicKey;
  private readonly key: KeyObject;

  constructor(secret: string) {
    const seed = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, SEED_BYTES));
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
    const keyId = keyIdOf(this.key);
    if (keyId === null) throw new Error('an Ed25519 key was made and is none');
    this.public = {
      keyId,
      algorithm: 'Ed25519',
      fingerprint: fingerprintOf(keyId),
      pem: publicKeyOf(keyId).export({ type: 'spki', format: 'pem' }).toString(),
    };
  }

  /** Base64 of the Ed25519 signature over the UTF-8 bytes of `text`; the same text has the same signature always. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.key).toString('base64');
  }
}
