import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OPERATOR, startApp, type TestApp } from './app.js';
import {
  bid,
  type Caller,
  callerOf,
  createLot,
  credential,
  eligibleRecycler,
  openAuction,
  operator,
  REGISTER,
  REVIEW,
  register,
  SUBMIT,
  socialCreditCode,
} from './client.js';

let app: TestApp;
let anyone: Caller;
let reviewer: Caller;
beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  reviewer = await operator(app);
});
afterAll(() => app.close());

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on Session { token expiresAt viewer { organisation { id } } } ... on Refusal { code message } } }`;
const ORGANISATION = `query ($id: ID!) { organisation(id: $id) { name unifiedSocialCreditCode region verified credentials { kind number status } } }`;

const registration = (more: object = {}) => {
  const id = randomUUID();
  return {
    id,
    name: 'A firm',
    roles: ['RECYCLER'],
    unifiedSocialCreditCode: socialCreditCode(),
    region: '320100',
    email: `${id}@test.example`,
    password: 'a password of the tests',
    ...more,
  };
};
const send = async (input: object) => (await anyone.ask(REGISTER, { input })).registerOrganisation;

test('a registration repeated with the same body signs in again; with another body or password it is a mismatch', async () => {
  const input = registration();
  const first = await send(input);
  const again = await send({ ...input, id: input.id.toUpperCase(), email: input.email.toUpperCase() });
  expect([again.__typename, again.viewer.organisation.id]).toEqual(['Session', first.viewer.organisation.id]);
  expect(again.token).not.toBe(first.token);
  expect(await send({ ...input, name: 'Another' })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  expect(await send({ ...input, password: 'another password' })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
});

test('a code or an address that is taken is ALREADY_REGISTERED, also when two register at the same moment', async () => {
  const input = registration();
  await send(input);
  expect(await send(registration({ unifiedSocialCreditCode: input.unifiedSocialCreditCode }))).toMatchObject({
    __typename: 'AlreadyRegistered',
    code: 'ALREADY_REGISTERED',
  });
  expect(await send(registration({ email: input.email.toUpperCase() }))).toMatchObject({ code: 'ALREADY_REGISTERED' });
  const code = socialCreditCode();
  const both = await Promise.all([
    send(registration({ unifiedSocialCreditCode: code })),
    send(registration({ unifiedSocialCreditCode: code })),
  ]);
  expect(both.map(result => result.__typename).sort()).toEqual(['AlreadyRegistered', 'Session']);
  // A refused registration leaves its id free.
  const retried = registration({ unifiedSocialCreditCode: code });
  expect((await send(retried)).__typename).toBe('AlreadyRegistered');
  expect((await send({ ...retried, unifiedSocialCreditCode: socialCreditCode() })).__typename).toBe('Session');
});

test('a wrong social credit code names its first wrong position', async () => {
  const refused = await send(registration({ unifiedSocialCreditCode: '91350100M000100Y4Z' }));
  expect(refused).toMatchObject({
    __typename: 'InvalidSocialCreditCode',
    code: 'INVALID_SOCIAL_CREDIT_CODE',
    position: 18,
  });
});

test('roles are self-chosen only as far as the contract says, and only collectors are natural persons', async () => {
  for (const more of [
    { roles: ['OPERATOR'] },
    { roles: ['OBSERVER'] },
    { roles: [] },
    { naturalPerson: true },
    { unifiedSocialCreditCode: null },
    { password: 'short' },
    { email: 'x' },
    { name: '\u0007' },
  ]) {
    expect([more, await anyone.fail(REGISTER, { input: registration(more) })]).toEqual([more, 'BAD_USER_INPUT']);
  }
});

test('a natural person is masked for strangers and whole for itself and operators', async () => {
  const person = await register(app, 'COLLECTOR', {
    name: '张三丰',
    naturalPerson: true,
    unifiedSocialCreditCode: null,
    region: '320105',
  });
  const ask = async (viewer: Caller) => (await viewer.ask(ORGANISATION, { id: person.organisationId })).organisation;
  expect(await ask(anyone)).toMatchObject({ name: '张**', unifiedSocialCreditCode: null, region: '320100' });
  expect(await ask(person)).toMatchObject({ name: '张三丰', region: '320105' });
  expect(await ask(reviewer)).toMatchObject({ name: '张三丰' });
  const lotId = await createLot(person);
  const seller = async (viewer: Caller) =>
    (await viewer.ask('query ($id: ID!) { lot(id: $id) { seller { name } } }', { id: lotId })).lot.seller;
  expect(await seller(anyone)).toBeNull();
  expect(await seller(person)).toEqual({ name: '张三丰' });
});

test('signing in tells nothing about which half is wrong, and ends the session that it replaces', async () => {
  const firm = await register(app, 'RECYCLER');
  const wrong = await anyone.ask(SIGN_IN, { input: { email: firm.email, password: 'not the password' } });
  const unknown = await anyone.ask(SIGN_IN, { input: { email: 'nobody@test.example', password: 'not the password' } });
  expect(wrong.signIn).toEqual(unknown.signIn);
  expect(wrong.signIn.code).toBe('INVALID_CREDENTIALS');
  const { signIn } = await callerOf(app, firm.token).ask(SIGN_IN, {
    input: { email: firm.email.toUpperCase(), password: firm.password },
  });
  expect(await callerOf(app, firm.token).ask('{ viewer { email } }')).toEqual({ viewer: null });
  expect((await callerOf(app, signIn.token).ask('{ viewer { email } }')).viewer.email).toBe(firm.email);
});

test('a session ends by the database clock', async () => {
  const firm = await register(app, 'RECYCLER');
  await app.setClock(Date.now() + 15 * 86_400_000);
  expect(await firm.ask('{ viewer { email } }')).toEqual({ viewer: null });
  await app.setClock(null);
  expect((await firm.ask('{ viewer { email } }')).viewer.email).toBe(firm.email);
});

test('the cookie is HttpOnly and counts for mutations only from an allowed origin; a token beats it', async () => {
  const firm = await register(app, 'COLLECTOR');
  const signedIn = await anyone.raw(SIGN_IN, { input: { email: firm.email, password: firm.password } });
  const cookie = signedIn.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  const header = { cookie: cookie.split(';')[0] ?? '' };
  expect((await anyone.raw('{ viewer { email } }', {}, header)).body.data.viewer.email).toBe(firm.email);
  const change = (headers: Record<string, string>) =>
    anyone.raw(SUBMIT, { input: { id: randomUUID(), kind: 'NORMATIVE_LISTING' } }, headers);
  expect((await change({ ...header, origin: 'https://evil.example' })).body.errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN',
  );
  expect((await change(header)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await change({ ...header, origin: app.url })).body.data.submitCredential.__typename).toBe('Credential');
  const other = await register(app, 'COLLECTOR');
  const both = await callerOf(app, other.token).raw('{ viewer { email } }', {}, header);
  expect(both.body.data.viewer.email).toBe(other.email);
  const out = await anyone.raw('mutation { signOut }', {}, { ...header, origin: app.url });
  expect(out.headers.get('set-cookie')).toMatch(/^session=; Max-Age=0/);
  expect((await anyone.raw('{ viewer { email } }', {}, header)).body.data.viewer).toBeNull();
});

test('the database holds no token and no password', async () => {
  const firm = await register(app, 'RECYCLER');
  const rows = await app.sql<{ row: string }>(
    `SELECT s::text || u::text AS row FROM session s JOIN app_user u ON u.id = s.user_id`,
  );
  const all = rows.map(row => row.row).join('\n');
  expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(all).not.toContain(firm.token as string);
  expect(all).not.toContain(firm.password);
});

test('numbers are for the owner and operators; the permit is bound to the firm; a live duplicate is refused, a renewal is not', async () => {
  const firm = await register(app, 'PROCESSOR');
  const submit = async (more: object) =>
    (await firm.ask(SUBMIT, { input: { id: randomUUID(), ...more } })).submitCredential;
  const permit = {
    kind: 'DISCHARGE_PERMIT',
    number: `${firm.code}001P`,
    validFrom: '2026-01-01',
    validTo: '2030-12-31',
  };
  expect(await submit({ ...permit, number: `${socialCreditCode()}001P` })).toMatchObject({ code: 'INVALID_NUMBER' });
  expect(await submit(permit)).toMatchObject({ __typename: 'Credential', status: 'SUBMITTED', number: permit.number });
  expect(await submit(permit)).toMatchObject({ code: 'CREDENTIAL_EXISTS' });
  expect(await submit({ ...permit, validFrom: '2031-01-01', validTo: '2035-12-31' })).toMatchObject({
    status: 'SUBMITTED',
  });
  expect(await firm.fail(SUBMIT, { input: { id: randomUUID(), ...permit, validTo: '2025-01-01' } })).toBe(
    'BAD_USER_INPUT',
  );
  const numbers = async (viewer: Caller) =>
    (await viewer.ask(ORGANISATION, { id: firm.organisationId })).organisation.credentials.map(
      (held: { number: string | null }) => held.number,
    );
  expect(await numbers(anyone)).toEqual([null, null]);
  expect(await numbers(firm)).toEqual([permit.number, permit.number]);
  expect(await numbers(reviewer)).toEqual([permit.number, permit.number]);
});

test('an organisation keeps at most a hundred credentials: every bid of it reads them all', async () => {
  const firm = await register(app, 'RECYCLER');
  const submit = async (index: number) =>
    (await firm.ask(SUBMIT, { input: { id: randomUUID(), kind: 'RECYCLER_FILING', number: `R-${index}` } }))
      .submitCredential;
  for (let index = 0; index < 100; index++) expect((await submit(index)).status).toBe('SUBMITTED');
  expect(await submit(100)).toMatchObject({ code: 'TOO_MANY_CREDENTIALS' });
});

test('only operators review; a decision is audited, and the same one again answers as it stands', async () => {
  const firm = await register(app, 'RECYCLER');
  const id = randomUUID();
  await firm.ask(SUBMIT, { input: { id, kind: 'RECYCLER_FILING', number: 'R-9' } });
  const review = async (decision: string) =>
    (await reviewer.ask(REVIEW, { input: { credentialId: id, decision, reason: 'checked' } })).reviewCredential;
  expect(await firm.fail(REVIEW, { input: { credentialId: id, decision: 'VERIFY' } })).toBe('FORBIDDEN');
  expect(await anyone.fail(REVIEW, { input: { credentialId: id, decision: 'VERIFY' } })).toBe('UNAUTHENTICATED');
  expect(await reviewer.fail(REVIEW, { input: { credentialId: randomUUID(), decision: 'VERIFY' } })).toBe('NOT_FOUND');
  expect(await review('VERIFY')).toMatchObject({ status: 'VERIFIED' });
  expect(await review('VERIFY')).toMatchObject({ status: 'VERIFIED' });
  expect(await review('REJECT')).toMatchObject({ code: 'CREDENTIAL_STATE' });
  expect(await review('REVOKE')).toMatchObject({ status: 'REVOKED' });
  const steps = await app.sql(
    'SELECT step, from_status, to_status FROM credential_review WHERE credential_id = $1 ORDER BY step',
    [id],
  );
  expect(steps).toEqual([
    { step: 1, from_status: 'SUBMITTED', to_status: 'VERIFIED' },
    { step: 2, from_status: 'VERIFIED', to_status: 'REVOKED' },
  ]);
});

test('eligibility is judged at the instant of the bid: the last valid day ends at midnight in Shanghai', async () => {
  const seller = await register(app, 'COLLECTOR');
  const firm = await register(app, 'RECYCLER');
  await app.setClock('2026-12-01T00:00:00.000Z');
  await credential(firm, reviewer, 'RECYCLER_FILING', 'R-2', { validTo: '2026-12-01' });
  const auctionId = await openAuction(seller, await createLot(seller), { closesAt: '2026-12-02T00:00:00Z' });
  await app.setClock('2026-12-01T15:59:59.999Z');
  expect(await bid(firm, auctionId, '15000.00')).toMatchObject({ leading: true });
  await app.setClock('2026-12-01T16:00:00.000Z');
  expect(await bid(firm, auctionId, '15100.00', { maxPricePerTonne: '15200.00' })).toMatchObject({
    code: 'BIDDER_NOT_ELIGIBLE',
    reasons: [{ code: 'CREDENTIAL_EXPIRED' }],
  });
  await app.setClock(null);
});

test('a revocation stops the very next bid', async () => {
  const seller = await register(app, 'COLLECTOR');
  const firm = await register(app, 'RECYCLER');
  const id = await credential(firm, reviewer, 'RECYCLER_FILING', 'R-3');
  const other = await eligibleRecycler(app, reviewer);
  const auctionId = await openAuction(seller, await createLot(seller));
  expect(await bid(firm, auctionId, '15000.00')).toMatchObject({ leading: true });
  expect(await bid(other, auctionId, '15050.00')).toMatchObject({ leading: true });
  await reviewer.ask(REVIEW, { input: { credentialId: id, decision: 'REVOKE' } });
  expect(await bid(firm, auctionId, '15100.00')).toMatchObject({
    code: 'BIDDER_NOT_ELIGIBLE',
    reasons: [{ code: 'CREDENTIAL_REVOKED' }],
  });
});

test('the operator of the environment has an organisation of its own with the role OPERATOR', async () => {
  const { viewer } = await reviewer.ask('{ viewer { email organisation { roles } } }');
  expect(viewer).toEqual({ email: OPERATOR.email, organisation: { roles: ['OPERATOR'] } });
});
