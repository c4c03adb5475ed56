import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { fingerprintOf, isSignedBy, keyIdOf } from './ed25519.js';
import { SigningKey } from './signing-key.js';

const SECRET = 'a secret of the tests that is long enough';

test('the key is a function of the secret, for ever: this one never changes', () => {
  expect(new SigningKey(SECRET).public.keyId).toBe('bde676449f0992d3c4a47852ef2fd130855fd795a739919834ffc829be55e6a3');
  expect(new SigningKey(`${SECRET} `).public.keyId).not.toBe(new SigningKey(SECRET).public.keyId);
});

test('what it signs is checked with its id alone, and with its PEM by any Ed25519', () => {
  const key = new SigningKey(SECRET);
  const signature = key.sign('铝循环');
  expect(isSignedBy(key.public.keyId, signature, '铝循环')).toBe(true);
  expect(verify(null, Buffer.from('铝循环'), createPublicKey(key.public.pem), Buffer.from(signature, 'base64'))).toBe(
    true,
  );
  expect(isSignedBy(key.public.keyId, signature, '铝循坏')).toBe(false);
  expect(isSignedBy(new SigningKey(`${SECRET} `).public.keyId, signature, '铝循环')).toBe(false);
});

test('what is malformed signs nothing', () => {
  const { keyId } = new SigningKey(SECRET).public;
  expect(isSignedBy(keyId, '', 'text')).toBe(false);
  expect(isSignedBy('00', new SigningKey(SECRET).sign('text'), 'text')).toBe(false);
  expect(isSignedBy('f'.repeat(64), new SigningKey(SECRET).sign('text'), 'text')).toBe(false);
});

test('the vector of RFC 8032, section 7.1, test 1', () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const pkcs8 = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const keyId = keyIdOf(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  expect(keyId).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  const signature =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
  expect(isSignedBy(String(keyId), Buffer.from(signature, 'hex').toString('base64'), '')).toBe(true);
});

test('the fingerprint is that of the DER, and only Ed25519 keys have an id', () => {
  const { keyId, fingerprint, pem } = new SigningKey(SECRET).public;
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  expect(fingerprint).toBe(createHash('sha256').update(der).digest('hex'));
  expect(fingerprintOf(keyId)).toBe(fingerprint);
  expect(keyIdOf(createPublicKey(pem))).toBe(keyId);
  expect(keyIdOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)).toBeNull();
});
