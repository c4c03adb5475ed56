import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { printSdl } from '../../../src/platform/graphql/index.js';
import { type HttpAnswer, http } from './http-client.js';
import { type Market, seen, startMarket } from './market-app.js';

const RESPONSE = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';
/** The first runs as parsed, the second fills Mercurius' cache, from the third on the compiled form runs. */
const WARM_RUNS = 6;

let market: Market;
let production: Market;
beforeAll(async () => {
  market = await startMarket();
  production = await startMarket({ introspection: false, explorer: false, limits: { bodyBytesMax: 2_000 } });
});
afterAll(async () => {
  await market.close();
  await production.close();
});

interface Post {
  readonly query?: unknown;
  readonly [parameter: string]: unknown;
}

const post = (
  parameters: Post | string | Buffer,
  headers: Record<string, string> = {},
  at: Market = market,
): Promise<HttpAnswer> =>
  http(at.url, {
    headers: { 'content-type': JSON_TYPE, ...headers },
    body: typeof parameters === 'string' || Buffer.isBuffer(parameters) ? parameters : JSON.stringify(parameters),
  });

let texts = 0;
/** The same document as a text that nobody has sent before. */
const fresh = (query: string): string => `${query} # ${++texts}`;

/** The answer of a text never seen and that of the same text again and again; they must not differ but in request ids. */
async function coldAndWarm(
  parameters: Post,
  headers: Record<string, string> = {},
  at: Market = market,
): Promise<HttpAnswer> {
  const query = typeof parameters.query === 'string' ? fresh(parameters.query) : parameters.query;
  const cold = await post({ ...parameters, query }, headers, at);
  for (let run = 1; run < WARM_RUNS; run += 1) {
    const warm = await post({ ...parameters, query }, headers, at);
    expect(essence(warm)).toEqual(essence(cold));
  }
  return cold;
}

function essence({ status, headers, body }: HttpAnswer): unknown {
  const errors = body.errors?.map(error => ({
    ...error,
    extensions: { ...error.extensions, ...('requestId' in error.extensions ? { requestId: 'id' } : {}) },
  }));
  return { status, type: headers['content-type'], body: { ...body, ...(errors ? { errors } : {}) } };
}

describe('POST /graphql: status and media type', () => {
  interface Row {
    readonly rule: string;
    readonly parameters: Post;
    readonly headers?: Record<string, string>;
    /** With application/graphql-response+json and with application/json. */
    readonly statuses: readonly [number, number];
    /** Code of the first error; null when there is none. */
    readonly code: string | null;
    readonly hasData: boolean;
  }
  const tooDeep = '{ seller { parent { parent { parent { parent { parent { parent { parent { name } } } } } } } } }';
  const aliases = `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: double`).join(' ')} }`;
  const directives =
    '{ double @include(if: true) viewer @include(if: true) language @skip(if: false) seller { name @skip(if: false) parent @skip(if: false) { name @skip(if: false) } } }';
  const input = { id: 'a', massKg: 1, form: 'CAST' };
  const createLot =
    'mutation M($input: CreateLotInput!) { createLot(input: $input) { __typename ... on Lot { id } ... on Refused { code } } }';
  const rows: Row[] = [
    {
      rule: 'an executed query is 200',
      parameters: { query: '{ double }' },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'null parameters are absent ones',
      parameters: { query: '{ double }', variables: null, operationName: null, extensions: null },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'a mutation is 200',
      parameters: { query: createLot, variables: { input } },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'a refusal is data',
      parameters: { query: createLot, variables: { input: { ...input, id: 'refuse' } } },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'a failure in a nullable field is partial data',
      parameters: { query: '{ double nullableDefect }' },
      statuses: [200, 200],
      code: 'INTERNAL',
      hasData: true,
    },
    {
      rule: 'a failure that bubbles up to data: null is 200',
      parameters: { query: '{ missing }' },
      statuses: [200, 200],
      code: 'NOT_FOUND',
      hasData: true,
    },
    {
      rule: 'a defect that bubbles up to data: null is 200',
      parameters: { query: '{ defect }' },
      statuses: [200, 200],
      code: 'INTERNAL',
      hasData: true,
    },
    {
      rule: 'a guard refuses a field, not the request',
      parameters: { query: '{ mine }' },
      statuses: [200, 200],
      code: 'UNAUTHENTICATED',
      hasData: true,
    },
    {
      rule: 'an input that parseInput refuses is a failure of its field',
      parameters: { query: createLot, variables: { input: { ...input, massKg: 0 } } },
      statuses: [200, 200],
      code: 'BAD_USER_INPUT',
      hasData: true,
    },
    { rule: 'no query', parameters: {}, statuses: [400, 400], code: 'BAD_USER_INPUT', hasData: false },
    { rule: 'query null', parameters: { query: null }, statuses: [400, 400], code: 'BAD_USER_INPUT', hasData: false },
    { rule: 'query a number', parameters: { query: 7 }, statuses: [400, 400], code: 'BAD_USER_INPUT', hasData: false },
    {
      rule: 'query misspelt',
      parameters: { qeury: '{ double }' },
      statuses: [400, 400],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'operationName a number',
      parameters: { query: '{ double }', operationName: 1 },
      statuses: [400, 400],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'variables a list',
      parameters: { query: '{ double }', variables: [7] },
      statuses: [400, 400],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'variables a string',
      parameters: { query: '{ double }', variables: '{}' },
      statuses: [400, 400],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'extensions a list',
      parameters: { query: '{ double }', extensions: [] },
      statuses: [400, 400],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'a document that does not parse',
      parameters: { query: '{ double' },
      statuses: [400, 200],
      code: 'GRAPHQL_PARSE_FAILED',
      hasData: false,
    },
    {
      rule: 'an empty document',
      parameters: { query: '' },
      statuses: [400, 200],
      code: 'GRAPHQL_PARSE_FAILED',
      hasData: false,
    },
    {
      rule: 'a document that is not valid',
      parameters: { query: '{ nowhere }' },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'a schema definition in place of an operation',
      parameters: { query: 'type A { b: Int }' },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'only a fragment',
      parameters: { query: 'fragment F on Query { double }' },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'a literal that does not fit',
      parameters: { query: '{ double(n: "x") }' },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'a variable of the wrong type',
      parameters: { query: 'query Q($n: Int!) { double(n: $n) }', variables: { n: 'x' } },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'a required variable left out',
      parameters: { query: 'query Q($n: Int!) { double(n: $n) }' },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'a required variable null',
      parameters: { query: 'query Q($n: Int!) { double(n: $n) }', variables: { n: null } },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'null for a nullable variable where null is an error',
      parameters: { query: 'query Q($n: Int) { double(n: $n) }', variables: { n: null } },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'that variable left out takes the default',
      parameters: { query: 'query Q($n: Int) { double(n: $n) }' },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'an input object with a wrong field',
      parameters: { query: createLot, variables: { input: { ...input, price: 15 } } },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'several operations and no operationName',
      parameters: { query: 'query A { double } query B { language }' },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'an operationName that the document lacks',
      parameters: { query: 'query A { double }', operationName: 'C' },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'a subscription by POST',
      parameters: { query: 'subscription { count(to: 1) }' },
      statuses: [400, 200],
      code: 'BAD_USER_INPUT',
      hasData: false,
    },
    {
      rule: 'nested deeper than 8',
      parameters: { query: tooDeep },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'more than 15 aliases',
      parameters: { query: aliases },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: '__typename counts as an alias too',
      parameters: { query: aliases.replaceAll('double', '__typename') },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'more than 5 directives',
      parameters: { query: directives },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'more than 1,000 tokens',
      parameters: {
        query: `mutation { createLot(input: {id: "a", massKg: 1, form: CAST, notes: [${'"x" '.repeat(1_000)}]}) { __typename } }`,
      },
      statuses: [400, 200],
      code: 'GRAPHQL_VALIDATION_FAILED',
      hasData: false,
    },
    {
      rule: 'the rate is spent',
      parameters: { query: '{ double }' },
      headers: { 'x-test-limited': 'yes' },
      statuses: [429, 200],
      code: 'RATE_LIMITED',
      hasData: false,
    },
    {
      rule: 'a mutation by cookie without Origin',
      parameters: { query: 'mutation { signIn }' },
      headers: { cookie: 'session=cookie-token' },
      statuses: [403, 200],
      code: 'FORBIDDEN',
      hasData: false,
    },
    {
      rule: 'a mutation by cookie from a foreign Origin',
      parameters: { query: 'mutation { signIn }' },
      headers: { cookie: 'session=cookie-token', origin: 'https://evil.example' },
      statuses: [403, 200],
      code: 'FORBIDDEN',
      hasData: false,
    },
    {
      rule: 'a mutation by cookie from an allowed Origin',
      parameters: { query: 'mutation { signIn }' },
      headers: { cookie: 'session=cookie-token', origin: 'https://aluloop.example' },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'a mutation by token needs no Origin',
      parameters: { query: 'mutation { signIn }' },
      headers: { authorization: 'Bearer token', origin: 'https://evil.example' },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'a query by cookie needs no Origin',
      parameters: { query: '{ viewer }' },
      headers: { cookie: 'session=cookie-token' },
      statuses: [200, 200],
      code: null,
      hasData: true,
    },
    {
      rule: 'a credential that is refused',
      parameters: { query: '{ double }' },
      headers: { authorization: 'Bearer bad-token' },
      statuses: [401, 200],
      code: 'UNAUTHENTICATED',
      hasData: false,
    },
    {
      rule: 'authentication itself breaks',
      parameters: { query: '{ double }' },
      headers: { authorization: 'Bearer crash' },
      statuses: [500, 500],
      code: 'INTERNAL',
      hasData: false,
    },
  ];
  const medias = [
    { accept: RESPONSE, type: RESPONSE, column: 0 },
    { accept: JSON_TYPE, type: JSON_TYPE, column: 1 },
    { accept: '*/*', type: JSON_TYPE, column: 1 },
    { accept: undefined, type: JSON_TYPE, column: 1 },
  ] as const;
  for (const { rule, parameters, headers, statuses, code, hasData } of rows) {
    test.each(medias)(`${rule} (Accept: $accept)`, async ({ accept, type, column }) => {
      const answer = await coldAndWarm(parameters, { ...headers, ...(accept === undefined ? {} : { accept }) });
      expect(answer.status).toBe(statuses[column]);
      expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
      expect('data' in answer.body).toBe(hasData);
      expect(answer.body.errors?.[0]?.extensions.code ?? null).toBe(code);
      if (code === 'BAD_USER_INPUT') expect(answer.body.errors?.[0]?.extensions.fields).toBeInstanceOf(Array);
    });
  }

  const bodies = [
    ['no JSON', 'NONSENSE'],
    ['half a JSON', '{"query":'],
    ['an empty body', ''],
    ['a batch', '[{"query":"{ double }"}]'],
    ['a JSON string', '"{ double }"'],
    ['JSON null', 'null'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ] as const;
  for (const [what, body] of bodies) {
    test.each([RESPONSE, JSON_TYPE])(`${what} is 400 (Accept: %s)`, async accept => {
      const answer = await post(body, { accept });
      expect([answer.status, answer.headers['content-type']]).toEqual([400, `${accept}; charset=utf-8`]);
      expect(answer.body).not.toHaveProperty('data');
      expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  }
});

describe('POST /graphql: headers', () => {
  const q = JSON.stringify({ query: '{ double }' });

  test.each([
    [RESPONSE, RESPONSE],
    [JSON_TYPE, JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['', JSON_TYPE],
    ['APPLICATION/GraphQL-Response+JSON', RESPONSE],
    [`${RESPONSE}; charset=utf-8, ${JSON_TYPE}; charset=utf-8`, RESPONSE],
    [`${RESPONSE}, ${JSON_TYPE};q=0.9`, RESPONSE],
    [`${JSON_TYPE}, ${RESPONSE}`, RESPONSE],
    [`${RESPONSE};q=0.5, ${JSON_TYPE};q=0.9`, JSON_TYPE],
    [`${RESPONSE};q=0.5, ${JSON_TYPE}`, JSON_TYPE],
    [`${JSON_TYPE};q=0.5, */*;q=0.8`, RESPONSE],
    [`${RESPONSE}, */*`, RESPONSE],
    [`${JSON_TYPE}, */*`, JSON_TYPE],
    [`${JSON_TYPE};q=0, */*`, RESPONSE],
    ['text/html, application/xhtml+xml, */*;q=0.8', JSON_TYPE],
    [`text/html, ${RESPONSE};q=0.1`, RESPONSE],
  ])('Accept: %s is answered with %s', async (accept, type) => {
    const answer = await http(market.url, { headers: { 'content-type': JSON_TYPE, accept }, body: q });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
  });

  test.each([
    'text/html',
    'application/graphql+json',
    'application/json;q=0',
    '*/*;q=0',
    `${JSON_TYPE}; charset=utf-16`,
    'nonsense',
  ])('Accept: %s is 406 and nothing is executed', async accept => {
    const before = seen.inputs.length;
    const body = JSON.stringify({
      query: 'mutation { createLot(input: {id: "x", massKg: 1, form: CAST}) { __typename } }',
    });
    const answer = await http(market.url, { headers: { 'content-type': JSON_TYPE, accept }, body });
    expect([answer.status, answer.headers['content-type']]).toEqual([406, 'application/json; charset=utf-8']);
    expect(answer.body).not.toHaveProperty('data');
    expect(seen.inputs.length).toBe(before);
  });

  test.each([
    JSON_TYPE,
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON; charset="utf-8"',
  ])('Content-Type: %s is read', async type => {
    expect((await http(market.url, { headers: { 'content-type': type }, body: q })).status).toBe(200);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=iso-8859-1',
    'application/jsonp',
    '',
  ])('Content-Type: %s is 415', async type => {
    const answer = await http(market.url, { headers: { 'content-type': type }, body: q });
    expect([answer.status, answer.headers['content-type']]).toEqual([415, 'application/json; charset=utf-8']);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a POST without Content-Type is 415', async () => {
    expect((await http(market.url, { headers: {}, body: q })).status).toBe(415);
    expect((await http(market.url, { headers: {} })).status).toBe(415);
  });

  test('a compressed body is 415', async () => {
    const answer = await http(market.url, {
      headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
      body: q,
    });
    expect(answer.status).toBe(415);
  });

  test('a body over the limit is 413 in JSON, announced or chunked', async () => {
    const body = JSON.stringify({ query: '{ double }', variables: { pad: 'x'.repeat(3_000) } });
    const announced = await http(production.url, {
      headers: { 'content-type': JSON_TYPE, 'content-length': String(body.length) },
      body,
    });
    const chunked = await http(production.url, {
      headers: { 'content-type': JSON_TYPE, 'transfer-encoding': 'chunked' },
      body,
    });
    for (const answer of [announced, chunked]) {
      expect([answer.status, answer.headers['content-type']]).toEqual([413, 'application/json; charset=utf-8']);
      expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s /graphql is 405 and says Allow: POST',
    async method => {
      const answer = await http(`${market.url}?query=%7Bdouble%7D`, { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    },
  );

  test('a mutation by GET is 405 and does nothing', async () => {
    const before = seen.inputs.length;
    const query = encodeURIComponent('mutation { createLot(input: {id: "x", massKg: 1, form: CAST}) { __typename } }');
    expect((await http(`${market.url}?query=${query}`, { method: 'GET' })).status).toBe(405);
    expect(seen.inputs.length).toBe(before);
  });

  test('answers are not stored, and a spent rate says when to come back', async () => {
    const answer = await post({ query: '{ double }' }, { 'x-test-limited': 'yes', accept: RESPONSE });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterMs: 1_500 });
  });

  test('a resolver can set a cookie', async () => {
    const answer = await coldAndWarm({ query: 'mutation { signIn }' });
    expect(answer.headers['set-cookie']).toEqual(['session=cookie-token; HttpOnly']);
  });
});

describe('operations', () => {
  test('each operation of one document is its own, in any order, cold and warm', async () => {
    const document = 'query A { double } query B { double(n: 1) } query C($n: Int!) { double(n: $n) }';
    const asked = [
      { operationName: 'A', variables: {}, double: 42 },
      { operationName: 'B', variables: {}, double: 2 },
      { operationName: 'C', variables: { n: 5 }, double: 10 },
    ];
    // whichever is the first to be compiled must not answer for the others
    for (const first of asked.keys()) {
      const query = fresh(document);
      for (let run = 0; run < WARM_RUNS * asked.length; run += 1) {
        const { double, ...parameters } = asked[(first + run) % asked.length] ?? { double: 0 };
        expect((await post({ query, ...parameters })).body.data).toEqual({ double });
      }
    }
  });

  test('the compiled form does run from the third time on', async () => {
    const query = fresh('{ stack { frames } }');
    const frames = [];
    for (let run = 0; run < 4; run += 1) frames.push((await post({ query })).body.data);
    const isCompiled = frames.map(data => JSON.stringify(data).includes('graphql-jit'));
    expect(isCompiled).toEqual([false, false, true, true]);
  });

  test('inputs reach the resolver alike, cold and warm', async () => {
    const input = {
      id: 7,
      massKg: 5,
      form: 'EXTRUSION',
      price: '15050.00',
      opensAt: '2025-03-01T08:00:00.1239+08:00',
      on: '2024-02-29',
      shares: [{ element: 'Si' }, { element: 'Fe', percent: '0.5' }],
      notes: 'one in place of a list',
      latitude: 1,
    };
    const query = 'mutation M($input: CreateLotInput!) { createLot(input: $input) { __typename } }';
    seen.inputs.length = 0;
    await coldAndWarm({ query, variables: { input } });
    const expected = {
      ...input,
      id: '7',
      opensAt: Date.UTC(2025, 2, 1, 0, 0, 0, 123),
      shares: [
        { element: 'Si', percent: '100' },
        { element: 'Fe', percent: '0.5' },
      ],
      notes: ['one in place of a list'],
      natural: false,
    };
    expect(seen.inputs).toEqual(Array.from({ length: WARM_RUNS }, () => expected));
  });

  test('variables inside an input literal, skip and include work alike', async () => {
    const query =
      'mutation M($id: ID!, $p: Decimal, $yes: Boolean!) { createLot(input: {id: $id, massKg: 3, form: CAST, price: $p}) { ... on Lot { id @include(if: $yes) form @skip(if: $yes) } } }';
    seen.inputs.length = 0;
    const shown = await coldAndWarm({ query, variables: { id: 'a', p: '1.5', yes: true } });
    expect(shown.body).toEqual({ data: { createLot: { id: 'a' } } });
    expect(seen.inputs[WARM_RUNS - 1]).toEqual({ id: 'a', massKg: 3, form: 'CAST', price: '1.5', natural: false });
    expect((await coldAndWarm({ query, variables: { id: 'a', yes: false } })).body).toEqual({
      data: { createLot: { form: 'CAST' } },
    });
  });

  test('every context is a new object', async () => {
    seen.contexts.length = 0;
    await coldAndWarm({ query: '{ viewer }' });
    expect(new Set(seen.contexts).size).toBe(WARM_RUNS);
    expect(new Set(seen.contexts.map(context => context.memo)).size).toBe(WARM_RUNS);
    expect(new Set(seen.contexts.map(context => context.requestId)).size).toBe(WARM_RUNS);
  });

  test('a guard of Nest sees the viewer', async () => {
    const answer = await coldAndWarm({ query: '{ mine }' }, { authorization: 'Bearer token' });
    expect(answer.body).toEqual({ data: { mine: 'ann' } });
  });

  test.each([
    ['en', 'en'],
    ['zh-TW,en;q=0.5', 'zh-CN'],
    ['fr', 'zh-CN'],
  ])('Accept-Language %s speaks %s', async (header, locale) => {
    const answer = await coldAndWarm({ query: '{ language missing }' }, { 'accept-language': header });
    expect(answer.body.errors?.[0]?.message).toBe(locale === 'en' ? 'Not found' : '未找到');
    expect((await post({ query: '{ language }' }, { 'accept-language': header })).body.data).toEqual({
      language: locale,
    });
  });

  test('variables that do not coerce name each field', async () => {
    const input = {
      massKg: 1.5,
      form: 'CASTT',
      price: 15,
      opensAt: 'yesterday',
      on: '2025-02-30',
      shares: [{ element: 'Si' }, {}],
      nowhere: 1,
    };
    const query = 'mutation M($input: CreateLotInput!) { createLot(input: $input) { __typename } }';
    const answer = await coldAndWarm({ query, variables: { input } }, { 'accept-language': 'en' });
    const fields = answer.body.errors?.[0]?.extensions.fields as { path: string; code: string; message: string }[];
    expect(fields.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'input REQUIRED',
      'input UNKNOWN_FIELD',
      'input.form INVALID_VALUE',
      'input.massKg INVALID_VALUE',
      'input.on INVALID_DATE',
      'input.opensAt INVALID_DATE_TIME',
      'input.price INVALID_DECIMAL',
      'input.shares.1 REQUIRED',
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('Did you mean');
  });
});

describe('defects', () => {
  test.each([
    '{ defect }',
    '{ nullableDefect }',
    '{ nothing }',
    '{ badDecimal }',
    'mutation { createLot(input: {id: "x", massKg: 1, form: CAST}) { __typename } defect: signIn } ',
  ])('%s tells no detail', async query => {
    const answer = await coldAndWarm({ query });
    expect(answer.text).not.toMatch(/secret|password|fifteen|resolver|non-nullable/);
  });

  test('a defect is INTERNAL with the request id under which it was logged', async () => {
    market.logged.length = 0;
    market.defects.length = 0;
    const query = fresh('{ defect }');
    for (let run = 0; run < WARM_RUNS; run += 1) {
      const answer = await post({ query }, { 'accept-language': 'en' });
      const error = answer.body.errors?.[0];
      expect(error?.message).toBe('Internal error');
      expect(Object.keys(error?.extensions ?? {}).sort()).toEqual(['code', 'requestId']);
      expect(market.logged[run]?.fields.requestId).toBe(error?.extensions.requestId);
      expect(String(market.logged[run]?.fields.err)).toContain('the password is 42');
      expect(market.defects[run]?.requestId).toBe(error?.extensions.requestId);
    }
    expect(new Set(market.defects.map(({ requestId }) => requestId)).size).toBe(WARM_RUNS);
  });

  test('null where the schema has none, and a value that no scalar can show, are defects', async () => {
    for (const query of ['{ nothing }', '{ badDecimal }']) {
      expect((await coldAndWarm({ query })).body.errors?.[0]?.extensions.code).toBe('INTERNAL');
    }
  });

  test('an exception of Nest keeps its meaning and loses its text', async () => {
    const answer = await coldAndWarm({ query: '{ forbiddenByNest }' }, { 'accept-language': 'en' });
    expect(answer.body.errors?.[0]).toMatchObject({
      message: 'You may not do this',
      extensions: { code: 'FORBIDDEN' },
    });
    expect(answer.text).not.toContain('rule 7');
  });

  test('a null that bubbles through lists keeps the code and the path of its cause', async () => {
    const answer = await coldAndWarm({ query: '{ lots(first: 2) { edges { node { id broken } } } double }' });
    expect(answer.body.data).toBeNull();
    expect(answer.body.errors?.[0]).toMatchObject({
      path: ['lots', 'edges', 0, 'node', 'broken'],
      extensions: { code: 'NOT_FOUND' },
    });
  });

  test('each nullable neighbour keeps its own code', async () => {
    const answer = await coldAndWarm({ query: '{ nullableDefect nullableMissing double }' });
    expect(answer.body.data).toEqual({ nullableDefect: null, nullableMissing: null, double: 42 });
    expect(answer.body.errors?.map(({ extensions }) => extensions.code).sort()).toEqual(['INTERNAL', 'NOT_FOUND']);
  });
});

describe('limits', () => {
  test('a bomb of fragments is refused in the time of reading it', async () => {
    const levels = 90;
    const bomb = Array.from({ length: levels }, (_, i) =>
      i + 1 < levels ? `fragment F${i} on Seller { ...F${i + 1} ...F${i + 1} }` : `fragment F${i} on Seller { name }`,
    ).join(' ');
    const started = performance.now();
    const answer = await post({ query: fresh(`{ seller { ...F0 } } ${bomb}`) });
    expect(answer.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('fragments in a circle are refused in the time of reading them', async () => {
    const circle = Array.from({ length: 90 }, (_, i) => `fragment F${i} on Seller { ...F${(i + 1) % 90} name }`).join(
      ' ',
    );
    const started = performance.now();
    const answer = await post({ query: fresh(`{ seller { ...F0 } } ${circle}`) });
    expect(answer.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(performance.now() - started).toBeLessThan(400);
  });

  test('the same field a thousand times costs no more than reading it', async () => {
    const started = performance.now();
    await post({ query: fresh(`{ ${'__typename '.repeat(990)} }`) });
    await post({ query: fresh(`{ ${'seller { name } '.repeat(240)} }`) });
    expect(performance.now() - started).toBeLessThan(400);
  });

  test('depth counts through fragments', async () => {
    const query =
      '{ seller { ...A } } fragment A on Seller { parent { parent { parent { ...B } } } } fragment B on Seller { parent { parent { parent { parent { name } } } } }';
    expect((await coldAndWarm({ query })).body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('eight deep is allowed', async () => {
    const query = '{ seller { parent { parent { parent { parent { parent { parent { name } } } } } } } }';
    expect((await coldAndWarm({ query })).body).toEqual({ data: { seller: { parent: { parent: { parent: null } } } } });
  });

  test('the largest page passes, fourteen long lists do not, also when the size is in a variable', async () => {
    const page =
      'lots(first: $n) { totalCount edges { cursor node { id price createdAt on form seller2 { name parent { name } } } } }';
    const one = await coldAndWarm({ query: `query Q($n: Int!) { ${page} }`, variables: { n: 100 } });
    expect(one.body).not.toHaveProperty('errors');
    const sellers = Array.from(
      { length: 14 },
      (_, i) => `a${i}: sellers(first: $n) { name parent { name parent { name } } }`,
    );
    const lists = `query Q($n: Int!) { ${sellers.join(' ')} }`;
    expect((await coldAndWarm({ query: lists, variables: { n: 1_000 } })).body.errors?.[0]?.extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect((await coldAndWarm({ query: lists, variables: { n: 2 } })).body).not.toHaveProperty('errors');
  });

  test('a page size out of range is for the resolver to refuse', async () => {
    for (const n of [0, -1, 101, 1_000_000]) {
      const answer = await coldAndWarm({
        query: 'query Q($n: Int!) { lots(first: $n) { totalCount edges { node { id price form } } } }',
        variables: { n },
      });
      expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test('refusals that a client may have caused do not push honest documents out', async () => {
    const query = fresh('{ stack { frames } }');
    for (let run = 0; run < 3; run += 1) await post({ query });
    for (let i = 0; i < 400; i += 1) await post({ query: `{ nowhere${i} }` });
    expect(JSON.stringify((await post({ query })).body.data)).toContain('graphql-jit');
  });

  test('a text too long to remember is executed all the same', async () => {
    const query = `{ double } # ${'x'.repeat(20_000)}`;
    for (let run = 0; run < WARM_RUNS; run += 1) expect((await post({ query })).body).toEqual({ data: { double: 42 } });
  });
});

describe('introspection', () => {
  test('the schema to commit is sorted, knows our scalars and one DateTime only', () => {
    const sdl = printSdl(market.app);
    expect(printSchema(lexicographicSortSchema(buildSchema(sdl)))).toBe(sdl.split('\n').slice(2).join('\n').trimEnd());
    expect(sdl.match(/^scalar .*$/gm)).toEqual([
      'scalar Date',
      'scalar DateTime @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")',
      'scalar Decimal',
    ]);
  });

  test('where it is on, the query of graphql-js passes and gives the schema', async () => {
    const answer = await coldAndWarm({ query: getIntrospectionQuery() });
    expect(answer.body).not.toHaveProperty('errors');
    expect(buildClientSchema(answer.body.data as IntrospectionQuery).getType('Lot')).toBeDefined();
  });

  test('where it is off, neither the schema nor a suggestion is told', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Lot") { name } }']) {
      const answer = await coldAndWarm({ query }, {}, production);
      expect(answer.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    expect((await coldAndWarm({ query: '{ doubel }' }, {}, market)).text).toContain('Did you mean');
    for (const query of [
      '{ doubel }',
      '{ double(m: 1) }',
      '{ seller { nam } }',
      'mutation { createLot(input: {id: 1, massKg: 1, form: CASTT}) { ... on Lott { id } } }',
    ]) {
      expect((await coldAndWarm({ query }, {}, production)).text).not.toContain('Did you mean');
    }
    expect((await coldAndWarm({ query: '{ __typename }' }, {}, production)).body).toEqual({
      data: { __typename: 'Query' },
    });
  });

  test('GET /graphiql loads nothing from elsewhere and is not there in production', async () => {
    const on = await http(market.url.replace('/graphql', '/graphiql'), { method: 'GET' });
    expect([on.status, on.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(on.text).not.toMatch(/(src|href)\s*=|https?:|import\s*\(/);
    expect(on.headers['content-security-policy']).toContain("default-src 'none'");
    const off = await http(production.url.replace('/graphql', '/graphiql'), { method: 'GET' });
    expect(off.status).toBe(404);
  });
});
