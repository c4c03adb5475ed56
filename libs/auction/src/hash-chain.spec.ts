import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import { eventForm, instantForm, privateForm, reserveForm, termsForm } from './forms.js';
import { chainHash, commitmentTo, termsHash } from './hash-chain.js';
import { dutchTerms, englishTerms, OPENS_AT, Sitting, sealedTerms, yuan } from './testing/an-auction.js';

const sha256 = (hex: string, text: string) =>
  createHash('sha256').update(Buffer.from(hex, 'hex')).update(text).digest('hex');

const ORGANISATION = '01890000-0000-7000-8000-00000000000a';
const changes = {
  reserve: yuan(150),
  softCloseWindowSeconds: 300,
  softCloseExtensionSeconds: 300,
  requiredCredentials: ['DISCHARGE_PERMIT'],
};

/** The expected hashes were computed outside this project's code, with Python's json and hashlib, from the same values. */
test('a chain of two events has the hashes that an independent program computes', () => {
  const terms = englishTerms(changes);
  const reserveCommitment = commitmentTo('00'.repeat(16), reserveForm(terms), sha256);
  expect(reserveCommitment).toBe('b744acd39c91df927c33c5aa8ac8c51b4a0c32ea3bf05064a8d8012e25262fb0');
  const hash0 = termsHash(termsForm(terms, reserveCommitment), sha256);
  expect(hash0).toBe('969c6f813b4a29de7a28a1eb80bcd2ca3f25926ae0c7cb62e8d7fbbb37f129ea');

  const sitting = new Sitting(changes);
  sitting.bid(ORGANISATION, 100, 130, 9);
  const [opened, accepted] = sitting.events;
  if (opened === undefined || accepted?.kind !== 'BID_ACCEPTED') throw new Error('an opening and a bid were expected');
  const hash1 = chainHash(hash0, eventForm(terms.auctionId, opened, null), sha256);
  expect(hash1).toBe('7fc4234c5a1956a185610e6c9c2f446ad933f66a1182b21107cf808b84da82a0');
  const commitment = commitmentTo('11'.repeat(16), privateForm(accepted.private), sha256);
  expect(commitment).toBe('32f437c7a2bcfb8a6d057c0bac77b2c12a98993a6222f96c5c182c43417d02e4');
  const hash2 = chainHash(hash1, eventForm(terms.auctionId, accepted, commitment), sha256);
  expect(hash2).toBe('799b1a8cde63176e486ed000809b99143f4c681731181c90f0f95deed3af6cd0');
});

test('every member of an event form is there, absent ones as null', () => {
  const [opened] = new Sitting().events;
  if (opened === undefined) throw new Error('nothing opened');
  expect(canonicalJson(eventForm('a', opened, null))).toBe(
    '{"at":"2026-11-23T03:00:00.000Z","auctionId":"a","bidderAlias":null,"closesAt":"2026-11-23T04:00:00.000Z",' +
      '"commitment":null,"kind":"AUCTION_OPENED","price":null,"version":1}',
  );
});

test('the public terms spell out the default increment and never the reserve', () => {
  const form = termsForm(englishTerms({ increment: null, reserve: yuan(150) }), 'c');
  expect(form).toMatchObject({ increment: '1.00', incrementTiers: null, reserveCommitment: 'c' });
  expect(canonicalJson(form)).not.toContain('150.00');
});

test('the public terms keep tiers as they are, without a default increment beside them', () => {
  const form = termsForm(
    englishTerms({ increment: null, incrementTiers: [{ from: yuan(0), increment: yuan(5) }] }),
    'c',
  );
  expect(form).toMatchObject({ increment: null, incrementTiers: [{ from: '0.00', increment: '5.00' }] });
});

test('the public terms promise no soft close where no bid can move the close', () => {
  const soft = { softCloseWindowSeconds: 300, softCloseExtensionSeconds: 200 };
  const none = { softCloseWindowSeconds: 0, softCloseExtensionSeconds: 0 };
  expect(termsForm(englishTerms(soft), 'c')).toMatchObject(soft);
  for (const terms of [dutchTerms(soft), sealedTerms(soft)]) {
    expect(termsForm(terms, 'c')).toMatchObject({ ...none, closesAt: instantForm(terms.closesAt) });
  }
});

test('also the absence of a reserve is committed to', () => {
  expect(canonicalJson(reserveForm(englishTerms()))).toBe('{"reserve":null}');
});

test('a commitment without 16 random bytes is a defect', () => {
  const form = reserveForm(englishTerms());
  for (const salt of ['', '00'.repeat(15), 'zz'.repeat(16), 'AA'.repeat(16)]) {
    expect(() => commitmentTo(salt, form, sha256)).toThrow('salt');
  }
});

test('an event takes a commitment exactly when it has a private part', () => {
  const sitting = new Sitting();
  sitting.bid('A', 100);
  const [opened, accepted] = sitting.events;
  if (opened === undefined || accepted === undefined) throw new Error('an opening and a bid were expected');
  expect(() => eventForm('a', opened, 'c')).toThrow('takes no');
  expect(() => eventForm('a', accepted, null)).toThrow('needs a');
});

test('instants have exactly three decimals and Z', () => {
  expect(instantForm(OPENS_AT)).toBe('2026-11-23T03:00:00.000Z');
  expect(instantForm(OPENS_AT + 7)).toBe('2026-11-23T03:00:00.007Z');
  expect(() => instantForm(Date.UTC(10_000, 0, 1))).toThrow('four digits');
});
