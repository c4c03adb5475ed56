import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import { reserveForm } from './forms.js';
import type { AuctionTerms } from './terms.js';
import { dutchTerms, Sitting, sealedTerms, yuan } from './testing/an-auction.js';
import { hashed, publish, unhashed } from './testing/publish.js';
import {
  checkTranscript,
  TRANSCRIPT_CHARACTERS_MAX,
  type TranscriptForm,
  textToSign,
  transcriptText,
  type UnsignedTranscript,
  unsignedTranscript,
} from './transcript.js';

const sha256 = (hex: string, text: string) =>
  createHash('sha256').update(Buffer.from(hex, 'hex')).update(text).digest('hex');
const SALT = '5a'.repeat(16);
const OTHER_SALT = '5b'.repeat(16);
const KEY_ID = 'd7'.repeat(32);
const SIGNATURE = `${'A'.repeat(86)}==`;

/** 1 opened · 2 bid A 100 · 3 bid B 110 · 4 proxy A 120 · 5 bid C 200 · 6 extended · 7 closed: sold to C over a reserve of 150 */
function sale() {
  const sitting = new Sitting({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 300, reserve: yuan(150) });
  sitting.bid('A', 100, 130, 1);
  sitting.bid('B', 110, null, 2);
  sitting.bid('C', 200, null, 3599);
  sitting.tick(3900);
  return transcriptOf(sitting);
}

function passedIn() {
  const sitting = new Sitting({ reserve: yuan(150) });
  sitting.bid('A', 100, null, 1);
  sitting.tick(3600);
  return transcriptOf(sitting);
}

function cancelled() {
  const sitting = new Sitting();
  sitting.bid('A', 100, null, 1);
  sitting.cancel(5);
  return transcriptOf(sitting);
}

/** With other terms than it was held under: a house that cheats. */
function transcriptOf(sitting: Sitting, held: AuctionTerms = sitting.state.terms) {
  const { terms, events } = publish(held, sitting.events, sha256);
  return unsignedTranscript(terms, events, { salt: SALT, private: reserveForm(held) }, KEY_ID);
}

const signed = (transcript: UnsignedTranscript) => transcriptText(transcript, SIGNATURE);
const check = (text: string) => checkTranscript(text, sha256);
/** The sale with members changed as nobody of ours would, and written canonically again. */
const doctored = (changes: object) => check(canonicalJson({ ...sale(), signature: SIGNATURE, ...changes } as never));
const badAt = (version: number, code: string, offset: number | null = null) => ({ kind: 'BAD', version, code, offset });

describe('the transcript of an ended auction is sound', () => {
  test('SOLD opens the reserve, and the result is the last price and leader', () => {
    const transcript = sale();
    expect(transcript.result).toEqual({ outcome: 'SOLD', price: '200.00', bidderAlias: '3' });
    expect(transcript.openings).toEqual([{ version: 0, salt: SALT, private: { reserve: '150.00' } }]);
    expect(check(signed(transcript))).toMatchObject({
      kind: 'SOUND',
      transcript: { ...transcript, signature: SIGNATURE },
      history: { status: 'CLOSED', version: 7, winnerAlias: 3 },
    });
  });

  test('SOLD without a reserve opens that there was none', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100);
    sitting.tick(3600);
    const transcript = transcriptOf(sitting);
    expect(transcript.openings).toEqual([{ version: 0, salt: SALT, private: { reserve: null } }]);
    expect(check(signed(transcript)).kind).toBe('SOUND');
  });

  test('PASSED_IN keeps the reserve secret: the salt is nowhere', () => {
    const transcript = passedIn();
    expect(transcript.openings).toEqual([]);
    expect(transcript.result).toEqual({ outcome: 'PASSED_IN', price: '100.00', bidderAlias: null });
    expect(signed(transcript)).not.toContain(SALT);
    expect(check(signed(transcript)).kind).toBe('SOUND');
  });

  test('cancelled has no outcome, before the opening too', () => {
    const transcript = cancelled();
    expect(transcript.result).toEqual({ outcome: null, price: '100.00', bidderAlias: null });
    expect(signed(transcript)).not.toContain(SALT);
    expect(check(signed(transcript)).kind).toBe('SOUND');
  });

  test('sealed and Dutch ones are, too', () => {
    const sealed = new Sitting(sealedTerms({ reserve: yuan(150) }));
    sealed.bid('A', 160, null, 1);
    sealed.bid('B', 170, null, 2);
    sealed.close(3600);
    const opened = transcriptOf(sealed);
    expect(opened.result).toEqual({ outcome: 'SOLD', price: '170.00', bidderAlias: '2' });
    expect(check(signed(opened)).kind).toBe('SOUND');
    const dutch = new Sitting(dutchTerms());
    dutch.bid('A', 100, null, 61);
    expect(transcriptOf(dutch).result).toEqual({ outcome: 'SOLD', price: '90.00', bidderAlias: '1' });
    expect(check(signed(transcriptOf(dutch))).kind).toBe('SOUND');
  });

  test('what is to be signed is all but the signature', () => {
    const transcript = sale();
    const sound = check(signed(transcript));
    expect(sound.kind === 'SOUND' && sound.textToSign).toBe(textToSign(transcript));
    const { signature: _signature, ...rest } = JSON.parse(signed(transcript)) as TranscriptForm;
    expect(canonicalJson(rest)).toBe(textToSign(transcript));
  });

  test('an auction that goes on has none', () => {
    const { terms, events } = sale();
    expect(() =>
      unsignedTranscript(terms, events.slice(0, 6), { salt: SALT, private: { reserve: null } }, KEY_ID),
    ).toThrow(RangeError);
    expect(() => unsignedTranscript(terms, [], { salt: SALT, private: { reserve: null } }, KEY_ID)).toThrow(RangeError);
  });
});

describe('any other text for the same meaning is refused where it differs', () => {
  let text = '';
  beforeAll(() => {
    text = signed(sale());
  });

  test.each<[string, (text: string) => string, number]>([
    ['a line end', whole => `${whole}\n`, 0],
    ['a byte order mark', whole => `\ufeff${whole}`, 0],
    ['white space between members', whole => whole.replace(',"format"', ', "format"'), 0],
    ['an escape in event 2', whole => whole.replace('"kind":"BID_', '"kind":"\\u0042ID_'), 2],
    ['a version as 3.0', whole => whole.replace('"version":3', '"version":3.0'), 3],
    ['a member of event 1 twice', whole => whole.replace('"version":1}', '"version":1,"version":1}'), 1],
    ['carriage returns between events', whole => whole.replaceAll('},{', '},\r\n{'), 2],
  ])('%s', (_what, change, version) => {
    const changed = change(text);
    const offset = [...changed].findIndex((character, index) => character !== text[index]);
    const answer = check(changed);
    expect(answer).toMatchObject({ kind: 'BAD', version, code: 'NOT_CANONICAL' });
    if (answer.kind === 'BAD') expect(Math.abs((answer.offset ?? -1) - offset)).toBeLessThanOrEqual(20);
  });

  test('a text that ends too early', () => {
    for (let length = 0; length < text.length; length++) {
      expect(check(text.slice(0, length))).toMatchObject({ kind: 'BAD', code: 'NOT_CANONICAL' });
    }
  });

  test('a text that is longer than any transcript is not even read', () => {
    expect(check(' '.repeat(TRANSCRIPT_CHARACTERS_MAX + 1))).toEqual(badAt(0, 'TOO_LARGE'));
  });
});

describe('members are exact', () => {
  test.each<[string, object, string]>([
    ['one more', { note: 'hello' }, 'NOT_A_TRANSCRIPT'],
    ['another format', { format: 'aluloop-transcript/2' }, 'TRANSCRIPT_FORMAT_UNKNOWN'],
    ['a format that is no text', { format: 1 }, 'NOT_A_TRANSCRIPT'],
    ['events that are no list', { events: {} }, 'NOT_A_TRANSCRIPT'],
    ['openings that are no list', { openings: null }, 'NOT_A_TRANSCRIPT'],
    ['a result that is none', { result: null }, 'NOT_A_TRANSCRIPT'],
    ['an upper-case key id', { keyId: 'D7'.repeat(32) }, 'SIGNER_MALFORMED'],
    ['a key id that is no text', { keyId: null }, 'SIGNER_MALFORMED'],
    ['a signature in base64url', { signature: `${'_'.repeat(86)}==` }, 'SIGNATURE_MALFORMED'],
    ['a signature with bits behind its end', { signature: `${'A'.repeat(85)}B==` }, 'SIGNATURE_MALFORMED'],
    ['a short signature', { signature: 'AAAA' }, 'SIGNATURE_MALFORMED'],
    ['terms that are none', { terms: null }, 'TERMS_MALFORMED'],
  ])('%s', (_what, changes, code) => {
    expect(doctored(changes)).toEqual(badAt(0, code));
  });

  test('one missing', () => {
    expect(check(textToSign(sale()))).toEqual(badAt(0, 'NOT_A_TRANSCRIPT'));
    expect(check('{}')).toEqual(badAt(0, 'NOT_A_TRANSCRIPT'));
    expect(check('null')).toEqual(badAt(0, 'NOT_A_TRANSCRIPT'));
    expect(check('[]')).toEqual(badAt(0, 'NOT_A_TRANSCRIPT'));
  });
});

describe('a house that cheats and hashes everything again is caught', () => {
  test('the history must end', () => {
    expect(doctored({ events: sale().events.slice(0, 6) })).toEqual(badAt(7, 'NOT_ENDED'));
    expect(doctored({ events: [] })).toEqual(badAt(1, 'NOT_ENDED'));
  });

  test('what breaks the chain is told with its version', () => {
    const events = sale().events.map(event => (event.version === 4 ? { ...event, price: '130.00' } : event));
    expect(doctored({ events })).toEqual(badAt(4, 'HASH_MISMATCH'));
    const { terms, events: honest } = sale();
    const forms = honest.map(unhashed).map(event => (event.version === 5 ? { ...event, price: '125.00' } : event));
    expect(doctored({ events: hashed(terms, forms, sha256) })).toEqual(badAt(5, 'PRICE_MISMATCH'));
  });

  test.each<[string, object]>([
    ['another outcome', { outcome: 'PASSED_IN', price: '200.00', bidderAlias: '3' }],
    ['no outcome', { outcome: null, price: '200.00', bidderAlias: '3' }],
    ['another price', { outcome: 'SOLD', price: '199.00', bidderAlias: '3' }],
    ['another winner', { outcome: 'SOLD', price: '200.00', bidderAlias: '2' }],
    ['a member more', { outcome: 'SOLD', price: '200.00', bidderAlias: '3', note: null }],
    ['a member less', { outcome: 'SOLD', price: '200.00' }],
  ])('the result is what the history ends with: %s', (_what, result) => {
    expect(doctored({ result })).toEqual(badAt(7, 'RESULT_MISMATCH'));
  });

  test.each<[string, unknown[], string]>([
    ['none', [], 'OPENING_MISSING'],
    ['two', [...sale().openings, ...sale().openings], 'OPENING_MALFORMED'],
    ['another reserve', [{ version: 0, salt: SALT, private: { reserve: '140.00' } }], 'OPENING_MISMATCH'],
    ['no reserve', [{ version: 0, salt: SALT, private: { reserve: null } }], 'OPENING_MISMATCH'],
    ['another salt', [{ version: 0, salt: OTHER_SALT, private: { reserve: '150.00' } }], 'OPENING_MISMATCH'],
    ['a short salt', [{ version: 0, salt: '5a', private: { reserve: '150.00' } }], 'OPENING_MALFORMED'],
    ['of a bid', [{ version: 2, salt: SALT, private: { reserve: '150.00' } }], 'OPENING_MALFORMED'],
    ['a reserve as a number', [{ version: 0, salt: SALT, private: { reserve: 150 } }], 'OPENING_MALFORMED'],
    ['a reserve without decimals', [{ version: 0, salt: SALT, private: { reserve: '150' } }], 'OPENING_MALFORMED'],
    ['a reserve and more', [{ version: 0, salt: SALT, private: { reserve: null, x: null } }], 'OPENING_MALFORMED'],
    ['one that is none', [null], 'OPENING_MALFORMED'],
  ])('a sale opens exactly the reserve: %s', (_what, openings, code) => {
    expect(doctored({ openings })).toEqual(badAt(0, code));
  });

  test('what was not sold opens nothing', () => {
    const opening = { version: 0 as const, salt: SALT, private: { reserve: '150.00' } };
    expect(check(signed({ ...passedIn(), openings: [opening] }))).toEqual(badAt(0, 'OPENING_NOT_DUE'));
    expect(check(signed({ ...cancelled(), openings: [opening] }))).toEqual(badAt(0, 'OPENING_NOT_DUE'));
  });

  test('a sale below the committed reserve, and a reserve that was never legal', () => {
    const sitting = new Sitting();
    sitting.bid('A', 120);
    sitting.tick(3600);
    const withReserve = (amount: number) =>
      check(signed(transcriptOf(sitting, { ...sitting.state.terms, reserve: yuan(amount) })));
    expect(withReserve(120).kind).toBe('SOUND');
    expect(withReserve(120.01)).toEqual(badAt(3, 'RESERVE_UNMET'));
    expect(withReserve(99.99)).toEqual(badAt(0, 'RESERVE_ILLEGAL'));
  });
});

test('every single character counts: whatever is changed, removed or swapped, the text is refused or other words must be signed', () => {
  const text = signed(sale());
  const honest = textToSign(sale());
  const stillPasses = (changed: string): boolean => {
    const answer = check(changed);
    if (answer.kind === 'BAD') return false;
    return answer.textToSign === honest && answer.transcript.signature === SIGNATURE;
  };
  expect(stillPasses(text)).toBe(true);
  const survivors: string[] = [];
  for (let place = 0; place < text.length; place++) {
    const [before, character, after] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
    const flipped = String.fromCharCode(character.charCodeAt(0) ^ (1 << (place % 7)));
    for (const changed of [before + after, before + flipped + after, before + character + character + after]) {
      if (stillPasses(changed)) survivors.push(`${place}: ${changed.slice(place - 10, place + 10)}`);
    }
  }
  expect(survivors).toEqual([]);
});
