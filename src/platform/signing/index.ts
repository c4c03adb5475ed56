export { fingerprintOf, isSignedBy, keyIdOf } from './ed25519.js';
export { KeysController } from './keys.controller.js';
export { type PublicKey, SigningKey } from './signing-key.js';
