import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startApp, type TestApp } from './app.js';
import { callerOf, eventually, REGISTER, register } from './client.js';

/** What whoever runs the service looks at. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ RATE_LIMITS: 'on' });
});
afterAll(() => app.close());

const get = async (path: string) => {
  const response = await fetch(`${app.url}${path}`);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

test('live as long as the process is up, ready as long as the database answers and the relay listens', async () => {
  expect(await get('/health/live')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  expect(await eventually(async () => ((await get('/health/ready')).status === 200 ? 200 : null))).toBe(200);
  const url = new URL(app.databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name LIKE 'aluloop%'`,
      [name],
    );
    const away = await eventually(async () => {
      const answer = await get('/health/ready');
      return answer.status === 503 ? answer : null;
    });
    expect(JSON.parse(away.text)).toEqual({ status: 'unavailable', reason: 'database unreachable' });
    expect((await get('/health/live')).status).toBe(200);
    const masked = await callerOf(app, null).raw('{ lots { totalCount } }');
    expect(masked.body.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(masked.body)).not.toMatch(/postgres|ECONN|database "/i);
  } finally {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
  }
  expect(await eventually(async () => ((await get('/health/ready')).status === 200 ? 200 : null), 15_000)).toBe(200);
}, 30_000);

test('metrics are Prometheus text', async () => {
  const { status, type, text } = await get('/metrics');
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  for (const name of [
    'process_cpu_seconds_total',
    'aluloop_http_request_seconds_bucket',
    'aluloop_pile_commands',
    'aluloop_defects_total',
  ])
    expect(text).toContain(name);
});

test('ten wrong passwords in ten minutes lock the address out of that account, and of no other', async () => {
  const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }';
  const [locked, free] = [await register(app, 'COLLECTOR'), await register(app, 'COLLECTOR')];
  const anyone = callerOf(app, null);
  for (let attempt = 0; attempt < 10; attempt++) {
    expect(
      (await anyone.ask(SIGN_IN, { input: { email: locked.email, password: 'a wrong password' } })).signIn.code,
    ).toBe('INVALID_CREDENTIALS');
  }
  const refused = await anyone.raw(SIGN_IN, { input: { email: locked.email, password: locked.password } });
  expect(refused.body.errors?.[0]?.extensions).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfterMs: expect.any(Number),
  });
  expect((await anyone.ask(SIGN_IN, { input: { email: free.email, password: free.password } })).signIn.__typename).toBe(
    'Session',
  );
}, 30_000);

test('guesses side by side count like guesses one by one, and a retried registration is no way around', async () => {
  const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }';
  const anyone = callerOf(app, null);
  const firm = await register(app, 'COLLECTOR');
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      anyone.raw(SIGN_IN, { input: { email: firm.email, password: `guess number ${index}` } }),
    ),
  );
  expect(guesses.filter(({ body }) => body.errors === undefined).length).toBeLessThanOrEqual(10);
  const registration = {
    id: firm.organisationId,
    name: `COLLECTOR ${firm.organisationId.slice(0, 4)}`,
    roles: ['COLLECTOR'],
    unifiedSocialCreditCode: firm.code,
    region: '320100',
    email: firm.email,
    password: firm.password,
  };
  const again = await anyone.raw(REGISTER, { input: registration });
  expect(again.body.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
}, 30_000);

test('pages forbid scripts and frames from elsewhere', async () => {
  const { headers } = await fetch(`${app.url}/health/live`);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect([headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['nosniff', null]);
});
