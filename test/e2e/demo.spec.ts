import { commitmentTo, eventForm, privateForm, reserveForm, termsForm, verifyChain } from '@app/auction';
import { checkSocialCreditCode } from '@app/compliance';
import { lotRefusal } from '@app/grading';
import { settle, type TaxMode } from '@app/settlement';
import { mass, money, ppm } from '@app/units';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/auctions/auction-chain.js';
import { AuctionsStore } from '../../src/auctions/auctions.store.js';
import { BidsStore } from '../../src/auctions/bids.store.js';
import { BIDS_MAX } from '../../src/demo/demo-bidders.js';
import { LIVE_MAX } from '../../src/demo/demo-present.js';
import { type DemoAccount, directorOf, seedDemo } from '../../src/demo/index.js';
import { sampleFromJson } from '../../src/lots/index.js';
import { Database } from '../../src/platform/database/index.js';
import { startApp, type TestApp } from './app.js';
import { callerOf } from './client.js';

const DAY_MS = 86_400_000;
const PASSWORD = 'a password of the demo';
/** Whatever is stored of the market, in counts and in ids. */
const COUNTS = `SELECT (SELECT count(*) FROM organisation)::int AS organisations, (SELECT count(*) FROM app_user)::int AS users,
  (SELECT count(*) FROM credential)::int AS credentials, (SELECT count(*) FROM credential_review)::int AS reviews,
  (SELECT count(*) FROM lot)::int AS lots, (SELECT count(*) FROM auction)::int AS auctions,
  (SELECT count(*) FROM trade)::int AS trades, (SELECT count(*) FROM settlement)::int AS settlements,
  (SELECT count(*) FROM heat)::int AS heats, (SELECT count(*) FROM metal_draw)::int AS draws`;

const PAST = `SELECT id, leader_organisation_id, price_fen, bid_count FROM auction WHERE created_at < app_now() - interval '1 day' ORDER BY id`;

interface Seeded {
  readonly accounts: readonly DemoAccount[];
  readonly lines: readonly string[];
}

async function seed(
  server: TestApp,
  signal = new AbortController().signal,
  onLine = (_: string) => {},
): Promise<Seeded> {
  let accounts: readonly DemoAccount[] = [];
  const lines: string[] = [];
  await seedDemo(server.app, PASSWORD, {
    onlyWhenEmpty: false,
    signal,
    onAccounts: made => {
      accounts = made;
    },
    onProgress: line => {
      lines.push(line);
      onLine(line);
    },
  });
  return { accounts, lines };
}

let server: TestApp;
let seeded: Seeded;
/** As the first seeding left it. */
let market: { readonly counts: Record<string, number>; readonly past: readonly object[] };
beforeAll(async () => {
  server = await startApp();
  seeded = await seed(server);
  market = { counts: await one<Record<string, number>>(COUNTS), past: await server.sql(PAST) };
}, 40_000);
afterAll(() => server.close());

const one = async <Row extends object>(sql: string): Promise<Row> => {
  const [row] = await server.sql<Row>(sql);
  if (row === undefined) throw new Error('no row');
  return row;
};

describe('what is seeded', () => {
  test('has the breadth of a market', async () => {
    const { lots, grades, provinces } = await one<{ lots: number; grades: number; provinces: number }>(
      `SELECT count(*)::int AS lots, count(DISTINCT grade_code)::int AS grades, count(DISTINCT left(region, 2))::int AS provinces FROM lot`,
    );
    const { organisations, persons } = await one<{ organisations: number; persons: number }>(
      `SELECT count(*)::int AS organisations, count(*) FILTER (WHERE natural_person)::int AS persons FROM organisation WHERE name LIKE '示例%'`,
    );
    expect({ lots: lots >= 200, grades: grades >= 20, provinces: provinces >= 10 }).toEqual({
      lots: true,
      grades: true,
      provinces: true,
    });
    expect(organisations).toBeGreaterThanOrEqual(30);
    expect(persons).toBe(3);
    const { months } = await one<{ months: number }>(
      `SELECT count(DISTINCT date_trunc('month', melted_at))::int AS months FROM heat`,
    );
    expect(months).toBeGreaterThanOrEqual(12);
    const { traded } = await one<{ traded: number }>(
      `SELECT count(DISTINCT date_trunc('month', awarded_at))::int AS traded FROM trade WHERE status = 'SETTLED'`,
    );
    expect(traded).toBeGreaterThanOrEqual(12);
  });

  test('is labelled: every lot and organisation says that it is an example', async () => {
    expect(
      await server.sql(`SELECT title FROM lot WHERE title NOT LIKE '示例%' OR description NOT LIKE '演示%'`),
    ).toEqual([]);
    expect(await server.sql(`SELECT name FROM organisation WHERE name NOT LIKE '示例%' AND name <> 'AluLoop'`)).toEqual(
      [],
    );
  });

  test('has codes that pass their check digit, and lots that the grading rules take', async () => {
    const codes = await server.sql<{ code: string }>(
      'SELECT unified_social_credit_code AS code FROM organisation WHERE unified_social_credit_code IS NOT NULL',
    );
    expect(codes.filter(({ code }) => checkSocialCreditCode(code).kind !== 'VALID')).toEqual([]);
    const lots = await server.sql<{ standard: string; code: string; sample: object | null }>(
      'SELECT DISTINCT ON (grade_code) grade_standard AS standard, grade_code AS code, sample FROM lot',
    );
    const refused = lots.filter(({ standard, code, sample }) =>
      lotRefusal(standard, code, sample === null ? null : sampleFromJson(sample)),
    );
    expect(refused).toEqual([]);
  });

  test('keeps the past in the past, and nothing in it before what it follows from', async () => {
    expect(
      await server.sql(
        `SELECT t.id FROM trade t JOIN auction a ON a.id = t.auction_id JOIN lot l ON l.id = t.lot_id
           LEFT JOIN inspection i ON i.trade_id = t.id LEFT JOIN settlement s ON s.trade_id = t.id
         WHERE NOT (l.created_at <= a.opens_at AND a.last_at = t.awarded_at AND t.awarded_at <= app_now()
           AND coalesce(i.recorded_at, t.awarded_at) BETWEEN t.awarded_at AND app_now() AND s.made_at IS NOT DISTINCT FROM
             CASE WHEN t.status IN ('INSPECTED', 'SETTLED') THEN i.recorded_at END)
           OR EXISTS (SELECT 1 FROM weighbridge_ticket w WHERE w.trade_id = t.id AND
             NOT (w.weighed_at BETWEEN t.awarded_at AND coalesce(i.recorded_at, app_now())))`,
      ),
    ).toEqual([]);
  });

  test('gives each account something to act on', async () => {
    const states = async (side: string, key: string) =>
      (
        await server.sql<{ status: string }>(
          `SELECT DISTINCT t.status FROM trade t JOIN app_user u ON u.organisation_id = t.${side}_organisation_id
           WHERE u.email = '${key}@demo.aluloop.example' ORDER BY 1`,
        )
      ).map(({ status }) => status);
    expect(await states('buyer', 'processor')).toEqual(['AWARDED', 'DELIVERED', 'DISPUTED', 'INSPECTED', 'SETTLED']);
    expect(await states('seller', 'collector')).toEqual(
      expect.arrayContaining(['AWARDED', 'DELIVERED', 'INSPECTED', 'SETTLED']),
    );
    expect(await states('buyer', 'recycler')).toEqual(expect.arrayContaining(['AWARDED', 'INSPECTED', 'SETTLED']));
    const { queue, refusable } = await one<{ queue: number; refusable: number }>(
      `SELECT count(*) FILTER (WHERE status = 'SUBMITTED')::int AS queue,
              count(*) FILTER (WHERE status = 'SUSPENDED' OR valid_to < current_date)::int AS refusable FROM credential`,
    );
    expect(queue).toBe(6);
    expect(refusable).toBe(3);
  });

  test('prints an account per role, and each signs in', async () => {
    expect(seeded.accounts.map(({ email }) => email.split('@')[0])).toEqual([
      'collector',
      'recycler',
      'processor',
      'observer',
      'operator',
    ]);
    for (const { email, password } of seeded.accounts) {
      const { signIn } = await callerOf(server, null).ask(
        'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
        { input: { email, password } },
      );
      expect([email, signIn.__typename]).toEqual([email, 'Session']);
    }
  });
});

test('every closed auction has a history that verifies to the last hash and commitment, and bids as its bidders sent them', async () => {
  const ids = (await server.sql<{ id: string }>(`SELECT id FROM auction WHERE status = 'CLOSED'`)).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(400);
  const salts = new Map(
    (
      await server.sql<{ id: string; salt: string; hash: string }>(
        `SELECT id, encode(reserve_salt, 'hex') AS salt, encode(terms_hash, 'hex') AS hash FROM auction WHERE status = 'CLOSED'`,
      )
    ).map(row => [row.id, row]),
  );
  const [store, bids] = [new AuctionsStore(), server.app.get(BidsStore, { strict: false })];
  await server.app.get(Database).read(async tx => {
    for (const [id, { state, lastHash }] of await store.byIds(tx, ids)) {
      const events = await store.eventsAfter(tx, id, 0, 1_000);
      const salt = salts.get(id)?.salt ?? '';
      const terms = termsForm(state.terms, commitmentTo(salt, reserveForm(state.terms), sha256));
      const forms = events.map(({ event, commitment, hash }) => ({ ...eventForm(id, event, commitment), hash }));
      expect([id, verifyChain(terms, forms, sha256)]).toEqual([id, null]);
      expect([events.at(-1)?.hash, events.length]).toEqual([lastHash, state.version]);
      for (const { event, salt: own, commitment } of events) {
        if (!('private' in event)) continue;
        expect(commitmentTo(own ?? '', privateForm(event.private), sha256)).toBe(commitment);
      }
    }
    const sent = await server.sql<{ organisation_id: string; bid_id: string }>(
      'SELECT organisation_id, bid_id FROM bid_verdict',
    );
    const verdicts = await bids.verdicts(
      tx,
      sent.map(row => row.organisation_id),
      sent.map(row => row.bid_id),
    );
    expect(new Set(verdicts.map(({ verdict }) => verdict.kind))).toContain('ACCEPTED');
  });
}, 20_000);

test('every sheet is what the settlement rules make of its tickets and its inspection', async () => {
  const sheets = await server.sql<Record<string, string> & { sample: object }>(
    `SELECT s.*, w.gross_grams AS gross, w.tare_grams AS tare, i.sample, l.allowed_moisture_ppm, l.allowed_inclusion_ppm, l.tax_mode,
            t.unit_price_fen
     FROM settlement s JOIN trade t ON t.id = s.trade_id JOIN lot l ON l.id = t.lot_id JOIN inspection i ON i.trade_id = t.id
       JOIN weighbridge_ticket w ON w.trade_id = t.id AND w.side = 'BUYER' AND NOT w.superseded`,
  );
  expect(sheets.length).toBeGreaterThan(300);
  for (const row of sheets) {
    const whole = (name: string): bigint => BigInt(row[name] ?? 'none');
    const { moisture, inclusion } = sampleFromJson(row.sample);
    const { settlementMass, amount, amountExcludingTax } = settle({
      buyer: { gross: mass(whole('gross')), tare: mass(whole('tare')) },
      moisture,
      inclusion,
      allowedMoisture: ppm(whole('allowed_moisture_ppm')),
      allowedInclusion: ppm(whole('allowed_inclusion_ppm')),
      pricePerTonne: money(whole('unit_price_fen')),
      taxMode: row.tax_mode as TaxMode,
      taxRate: ppm(whole('tax_rate_ppm')),
    });
    expect([settlementMass, amount, amountExcludingTax]).toEqual([
      whole('settlement_grams'),
      whole('amount_fen'),
      whole('amount_excluding_tax_fen'),
    ]);
  }
});

describe('the heats of the year', () => {
  test('draw no more than was settled, and only after it was', async () => {
    expect(
      await server.sql(
        `SELECT d.trade_id FROM metal_draw d JOIN settlement s USING (trade_id) JOIN heat h ON h.id = d.heat_id
         WHERE h.melted_at <= s.made_at OR d.drawn_grams <> 1000 *
             (SELECT i.mass_kg FROM heat_input i WHERE i.heat_id = d.heat_id AND i.trade_id = d.trade_id)
           OR d.left_grams <> s.settlement_grams - (SELECT sum(e.drawn_grams) FROM metal_draw e WHERE e.trade_id = d.trade_id AND e.entry <= d.entry)`,
      ),
    ).toEqual([]);
    expect(
      await server.sql(
        `SELECT h.id FROM heat h WHERE product_kg + dross_kg > (SELECT sum(mass_kg) FROM heat_input i WHERE i.heat_id = h.id)`,
      ),
    ).toEqual([]);
    const { draws, left } = await one<{ draws: number; left: number }>(
      `SELECT (SELECT count(*)::int FROM metal_draw) AS draws, (SELECT count(*)::int FROM trade t JOIN app_user u
         ON u.organisation_id = t.buyer_organisation_id WHERE u.email LIKE 'processor@%' AND t.status = 'SETTLED'
         AND NOT EXISTS (SELECT 1 FROM metal_draw d WHERE d.trade_id = t.id)) AS left`,
    );
    expect(draws).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(3);
  });

  test('show a share that climbs from under a third to nearly half', async () => {
    const share = async (order: string) =>
      (
        await one<{ share: number }>(
          `SELECT 100.0::float8 * sum(mass_kg) FILTER (WHERE source = 'POST_CONSUMER' OR origin IN ('PRE_CONSUMER', 'POST_CONSUMER'))
             / sum(mass_kg) FILTER (WHERE source <> 'INTERNAL') AS share
           FROM heat_input WHERE heat_id IN (SELECT id FROM heat ORDER BY melted_at ${order} LIMIT 12)`,
        )
      ).share;
    expect(await share('ASC')).toBeGreaterThan(24);
    expect(await share('ASC')).toBeLessThan(34);
    expect(await share('DESC')).toBeGreaterThan(41);
    expect(await share('DESC')).toBeLessThan(50);
  });
});

test('seeded again, nothing is doubled, and what people did meanwhile stays', async () => {
  const [suspended] = await server.sql<{ id: string }>(
    `UPDATE credential SET status = 'REVOKED' WHERE id = (SELECT id FROM credential WHERE status = 'VERIFIED' ORDER BY id LIMIT 1) RETURNING id`,
  );
  const before = await one<Record<string, number>>(COUNTS);
  const again = await seed(server);
  const { lots, auctions, ...after } = await one<Record<string, number>>(COUNTS);
  const { lots: lotsBefore, auctions: auctionsBefore, ...counts } = before;
  expect(after).toEqual(counts);
  // A stretch of three minutes may have begun meanwhile.
  expect((lots ?? 0) - (lotsBefore ?? 0)).toBeLessThanOrEqual(1);
  expect((auctions ?? 0) - (auctionsBefore ?? 0)).toBeLessThanOrEqual(1);
  expect(again.lines).toContainEqual(expect.stringContaining('0 auctions with their trades'));
  expect(await server.sql(`SELECT status FROM credential WHERE id = '${suspended?.id}'`)).toEqual([
    { status: 'REVOKED' },
  ]);
});

test('the director keeps the market within its bounds, and its bidders within the rules and their limits', async () => {
  const director = await directorOf(server.app);
  const { live, open } = await one<{ live: number; open: number }>(
    `SELECT count(*)::int AS live, count(*) FILTER (WHERE status = 'OPEN')::int AS open FROM auction WHERE status IN ('OPEN', 'SCHEDULED')`,
  );
  expect(open).toBeGreaterThanOrEqual(36);
  expect(live).toBeLessThanOrEqual(LIVE_MAX);
  // One node at a time: while another one holds the lock, this one does nothing.
  await server.sql('SELECT pg_advisory_lock(4155001)');
  expect(await director.round()).toBeNull();
  await server.sql('SELECT pg_advisory_unlock(4155001)');
  // The next morning at ten in Shanghai, when people bid: what was open is over, and the market fills up again.
  const now = (Math.floor((await server.app.get(Database).now()) / DAY_MS) + 1) * DAY_MS + 2 * 3_600_000;
  await server.setClock(now);
  const closed = async () =>
    (await server.sql(`SELECT 1 FROM auction WHERE status = 'OPEN' AND closes_at <= app_now()`)).length;
  while ((await closed()) > 0) await new Promise(resolve => setTimeout(resolve, 100));
  let bids = 0;
  for (let second = 5; second <= 150; second += 5) {
    await server.setClock(now + second * 1_000);
    const round = await director.round();
    expect(round?.bids).toBeLessThanOrEqual(BIDS_MAX);
    bids += round?.bids ?? 0;
  }
  expect(bids).toBeGreaterThan(0);
  const kinds = await server.sql<{ kind: string; count: number }>(
    `SELECT v.kind, count(*)::int AS count FROM bid_verdict v JOIN auction a ON a.id = v.auction_id
     WHERE a.status IN ('OPEN', 'SCHEDULED') GROUP BY v.kind`,
  );
  expect(kinds.filter(({ kind }) => kind === 'OWN_LOT' || kind === 'BIDDER_NOT_ELIGIBLE')).toEqual([]);
  expect(
    await server.sql(
      `SELECT u.email FROM auction_bidder b JOIN auction a ON a.id = b.auction_id JOIN app_user u ON u.organisation_id = b.organisation_id
       WHERE a.status = 'OPEN' AND u.email ~ '^(collector|recycler|processor|observer)@'`,
    ),
  ).toEqual([]);

  // Half an hour in steps of a minute: what closes among the cast is weighed, inspected and settled.
  const settled = `SELECT t.status FROM trade t JOIN auction a ON a.id = t.auction_id WHERE a.closes_at > '${new Date(now).toISOString()}' AND t.status = 'SETTLED'`;
  for (let minute = 3; minute <= 45 && (await server.sql(settled)).length === 0; minute++) {
    await server.setClock(now + minute * 60_000);
    await new Promise(resolve => setTimeout(resolve, 100));
    await director.round();
  }
  await server.setClock(null);
  expect((await server.sql(settled)).length).toBeGreaterThan(0);
  const { most } = await one<{ most: number }>(
    `SELECT count(*)::int AS most FROM auction WHERE status IN ('OPEN', 'SCHEDULED')`,
  );
  expect(most).toBeLessThanOrEqual(LIVE_MAX);
}, 20_000);

test('a seeding that was interrupted goes on where it stopped, to the same market', async () => {
  const second = await startApp();
  try {
    const stopped = new AbortController();
    await expect(
      seed(second, stopped.signal, () => stopped.abort(new Error('interrupted after the first phase'))),
    ).rejects.toThrow('interrupted after the first phase');
    const [early] = await second.sql<Record<string, number>>(COUNTS);
    expect(early).toMatchObject({ trades: 0, heats: 0, users: expect.any(Number) });
    await seed(second);
    const [whole] = await second.sql<Record<string, number>>(COUNTS);
    expect(await second.sql(PAST)).toEqual(market.past);
    const { trades, settlements, heats, draws, users, organisations, credentials } = market.counts;
    expect(whole).toMatchObject({ trades, settlements, heats, draws, users, organisations, credentials });
  } finally {
    await second.close();
  }
}, 40_000);
