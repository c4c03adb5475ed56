import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from './app.js';
import { type Caller, callerOf, credential, operator, REVIEW, register, SUBMIT } from './client.js';

let app: TestApp;
let anyone: Caller;
let reviewer: Caller;
beforeAll(async () => {
  app = await startApp();
  anyone = callerOf(app, null);
  reviewer = await operator(app);
});
afterAll(() => app.close());

const FIELDS = `id kind status number grade submittedAt organisation { id name unifiedSocialCreditCode region }
  reviews { decision fromStatus toStatus reason at by }`;
const QUEUE = `{ credentialQueue { ${FIELDS} } }`;
const HELD = `query ($id: ID!) { organisation(id: $id) { credentials { ${FIELDS} } } }`;
const ORGANISATIONS = `query ($search: String, $first: Int, $after: String) {
  organisations(search: $search, first: $first, after: $after) { nodes { id name verified } hasNextPage endCursor } }`;

const find = async (search: string | null, more: object = {}) =>
  (await reviewer.ask(ORGANISATIONS, { search, ...more })).organisations;
const names = async (search: string) => (await find(search)).nodes.map((node: { name: string }) => node.name);

test('the queue and the list of organisations are for operators: strangers sign in, every other role is FORBIDDEN', async () => {
  for (const query of [QUEUE, ORGANISATIONS]) {
    expect(await anyone.fail(query)).toBe('UNAUTHENTICATED');
    for (const role of ['COLLECTOR', 'RECYCLER', 'PROCESSOR']) {
      expect([role, await (await register(app, role)).fail(query)]).toEqual([role, 'FORBIDDEN']);
    }
    const observer = await register(app, 'COLLECTOR');
    await app.sql(`UPDATE organisation SET roles = '{OBSERVER}' WHERE id = $1`, [observer.organisationId]);
    expect(await observer.fail(query)).toBe('FORBIDDEN');
    expect((await reviewer.raw(query)).body.errors).toBeUndefined();
  }
});

test('an operator reads in the queue whose credential it is, since when it waits, and its grade', async () => {
  const firm = await register(app, 'PROCESSOR', { name: '待审铝业' });
  const id = randomUUID();
  const before = Date.now();
  await firm.ask(SUBMIT, { input: { id, kind: 'ENVIRONMENTAL_GRADE', number: 'E-7', grade: 'B' } });
  const { credentialQueue } = await reviewer.ask(QUEUE);
  const waiting = credentialQueue.find((entry: { id: string }) => entry.id === id);
  expect(waiting).toMatchObject({
    status: 'SUBMITTED',
    number: 'E-7',
    grade: 'B',
    organisation: { id: firm.organisationId, name: '待审铝业', unifiedSocialCreditCode: firm.code },
    reviews: [],
  });
  expect(Date.parse(waiting.submittedAt)).toBeGreaterThanOrEqual(before - 1_000);
  await reviewer.ask(REVIEW, { input: { credentialId: id, decision: 'REJECT', reason: '照片不清' } });
  expect((await reviewer.ask(QUEUE)).credentialQueue.some((entry: { id: string }) => entry.id === id)).toBe(false);
});

test('reviews are told oldest first: operators read who decided, the organisation what and why, others nothing', async () => {
  const firm = await register(app, 'RECYCLER');
  const id = await credential(firm, reviewer, 'RECYCLER_FILING', 'SECRET-77');
  await reviewer.ask(REVIEW, { input: { credentialId: id, decision: 'SUSPEND', reason: 'under inquiry' } });
  const held = async (viewer: Caller) =>
    (await viewer.ask(HELD, { id: firm.organisationId })).organisation.credentials[0];
  const steps = (by: string | null) => [
    { decision: 'VERIFY', fromStatus: 'SUBMITTED', toStatus: 'VERIFIED', reason: null, at: expect.any(String), by },
    {
      decision: 'SUSPEND',
      fromStatus: 'VERIFIED',
      toStatus: 'SUSPENDED',
      reason: 'under inquiry',
      at: expect.any(String),
      by,
    },
  ];
  expect((await held(reviewer)).reviews).toEqual(steps('operator@test.example'));
  const own = await held(firm);
  expect(own).toMatchObject({ number: 'SECRET-77', organisation: { id: firm.organisationId } });
  expect(own.reviews).toEqual(steps(null));
  const stranger = await register(app, 'PROCESSOR');
  for (const viewer of [anyone, stranger]) {
    const seen = await held(viewer);
    expect(seen).toMatchObject({
      kind: 'RECYCLER_FILING',
      status: 'SUSPENDED',
      number: null,
      grade: null,
      submittedAt: null,
      organisation: null,
      reviews: [],
    });
    expect(JSON.stringify(seen)).not.toMatch(/SECRET-77|operator@|inquiry/);
  }
});

test('an organisation is found by the beginning of its code or a part of its name, whatever the case, and by no pattern', async () => {
  const firm = await register(app, 'RECYCLER', { name: 'Qingshan 100%_Metal' });
  expect(await names(firm.code)).toEqual(['Qingshan 100%_Metal']);
  expect(await names(firm.code.slice(0, 16).toLowerCase())).toContain('Qingshan 100%_Metal');
  expect(await names(firm.code.slice(1))).toEqual([]);
  expect(await names('SHAN 100%_m')).toEqual(['Qingshan 100%_Metal']);
  expect(await names('%_Metal')).toEqual(['Qingshan 100%_Metal']);
  expect(await names('Q%l')).toEqual([]);
  expect(await names('Qingsha_')).toEqual([]);
  expect(await names('\\')).toEqual([]);
  expect((await find('  ')).nodes.length).toBeGreaterThan(1);
});

test('organisations page newest first without gap or repeat, also where several came in one millisecond', async () => {
  const mark = `Page ${randomUUID().slice(0, 8)}`;
  await app.setClock('2026-11-20T08:00:00.123Z');
  const made: string[] = [];
  for (let i = 0; i < 5; i++) made.push((await register(app, 'COLLECTOR', { name: `${mark} ${i}` })).organisationId);
  await app.setClock(null);
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 3; page++) {
    const found = await find(mark, { first: 2, after });
    expect(found.hasNextPage).toBe(page < 2);
    seen.push(...found.nodes.map((node: { id: string }) => node.id));
    after = found.endCursor;
  }
  expect(seen).toEqual([...made].sort().reverse());
  const newest = await register(app, 'COLLECTOR', { name: `${mark} newest` });
  expect((await find(mark, { first: 1 })).nodes[0].id).toBe(newest.organisationId);
});

test('a page size or a cursor that does not belong is BAD_USER_INPUT', async () => {
  const { endCursor } = await find(null, { first: 1 });
  for (const wrong of [
    { first: 0 },
    { first: 101 },
    { after: 'x' },
    { after: Buffer.from('[1,2,3]').toString('base64url') },
    { after: endCursor, search: 'another' },
    { search: 'x'.repeat(65) },
    { search: '\u0007' },
  ]) {
    expect([wrong, await reviewer.fail(ORGANISATIONS, wrong)]).toEqual([wrong, 'BAD_USER_INPUT']);
  }
});

test('a reason why somebody may not bid names the kind of credential that cures it', async () => {
  const firm = await register(app, 'PROCESSOR');
  const collector = await register(app, 'COLLECTOR');
  const reasons = async (viewer: Caller) =>
    (
      await viewer.ask('query ($id: ID!) { eligibility(organisationId: $id) { reasons { code credentialKind } } }', {
        id: viewer.organisationId,
      })
    ).eligibility.reasons;
  expect(await reasons(firm)).toEqual([
    { code: 'CREDENTIAL_MISSING', credentialKind: 'DISCHARGE_PERMIT' },
    { code: 'CREDENTIAL_MISSING', credentialKind: 'HAZARDOUS_WASTE_CONTRACT' },
  ]);
  expect(await reasons(collector)).toEqual([{ code: 'ROLE_MAY_NOT_BID', credentialKind: null }]);
});
