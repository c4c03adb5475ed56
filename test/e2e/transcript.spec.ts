import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TranscriptForm, textToSign, transcriptText } from '@app/auction';
import { money } from '@app/units';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AuctionsService } from '../../src/auctions/index.js';
import { RateLimits } from '../../src/platform/limits/index.js';
import { SigningKey } from '../../src/platform/signing/index.js';
import { keyIdsIn, verifyTranscript } from '../../src/transcript-verifier.js';
import { startApp, type TestApp } from './app.js';
import {
  bid,
  type Caller,
  callerOf,
  createLot,
  eligibleRecycler,
  eventually,
  openAuction,
  operator,
  register,
} from './client.js';

const MINUTE = 60_000;
const PROGRAM = 'dist/src/verify-transcript.js';
const LIMIT = '17777.77';
const RESERVE = '15800.00';

let app: TestApp;
let reviewer: Caller;
let seller: Caller;
let a: Caller;
let b: Caller;
let folder: string;
/** Ids of auctions by how they ended. */
let sold: string;
let passedIn: string;
let cancelled: string;
/** The served bytes of `sold`. */
let bytes: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aluloop-transcript-'));
  app = await startApp();
  reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  a = await eligibleRecycler(app, reviewer);
  b = await eligibleRecycler(app, reviewer);
  const closesAt = Date.now() + 10 * MINUTE;
  const terms = {
    closesAt: new Date(closesAt).toISOString(),
    reservePrice: RESERVE,
    softCloseWindowSeconds: 120,
    softCloseExtensionSeconds: 120,
  };
  sold = await openAuction(seller, await createLot(seller), terms);
  passedIn = await openAuction(seller, await createLot(seller), terms);
  cancelled = await openAuction(seller, await createLot(seller), terms);
  await bid(a, sold, '15000.00', { maxPricePerTonne: '15400.00' });
  await bid(b, sold, '15100.00');
  await bid(b, sold, '15400.00');
  await bid(a, passedIn, '15000.00');
  await bid(a, cancelled, '15000.00', { maxPricePerTonne: LIMIT });
  await cancel(cancelled);
  await app.setClock(closesAt - MINUTE);
  await bid(b, sold, '15500.00', { maxPricePerTonne: LIMIT });
  await app.setClock(closesAt + 10 * MINUTE);
  for (const id of [sold, passedIn]) await eventually(async () => (await statusOf(id)) === 'CLOSED');
  await app.setClock(null);
  bytes = (await get(sold)).bytes;
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
}, 30_000);

const cancel = (auctionId: string) =>
  reviewer.ask(
    'mutation ($id: ID!) { cancelAuction(auctionId: $id, reason: "a reason that stays here") { ... on Auction { status } ... on Refusal { code } } }',
    { id: auctionId },
  );
const statusOf = async (id: string): Promise<string> =>
  (await callerOf(app, null).ask('query ($id: ID!) { auction(id: $id) { status } }', { id })).auction.status;

async function get(auctionId: string, headers: Record<string, string> = {}, from: Pick<TestApp, 'url'> = app) {
  const response = await fetch(`${from.url}/auctions/${auctionId}/transcript.json`, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const keysDocument = async () => (await fetch(`${app.url}/.well-known/aluloop-keys.json`)).text();
const transcriptOf = async (auctionId: string) => JSON.parse((await get(auctionId)).bytes.toString()) as TranscriptForm;

const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** The built program as users start it, but for the look whether the build is stale. */
async function program(...parameters: string[]): Promise<{ status: number | null; said: string }> {
  if (!existsSync(PROGRAM)) throw new Error('the verifier is not built: npm run build');
  const child = spawn(process.execPath, [PROGRAM, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk));
  return new Promise(done => child.once('close', status => done({ status, said })));
}

describe('GET /auctions/:id/transcript.json', () => {
  test('a sale over its reserve, with proxies and an extension', async () => {
    const { terms, events, openings, result } = JSON.parse(bytes.toString()) as TranscriptForm;
    expect(terms).toMatchObject({ auctionId: sold, format: 'ENGLISH', startPrice: '15000.00', increment: '50.00' });
    expect(events.map(event => `${event.kind} ${event.price ?? '-'} ${event.bidderAlias ?? '-'}`)).toEqual([
      'AUCTION_OPENED - -',
      'BID_ACCEPTED 15000.00 1',
      'BID_ACCEPTED 15100.00 2',
      'PROXY_RAISED 15150.00 1',
      'BID_ACCEPTED 15400.00 2',
      'PROXY_RAISED 15400.00 1',
      'BID_ACCEPTED 15500.00 2',
      'PROXY_RAISED 15800.00 2',
      'CLOSE_EXTENDED 15800.00 -',
      'AUCTION_CLOSED 15800.00 2',
    ]);
    expect(openings).toEqual([
      { version: 0, salt: expect.stringMatching(/^[0-9a-f]{32}$/), private: { reserve: RESERVE } },
    ]);
    expect(result).toEqual({ outcome: 'SOLD', price: '15800.00', bidderAlias: '2' });
    expect(verifyTranscript(bytes, null).kind).toBe('SOUND');
  });

  test('passed in and cancelled ones are sound too, and open nothing', async () => {
    expect(await transcriptOf(passedIn)).toMatchObject({
      openings: [],
      result: { outcome: 'PASSED_IN', price: '15000.00', bidderAlias: null },
    });
    expect(await transcriptOf(cancelled)).toMatchObject({
      openings: [],
      result: { outcome: null, price: '15800.00', bidderAlias: null },
    });
    for (const id of [passedIn, cancelled]) expect(verifyTranscript((await get(id)).bytes, null).kind).toBe('SOUND');
  });

  test('nothing private is in it: no organisation, no limit, no reserve unless sold, no reason', async () => {
    const all = await Promise.all([sold, passedIn, cancelled].map(async id => (await get(id)).bytes.toString()));
    for (const text of all) {
      for (const secret of [a.organisationId, b.organisationId, seller.organisationId, LIMIT, 'stays here']) {
        expect(text).not.toContain(secret);
      }
    }
    expect(all[1]).not.toContain(RESERVE);
    const [{ salt } = { salt: '' }] = await app.sql<{ salt: string }>(
      `SELECT encode(reserve_salt, 'hex') AS salt FROM auction WHERE id = $1`,
      [passedIn],
    );
    expect(all[1]).not.toContain(salt);
  });

  test('404 while scheduled or open, for the unknown, and for what is no id; never cached', async () => {
    const open = await openAuction(seller, await createLot(seller));
    const scheduled = await openAuction(seller, await createLot(seller), {
      opensAt: new Date(Date.now() + 10 * MINUTE).toISOString(),
    });
    for (const id of [open, scheduled, randomUUID(), 'x', "'; --", '%2F']) {
      const { status, headers } = await get(id);
      expect([id, status, headers.get('cache-control')]).toEqual([id, 404, 'no-store']);
    }
    await cancel(scheduled);
    expect((await transcriptOf(scheduled)).events.map(event => event.kind)).toEqual(['AUCTION_CANCELLED']);
    expect(verifyTranscript((await get(scheduled)).bytes, null).kind).toBe('SOUND');
  });

  test('the bytes never change, so they may be kept for ever, and whoever has them is told so', async () => {
    const { headers } = await get(sold);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const tag = headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w.]+"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(sold, { 'if-none-match': known });
      expect([known, again.status, again.bytes.length, again.headers.get('etag')]).toEqual([known, 304, 0, tag]);
    }
    const fresh = await get(sold, { 'if-none-match': '"other"' });
    expect([fresh.status, fresh.bytes.equals(bytes)]).toEqual([200, true]);
    expect((await get(passedIn)).headers.get('etag')).not.toBe(tag);
    expect((await get(sold.toUpperCase())).bytes.equals(bytes)).toBe(true);
  });

  test('a history of more than a thousand events is whole, and many who ask at once get the same bytes', async () => {
    const closesAt = Date.now() + 10 * MINUTE;
    const auctionId = await openAuction(seller, await createLot(seller), {
      startPrice: '1.00',
      increment: '0.01',
      closesAt: new Date(closesAt).toISOString(),
    });
    const auctions = app.app.get(AuctionsService, { strict: false });
    const bids = Array.from({ length: 1_001 }, (_, index) =>
      auctions.bid({
        organisationId: (index % 2 === 0 ? a : b).organisationId,
        bidId: randomUUID(),
        auctionId,
        pricePerTonne: money(BigInt(100 + index)),
        maxPricePerTonne: null,
      }),
    );
    await Promise.all(bids);
    await app.setClock(closesAt + 1);
    await eventually(async () => (await statusOf(auctionId)) === 'CLOSED');
    await app.setClock(null);
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(auctionId)));
    for (const answer of answers) expect(answer.bytes.equals(answers[0]?.bytes ?? bytes)).toBe(true);
    const verdict = verifyTranscript(answers[0]?.bytes ?? bytes, null);
    expect(verdict.kind === 'SOUND' && verdict.transcript.events.length).toBe(1_003);
  }, 60_000);

  test('a history that somebody changed in the database is not signed', async () => {
    const closesAt = Date.now() + 10 * MINUTE;
    const terms = { closesAt: new Date(closesAt).toISOString() };
    const auctionId = await openAuction(seller, await createLot(seller), terms);
    await bid(a, auctionId, '15000.00');
    await bid(b, auctionId, '15100.00');
    await app.setClock(closesAt + 1);
    await eventually(async () => (await statusOf(auctionId)) === 'CLOSED');
    await app.setClock(null);
    const change = async (price: string) => {
      await app.sql('ALTER TABLE auction_event DISABLE TRIGGER ALL');
      await app.sql(`UPDATE auction_event SET price_fen = ${price} WHERE auction_id = $1 AND version = 2`, [auctionId]);
      await app.sql('ALTER TABLE auction_event ENABLE TRIGGER ALL');
    };
    await change('1500001');
    const refused = await get(auctionId);
    expect([refused.status, refused.headers.get('cache-control'), refused.headers.get('etag')]).toEqual([
      500,
      'no-store',
      null,
    ]);
    expect(refused.bytes.toString()).not.toMatch(/HASH|version/);
    await change('1500000');
    expect((await get(auctionId)).status).toBe(200);
  }, 30_000);

  test('its requests count with those of the API', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on' });
    try {
      const paths = [`/auctions/${randomUUID()}/transcript.json`, '/.well-known/aluloop-keys.json'];
      const statuses = async () => Promise.all(paths.map(async path => (await fetch(`${limited.url}${path}`)).status));
      expect(await statuses()).toEqual([404, 200]);
      const limits = limited.app.get(RateLimits);
      while ((await limits.take('requestsPerAddress', '127.0.0.1')) === null);
      expect(await statuses()).toEqual([429, 429]);
      const { headers } = await fetch(`${limited.url}${paths[0]}`);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('cache-control')).toBe('no-store');
    } finally {
      await limited.close();
    }
  }, 30_000);
});

test('the public keys name the one that signed, and hold nothing else', async () => {
  const response = await fetch(`${app.url}/.well-known/aluloop-keys.json`);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  const { keyId } = JSON.parse(bytes.toString()) as TranscriptForm;
  expect(await response.json()).toEqual({
    keys: [
      {
        keyId,
        algorithm: 'Ed25519',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        pem: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----\n[\w+/=]{60}\n-----END PUBLIC KEY-----\n$/),
      },
    ],
  });
});

describe('any change to the file is found where it is', () => {
  /** Where event `version` stands in the bytes. */
  const spanOf = (version: number): [number, number] => {
    const text = bytes.toString();
    const begin = text.indexOf('{"at"', version === 1 ? 0 : spanOf(version - 1)[1]);
    return [begin, text.indexOf('}', begin) + 1];
  };
  const versionAt = (place: number): number => {
    const { events } = JSON.parse(bytes.toString()) as TranscriptForm;
    return events.find(({ version }) => spanOf(version)[0] <= place && place < spanOf(version)[1])?.version ?? 0;
  };
  const splice = (from: number, removed: number, ...inserted: number[]): Buffer =>
    Buffer.concat([bytes.subarray(0, from), Buffer.from(inserted), bytes.subarray(from + removed)]);

  test('every byte: changed, removed, doubled, or the last', () => {
    const versions = Array.from(bytes, (_, place) => versionAt(place));
    const missed: string[] = [];
    for (const [place, byte] of bytes.entries()) {
      const changes = {
        // Over eight neighbours every bit has its turn.
        changed: splice(place, 1, byte ^ (1 << (place % 8))),
        removed: splice(place, 1),
        doubled: splice(place, 0, byte),
        'the last': bytes.subarray(0, place),
      };
      for (const [how, changed] of Object.entries(changes)) {
        const verdict = verifyTranscript(changed, null);
        const isPlaced = verdict.kind === 'BAD' && (versions[place] === 0 || verdict.version === versions[place]);
        if (!isPlaced) missed.push(`${place} ${how} ${JSON.stringify(verdict)}`);
      }
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('every two events swapped, every event removed or doubled', () => {
    const transcript = JSON.parse(bytes.toString()) as TranscriptForm;
    const { events } = transcript;
    const judge = (changed: readonly unknown[]) =>
      verifyTranscript(Buffer.from(bytes.toString().replace(JSON.stringify(events), JSON.stringify(changed))), null);
    expect(judge(events).kind).toBe('SOUND');
    for (let first = 0; first < events.length; first++) {
      for (let second = first + 1; second < events.length; second++) {
        const swapped = [...events];
        swapped.splice(first, 1, events[second] as never);
        swapped.splice(second, 1, events[first] as never);
        expect(judge(swapped)).toMatchObject({ kind: 'BAD', version: first + 1 });
      }
      expect(judge(events.toSpliced(first, 1))).toMatchObject({ kind: 'BAD', version: first + 1 });
      expect(judge(events.toSpliced(first, 0, events[first] as never))).toMatchObject({
        kind: 'BAD',
        version: first + 2,
      });
    }
  });
});

describe('npm run verify-transcript', () => {
  test('says 0 and what happened, with the signer to be compared or pinned', async () => {
    const file = fileOf('sold.json', bytes);
    const { keys } = JSON.parse(await keysDocument());
    const unpinned = await program(file);
    expect(unpinned.status).toBe(0);
    expect(unpinned.said).toContain('SOLD to bidder 2 at 15800.00 CNY per tonne');
    expect(unpinned.said).toContain(`signer not pinned: ${keys[0].fingerprint}`);
    const keyFiles = [fileOf('key.pem', keys[0].pem), fileOf('keys.json', await keysDocument())];
    for (const keyFile of keyFiles) {
      const pinned = await program(file, '--key', keyFile);
      expect(pinned).toMatchObject({ status: 0, said: expect.stringContaining(`signer   ${keys[0].fingerprint}`) });
      expect(pinned.said).not.toContain('not pinned');
    }
    expect(await program(fileOf('passed-in.json', (await get(passedIn)).bytes))).toMatchObject({
      status: 0,
      said: expect.stringContaining('PASSED_IN, last price 15000.00'),
    });
    expect(await program(fileOf('cancelled.json', (await get(cancelled)).bytes))).toMatchObject({
      status: 0,
      said: expect.stringContaining('CANCELLED'),
    });
  });

  test('says 1 and the first bad version of a changed file', async () => {
    const text = bytes.toString();
    const file = (name: string, changed: string | Uint8Array) => program(fileOf(name, changed));
    const samples: [string, string | Uint8Array, string][] = [
      ['price', text.replace('"price":"15100.00"', '"price":"15101.00"'), 'version 3: HASH_MISMATCH'],
      ['line end', `${text}\n`, `version 0 (outside the events), byte ${bytes.length}: NOT_CANONICAL`],
      ['crlf', text.replaceAll('},{', '},\r\n{'), 'version 2, byte'],
      ['bom', `\ufeff${text}`, 'byte 0: NOT_CANONICAL'],
      ['cut', bytes.subarray(0, 2_000), 'NOT_CANONICAL'],
      ['twice', text.replace('"version":4}', '"version":4,"version":4}'), 'version 4, byte'],
      ['number', text.replace('"version":4}', '"version":4e0}'), 'version 4, byte'],
      ['surrogate', text.replace('"AUCTION_OPENED"', '"\\ud800"'), 'version 1, byte'],
      ['bytes', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]), 'byte 0: NOT_CANONICAL'],
      ['depth', '['.repeat(5_000_000), 'NOT_CANONICAL'],
      ['empty', '', 'byte 0: NOT_CANONICAL'],
      ['signature', text.replace(/"signature":"./, '"signature":"~'), 'SIGNATURE_MALFORMED'],
      ['result', text.replace('"outcome":"SOLD"', '"outcome":"PASSED_IN"'), 'version 10: RESULT_MISMATCH'],
    ];
    for (const [name, changed, expected] of samples) {
      const answer = await file(name, changed);
      expect([name, answer.status, answer.said]).toEqual([name, 1, expect.stringContaining(expected)]);
      expect(answer.said).not.toMatch(/ {4}at |Error/);
    }
  }, 60_000);

  test('another key than the pinned one is refused, and so is what is no key', async () => {
    const file = fileOf('sold.json', bytes);
    const pem = (key: { export(options: { type: 'spki'; format: 'pem' }): string | Buffer }) =>
      key.export({ type: 'spki', format: 'pem' });
    const other = pem(generateKeyPairSync('ed25519').publicKey).toString();
    expect(await program(file, '--key', fileOf('other.pem', other))).toMatchObject({
      status: 1,
      said: expect.stringContaining('SIGNER_OTHER'),
    });
    const { keys } = JSON.parse(await keysDocument());
    const ec = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey).toString();
    const secret = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const published = (list: unknown) => JSON.stringify({ keys: list });
    const noKeys = [
      '',
      'x',
      '{',
      '{}',
      'null',
      ec,
      secret,
      other + other,
      published([]),
      published([null]),
      published([{ pem: 1 }]),
    ];
    for (const text of noKeys) expect(() => keyIdsIn(Buffer.from(text))).toThrow('--key');
    expect(keyIdsIn(Buffer.from(published([{ pem: other }, keys[0]])))).toContain(keys[0].keyId);
    expect(verifyTranscript(bytes, keyIdsIn(Buffer.from(published([{ pem: other }, keys[0]])))).kind).toBe('SOUND');
  });

  test('a forger who signs everything afresh with a key of his own is named, and refused once the signer is pinned', () => {
    const { signature: _signature, ...honest } = JSON.parse(bytes.toString()) as TranscriptForm;
    const key = new SigningKey('the secret of somebody else altogether');
    const forged = { ...honest, keyId: key.public.keyId };
    const file = Buffer.from(transcriptText(forged, key.sign(textToSign(forged))));
    expect(verifyTranscript(file, null)).toMatchObject({ kind: 'SOUND', transcript: { keyId: key.public.keyId } });
    expect(verifyTranscript(file, [honest.keyId])).toMatchObject({ code: 'SIGNER_OTHER' });
    const claimed = Buffer.from(transcriptText(honest, key.sign(textToSign(honest))));
    expect(verifyTranscript(claimed, null)).toMatchObject({ code: 'SIGNATURE_WRONG' });
  });

  test('files and parameters that cannot be meant are an error, not a crash or a wait', async () => {
    const file = fileOf('sold.json', bytes);
    const calls = [
      [],
      [join(folder, 'missing.json')],
      [folder],
      ['/dev/zero'],
      [file, file],
      [file, '--key'],
      [file, '--key', folder],
      [file, '--key', file],
      [file, '--quiet'],
      [file, '--key', file, '--key', file],
    ];
    for (const call of calls) {
      const answer = await program(...call);
      expect([call, answer.status]).toEqual([call, 1]);
      expect(answer.said).not.toMatch(/ {4}at /);
      expect(answer.said.length).toBeGreaterThan(10);
    }
  }, 30_000);
});
