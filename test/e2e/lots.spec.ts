import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { lotFilterInput, pageInput } from '../../src/auctions/auctions.input.js';
import { LotsSearchStore } from '../../src/auctions/lots-search.store.js';
import { queryOf, termsOf } from '../../src/lots/lots.search.js';
import { migrate, type Tx } from '../../src/platform/database/index.js';
import { startApp, type TestApp } from './app.js';
import {
  type Answer,
  bid,
  type Caller,
  CREATE_LOT,
  callerOf,
  createLot,
  eligibleRecycler,
  openAuction,
  operator,
  register,
} from './client.js';

let app: TestApp;
let seller: Caller;
let bidder: Caller;
let anyone: Caller;
beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  seller = await register(app, 'COLLECTOR');
  bidder = await eligibleRecycler(app, await operator(app));
});
afterAll(() => app.close());

const LOTS = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: LotFilter, $orderBy: LotOrderBy) {
  lots(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id title massKg createdAt } } } }`;
const lots = async (variables: object): Promise<Answer> => (await anyone.ask(LOTS, variables)).lots;
const titles = (page: Answer): string[] => page.edges.map((edge: Answer) => edge.node.title);

async function walk(variables: object, size: number, direction: 'forward' | 'backward' = 'forward'): Promise<string[]> {
  const seen: string[][] = [];
  for (let cursor: string | null = null, round = 0; round < 50; round++) {
    const page: Answer = await lots(
      direction === 'forward'
        ? { ...variables, first: size, after: cursor }
        : { ...variables, last: size, before: cursor },
    );
    seen.push(titles(page));
    cursor = direction === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor;
    if (!(direction === 'forward' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) break;
  }
  return (direction === 'forward' ? seen : seen.reverse()).flat();
}

test('pages of any size, forward and backward, show every lot once and in the same order', async () => {
  // Two instants for eleven lots: the id has to break ties.
  for (let index = 0; index < 11; index++) {
    await app.setClock(Date.parse('2026-11-20T00:00:00.000Z') + (index % 2) * 1000);
    await createLot(seller, { title: `paged ${index}`, massKg: 1000 + (index % 3) });
  }
  await app.setClock(null);
  for (const orderBy of ['NEWEST', 'MASS_DESC', 'CLOSING_SOONEST', 'PRICE_ASC']) {
    const query = { filter: { text: 'paged' }, orderBy };
    const all = titles(await lots({ ...query, first: 100 }));
    expect(new Set(all).size).toBe(11);
    for (const size of [1, 3, 4, 11]) {
      expect([orderBy, size, await walk(query, size)]).toEqual([orderBy, size, all]);
      expect([orderBy, size, await walk(query, size, 'backward')]).toEqual([orderBy, size, all]);
    }
  }
  const newest = (await lots({ filter: { text: 'paged' }, first: 100 })).edges.map((edge: Answer) => edge.node);
  const sorted = [...newest].sort((a: Answer, b: Answer) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1,
  );
  expect(newest).toEqual(sorted);
});

test('a lot posted while somebody pages neither shifts nor repeats what comes', async () => {
  const query = { filter: { text: 'paged' } };
  const before = await walk(query, 4);
  const first = await lots({ ...query, first: 4 });
  await createLot(seller, { title: 'paged late' });
  const second = await lots({ ...query, first: 4, after: first.pageInfo.endCursor });
  expect(titles(second)).toEqual(before.slice(4, 8));
});

test('a cursor counts only in the list that it was made for', async () => {
  const { pageInfo } = await lots({ filter: { text: 'paged' }, first: 2 });
  for (const variables of [
    { filter: { text: 'other' }, first: 2, after: pageInfo.endCursor },
    { filter: { text: 'paged' }, orderBy: 'MASS_DESC', first: 2, after: pageInfo.endCursor },
    { first: 2, after: 'bm9uc2Vuc2U' },
    { first: 2, last: 2 },
    { first: 0 },
    { first: 101 },
    { filter: { regions: ['3%'] } },
  ]) {
    expect([variables, await anyone.fail(LOTS, variables)]).toEqual([variables, 'BAD_USER_INPUT']);
  }
});

test('orders by auction values put lots without one last, and filters select by place, mass, form and auction', async () => {
  const dear = await createLot(seller, { title: 'ordered dear', region: '440605', massKg: 5000 });
  const cheap = await createLot(seller, { title: 'ordered cheap', region: '440300', massKg: 7000, form: 'CAST' });
  await createLot(seller, { title: 'ordered none', region: '330100' });
  const dearAuction = await openAuction(seller, dear, { closesAt: new Date(Date.now() + 60_000).toISOString() });
  const cheapAuction = await openAuction(seller, cheap);
  await bid(bidder, dearAuction, '18000.00');
  await bid(bidder, cheapAuction, '16000.00');
  const of = async (more: object, filter: object = {}) =>
    titles(await lots({ ...more, filter: { text: 'ordered', ...filter } }));
  expect(await of({ orderBy: 'PRICE_ASC' })).toEqual(['ordered cheap', 'ordered dear', 'ordered none']);
  expect(await of({ orderBy: 'CLOSING_SOONEST' })).toEqual(['ordered dear', 'ordered cheap', 'ordered none']);
  expect(await of({}, { regions: ['44'] })).toEqual(['ordered cheap', 'ordered dear']);
  expect(await of({}, { regions: ['440000'], forms: [], statuses: [] })).toEqual(['ordered cheap', 'ordered dear']);
  expect(await of({}, { regions: ['4406', '33'] })).toEqual(['ordered none', 'ordered dear']);
  expect(await of({}, { minMassKg: 6000, maxMassKg: 8000 })).toEqual(['ordered cheap']);
  expect(await of({}, { forms: ['CAST'] })).toEqual(['ordered cheap']);
  expect(await of({}, { auctionStatuses: ['OPEN'] })).toEqual(['ordered cheap', 'ordered dear']);
  expect(await of({}, { gradeStandard: 'cn-trade', gradeCodes: ['lun-gu-lv'] })).toHaveLength(3);
  expect(await of({}, { statuses: ['WITHDRAWN'] })).toEqual([]);
});

test('search: pairs of characters and English stems, every word must be there', () => {
  expect(queryOf('轮毂铝 Wheels')).toEqual({ chinese: ['轮毂', '毂铝'], latin: '  wheels' });
  expect(queryOf('铝').chinese).toEqual(['铝']);
  expect(termsOf('汽车轮毂').chinese).toEqual(['汽', '汽车', '车', '车轮', '轮', '轮毂', '毂']);
});

test('hostile search texts are words like any others', async () => {
  for (const text of [`'`, `' & !`, `\\`, `%`, `:*`, `a'); DROP TABLE lot; --`, '铝\'"\\', '(((', '\u{1F600}']) {
    expect((await lots({ filter: { text } })).edges.length).toBeGreaterThanOrEqual(0);
  }
});

test.each(['builtin', 'LC_CTYPE C'])('the search uses its index and finds Chinese and English: %s', async ctype => {
  const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_ADMIN_URL });
  await admin.connect();
  const name = `search_${randomUUID().replaceAll('-', '')}`;
  await admin.query(
    ctype === 'builtin'
      ? `CREATE DATABASE ${name} TEMPLATE template0`
      : `CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'`,
  );
  const url = new URL(process.env.TEST_DATABASE_ADMIN_URL ?? '');
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  try {
    await migrate(url.href);
    await client.connect();
    await client.query(
      `INSERT INTO organisation VALUES ('00000000-0000-4000-8000-000000000001', 'x', NULL, true, '{COLLECTOR}', '320100', false, now())`,
    );
    const wheel = termsOf('汽车轮毂铝 Clean Wheels');
    await client.query(
      `INSERT INTO lot (id, seller_organisation_id, title, grade_standard, grade_code, form, origin, mass_kg, region, tax_mode, status, created_at, search)
       SELECT gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'x', 's', 'c', 'WHEEL', 'UNKNOWN', 1, '320100', 'NONE', 'OFFERED', now(),
              CASE WHEN n % 1000 = 0 THEN array_to_tsvector($1::text[]) || to_tsvector('english', $2) ELSE to_tsvector('english', 'lot number ' || n) END
       FROM generate_series(1, 20000) AS n`,
      [wheel.chinese, wheel.latin],
    );
    await client.query('ANALYZE lot');
    const store = new LotsSearchStore();
    for (const text of ['轮毂', 'wheel']) {
      const filter = lotFilterInput.parse({ text });
      const page = pageInput.parse({ first: 100 });
      const plans: string[] = [];
      const explaining: Tx = {
        manager: undefined as never,
        rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
          const plan = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, [...values]);
          plans.push(plan.rows.map(row => row['QUERY PLAN']).join('\n'));
          return (await client.query<Row>(sql, [...values])).rows;
        },
      };
      expect((await store.page(explaining, filter, 'NEWEST', page))?.places).toHaveLength(20);
      expect(await store.count(explaining, filter)).toBe(20);
      expect(plans).toHaveLength(2);
      for (const plan of plans)
        expect([ctype, text, plan]).toEqual([ctype, text, expect.stringContaining('Bitmap Index Scan on lot_search')]);
    }
  } finally {
    await client.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
});

test('lots that may not be posted are refused with the reason', async () => {
  const post = async (more: object) => {
    const input = {
      id: randomUUID(),
      title: 'x',
      gradeStandard: 'cn-trade',
      gradeCode: 'LUN-GU-LV',
      form: 'WHEEL',
      origin: 'UNKNOWN',
      massKg: 1,
      region: '320100',
      taxMode: 'NONE',
      ...more,
    };
    return (await seller.ask(CREATE_LOT, { input })).createLot;
  };
  expect(await post({ gradeCode: 'LV-HUI' })).toMatchObject({ code: 'HAZARDOUS_WASTE' });
  expect(await post({ gradeCode: 'NO-SUCH' })).toMatchObject({ code: 'UNKNOWN_GRADE' });
  expect(await post({ gradeStandard: 'rema-2022', gradeCode: 'Tally' })).toMatchObject({ code: 'UNKNOWN_GRADE' });
  expect(await post({ sample: { radioactivityPassed: false } })).toMatchObject({ code: 'RADIOACTIVE' });
  const greasy = { gradeStandard: 'rema-2022', gradeCode: 'Taboo', sample: { oilGreasePercent: '3' } };
  expect(await post(greasy)).toMatchObject({
    code: 'UNDECLARED_DEVIATION',
    message: expect.stringContaining('OIL_GREASE'),
  });
  expect(await post({ ...greasy, declaredDeviations: ['oilGreasePercent'] })).toMatchObject({ status: 'OFFERED' });
});

test('bad input names every wrong field, in the language asked for, and nothing is written', async () => {
  const input = {
    id: 'x',
    title: ' ',
    gradeStandard: 'cn-trade',
    gradeCode: 'LUN-GU-LV',
    form: 'WHEEL',
    origin: 'UNKNOWN',
    massKg: 0,
    region: '990000',
    taxMode: 'NONE',
    latitude: 91,
    sample: {
      moisturePercent: '3.00001',
      composition: [
        { element: 'Si', massPercent: '60' },
        { element: 'Si', massPercent: '60' },
      ],
    },
  };
  const english = await seller.raw(CREATE_LOT, { input });
  expect(english.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const paths = english.body.errors?.[0]?.extensions.fields.map((field: Answer) => `${field.path} ${field.code}`);
  for (const expected of [
    'input.id NOT_A_UUID',
    'input.title TOO_SHORT',
    'input.massKg OUT_OF_RANGE',
    'input.region UNKNOWN_REGION',
    'input.latitude OUT_OF_RANGE',
    'input.sample.moisturePercent TOO_MANY_DECIMALS',
    'input.sample.composition.1.element NAMED_TWICE',
    'input.sample.composition SUM_ABOVE_100',
  ]) {
    expect(paths).toContain(expected);
  }
  const chinese = await seller.raw(CREATE_LOT, { input }, { 'accept-language': 'zh-CN,zh;q=0.9' });
  expect(chinese.body.errors?.[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  expect((await lots({ filter: { regions: ['99'] } })).totalCount).toBe(0);
});

test('a withdrawn lot leaves the market, and only its owner can withdraw it', async () => {
  const WITHDRAW =
    'mutation ($lotId: ID!) { withdrawLot(lotId: $lotId) { ... on Lot { status } ... on Refusal { code } } }';
  const lotId = await createLot(seller);
  const other = await register(app, 'COLLECTOR');
  expect(await other.fail(WITHDRAW, { lotId })).toBe('NOT_FOUND');
  expect(await anyone.fail(WITHDRAW, { lotId })).toBe('UNAUTHENTICATED');
  expect((await seller.ask(WITHDRAW, { lotId })).withdrawLot).toEqual({ status: 'WITHDRAWN' });
  expect((await seller.ask(WITHDRAW, { lotId })).withdrawLot).toEqual({ status: 'WITHDRAWN' });
  const inAuction = await createLot(seller);
  await openAuction(seller, inAuction);
  expect((await seller.ask(WITHDRAW, { lotId: inAuction })).withdrawLot).toEqual({ code: 'LOT_IN_AUCTION' });
});
