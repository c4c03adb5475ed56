import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import { startApp, TEST_SECRETS, type TestApp } from './app.js';
import {
  type Answer,
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

/** Three doors to one history: the query, the subscription and the socket. */
let app: TestApp;
let seller: Caller;
let one: Caller;
let two: Caller;
let anyone: Caller;
const open: { close(): void }[] = [];

beforeAll(async () => {
  app = await startApp();
  const reviewer = await operator(app);
  [seller, one, two] = await Promise.all([
    register(app, 'COLLECTOR'),
    eligibleRecycler(app, reviewer),
    eligibleRecycler(app, reviewer),
  ]);
  anyone = callerOf(app, null);
});
afterEach(() => {
  for (const door of open.splice(0)) door.close();
});
afterAll(() => app.close());

const EVENT = 'auctionId version kind at price bidderAlias mine closesAt hash outageFrom outageUntil';
const newAuction = async () => openAuction(seller, await createLot(seller));

async function history(viewer: Caller, auctionId: string, afterVersion = 0): Promise<Answer[]> {
  const query = `query ($id: ID!, $after: Int) { auctionEvents(auctionId: $id, afterVersion: $after, first: 1000) { ${EVENT} } }`;
  return (await viewer.ask(query, { id: auctionId, after: afterVersion })).auctionEvents;
}

async function raise(auctionId: string, times: number, from = 15_000): Promise<void> {
  for (let step = 0; step < times; step++) {
    const answer = await bid((from / 50 + step) % 2 === 0 ? one : two, auctionId, `${from + step * 50}.00`);
    if (answer.__typename !== 'BidAccepted') throw new Error(JSON.stringify(answer));
  }
}

async function connect(token: string | null, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = io(`${app.url}/auctions`, {
    transports: ['websocket'],
    auth: token === null ? {} : { token },
    extraHeaders: headers,
    forceNew: true,
    reconnection: false,
  });
  open.push({ close: () => socket.disconnect() });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

const watch = (socket: Socket, auctionId: unknown, afterVersion?: number): Promise<Answer> =>
  socket.timeout(5_000).emitWithAck('watch', { auctionId, afterVersion });

test('the query, the subscription and the socket show one and the same history, each as its viewer may see it', async () => {
  const auctionId = await newAuction();
  await raise(auctionId, 3);
  const socket = await connect(two.token);
  const live: Answer[] = [];
  socket.on('events', (events: Answer[]) => live.push(...events));
  const { auction, events } = await watch(socket, auctionId);
  expect(auction).toMatchObject({
    id: auctionId,
    status: 'OPEN',
    version: 4,
    currentPrice: '15100.00',
    leading: false,
  });
  expect(events).toEqual(await history(two, auctionId));

  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: false,
    retryAttempts: 0,
  });
  open.push({ close: () => void client.dispose() });
  const subscribed: Answer[] = [];
  const end = client.subscribe(
    {
      query: `subscription ($id: ID!) { auctionEvents(auctionId: $id, afterVersion: 1) { ${EVENT} } }`,
      variables: { id: auctionId },
    },
    {
      next: ({ data }) => void subscribed.push((data as Answer).auctionEvents),
      error: () => undefined,
      complete: () => undefined,
    },
  );
  await raise(auctionId, 4, 15_150);
  await eventually(async () => subscribed.length === 7 && live.length === 4);
  end();
  expect([...events, ...live]).toEqual(await history(two, auctionId));
  expect(subscribed).toEqual(await history(anyone, auctionId, 1));
  expect(subscribed.every(event => event.mine === null)).toBe(true);
  expect(live.map(event => event.mine)).toEqual([true, false, true, false]);
});

test('a socket that comes back with its last version gets exactly what it missed', async () => {
  const auctionId = await newAuction();
  const first = await connect(one.token);
  const seen: Answer[] = (await watch(first, auctionId)).events;
  first.on('events', (events: Answer[]) => seen.push(...events));
  await raise(auctionId, 4);
  await eventually(async () => seen.at(-1)?.version === 5);
  first.disconnect();
  await raise(auctionId, 6, 15_200);
  const second = await connect(one.token);
  second.on('events', (events: Answer[]) => seen.push(...events));
  seen.push(...(await watch(second, auctionId, seen.at(-1).version)).events);
  await raise(auctionId, 2, 15_500);
  await eventually(async () => seen.length === 13);
  expect(seen).toEqual(await history(one, auctionId));
});

test('a spectator gets a busy auction in few messages, and every event once and in order', async () => {
  const auctionId = await newAuction();
  const spectator = await connect(null);
  const messages: Answer[][] = [];
  spectator.on('events', (events: Answer[]) => messages.push(events));
  await watch(spectator, auctionId, 1);
  const began = performance.now();
  await raise(auctionId, 60);
  const seconds = (performance.now() - began) / 1000;
  const versions = await eventually(async () =>
    messages.flat().at(-1)?.version === 61 ? messages.flat().map(event => event.version) : null,
  );
  expect(versions).toEqual(Array.from({ length: 60 }, (_, index) => index + 2));
  expect(messages.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
});

test('a commit of another node reaches the watchers here', async () => {
  const auctionId = await newAuction();
  const socket = await connect(null);
  const live: Answer[] = [];
  socket.on('events', (events: Answer[]) => live.push(...events));
  await watch(socket, auctionId, 1);
  const { createApplication } = await import('../../src/application.js');
  const { parseConfig } = await import('../../src/platform/config/index.js');
  const { createLogger } = await import('../../src/platform/observability/index.js');
  const other = await createApplication({
    config: parseConfig({ DATABASE_URL: app.databaseUrl, RATE_LIMITS: 'off', LOG_LEVEL: 'silent' }),
    databaseUrl: app.databaseUrl,
    secrets: TEST_SECRETS,
    logger: createLogger('silent'),
  });
  await other.listen(0, '127.0.0.1');
  try {
    const { port } = other.getHttpServer().address() as AddressInfo;
    const there = callerOf({ url: `http://127.0.0.1:${port}` }, one.token, one.organisationId);
    expect(await bid(there, auctionId, '15000.00')).toMatchObject({ version: 2 });
    await eventually(async () => live.length === 1);
  } finally {
    await other.close();
  }
});

test('signing out ends the sockets of that session, and only those', async () => {
  const { signIn } = await anyone.ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { token } } }',
    { input: { email: `${one.organisationId}@test.example`, password: 'a password of the tests' } },
  );
  const mine = await connect(signIn.token);
  const elsewhere = await connect(one.token);
  const gone = new Promise(resolve => mine.once('disconnect', resolve));
  expect((await callerOf(app, signIn.token).ask('mutation { signOut }')).signOut).toBe(true);
  await gone;
  expect(elsewhere.connected).toBe(true);
  expect(await callerOf(app, signIn.token).fail('{ myTrades { id } }')).toBe('UNAUTHENTICATED');
  expect((await callerOf(app, signIn.token).ask('mutation { signOut }')).signOut).toBe(true);
});

test('a page of a foreign origin gets no socket, whatever cookie it brings', async () => {
  await expect(connect(null, { origin: 'https://evil.example', cookie: `session=${one.token}` })).rejects.toThrow();
  const own = await connect(null, { origin: app.url, cookie: `session=${one.token}` });
  const auctionId = await newAuction();
  await bid(one, auctionId, '15000.00');
  expect((await watch(own, auctionId)).auction.leading).toBe(true);
  const withoutOrigin = await connect(null, { cookie: `session=${one.token}` });
  expect((await watch(withoutOrigin, auctionId)).auction.leading).toBe(null);
});

test('watch and unwatch sent in one breath are answered in their order', async () => {
  const auctionId = await newAuction();
  const socket = await connect(null);
  const live: Answer[] = [];
  socket.on('events', (events: Answer[]) => live.push(...events));
  const watched = watch(socket, auctionId);
  expect(await socket.timeout(5_000).emitWithAck('unwatch', { auctionId })).toEqual({});
  expect((await watched).events).toHaveLength(1);
  await raise(auctionId, 2);
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(live).toEqual([]);
});

test('a history of more than a thousand events comes in parts, each event once, whether the client asks on or waits', async () => {
  const auctionId = await newAuction();
  const version = async () =>
    (await anyone.ask('query ($id: ID!) { auction(id: $id) { version } }', { id: auctionId })).auction.version;
  for (let price = 15_000; (await version()) < 1_020; price += 2_500) {
    const prices = Array.from({ length: 50 }, (_, step) => price + step * 50);
    await Promise.all(prices.map(each => bid(each % 100 === 0 ? one : two, auctionId, `${each}.00`)));
  }
  const all = (await history(anyone, auctionId)).length + (await history(anyone, auctionId, 1_000)).length;
  const [asking, waiting] = [await connect(null), await connect(null)];
  const seen = { asking: [] as number[], waiting: [] as number[] };
  asking.on('events', (events: Answer[]) => seen.asking.push(...events.map(event => event.version)));
  waiting.on('events', (events: Answer[]) => seen.waiting.push(...events.map(event => event.version)));
  const first = await watch(asking, auctionId);
  expect([first.events.length, first.more]).toEqual([1_000, true]);
  const second = await watch(asking, auctionId, 1_000);
  seen.asking.push(
    ...first.events.map((event: Answer) => event.version),
    ...second.events.map((event: Answer) => event.version),
  );
  seen.waiting.push(...(await watch(waiting, auctionId)).events.map((event: Answer) => event.version));
  await eventually(async () => seen.waiting.length === all, 8_000);
  await new Promise(resolve => setTimeout(resolve, 2_200));
  const versions = Array.from({ length: all }, (_, index) => index + 1);
  expect([seen.asking, seen.waiting]).toEqual([versions, versions]);
}, 40_000);

test('the default namespace takes no one', async () => {
  const socket = io(app.url, { transports: ['websocket'], forceNew: true, reconnection: false });
  open.push({ close: () => void socket.disconnect() });
  await expect(
    new Promise((resolve, reject) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', reject);
    }),
  ).rejects.toThrow('connect to /auctions');
});

test('messages that make no sense are answered with a code, and the connection lives', async () => {
  const socket = await connect(null);
  expect((await watch(socket, 'nonsense')).error.code).toBe('BAD_USER_INPUT');
  expect((await watch(socket, '00000000-0000-4000-8000-000000000000')).error.code).toBe('NOT_FOUND');
  expect((await socket.timeout(5_000).emitWithAck('watch', null)).error.code).toBe('BAD_USER_INPUT');
  expect((await socket.timeout(5_000).emitWithAck('watch', [[[]]])).error.code).toBe('BAD_USER_INPUT');
  expect(await socket.timeout(5_000).emitWithAck('unwatch', { auctionId: await newAuction() })).toEqual({});
  expect(socket.connected).toBe(true);
});

test('events of an unknown auction are NOT_FOUND at every door', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  expect(await anyone.fail('query ($id: ID!) { auctionEvents(auctionId: $id) { version } }', { id })).toBe('NOT_FOUND');
});
