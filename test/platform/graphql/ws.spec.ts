import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CloseCode, createClient, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { GraphqlSockets } from '../../../src/platform/graphql/index.js';
import { http } from './http-client.js';
import { type Market, seen, startMarket } from './market-app.js';

let market: Market;
let narrow: Market;
const NARROW = {
  messageBytesMax: 2_000,
  socketsMax: 3,
  operationsPerSocketMax: 2,
  messagesPerSecondMax: 20,
  initWaitMs: 300,
  pingEveryMs: 150,
};
beforeAll(async () => {
  market = await startMarket({}, true);
  narrow = await startMarket({ limits: NARROW, introspection: false });
});
afterAll(async () => {
  await market.close();
  await narrow.close();
});
beforeEach(() => {
  seen.counters.length = 0;
  seen.returned = 0;
});

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A bare client of graphql-transport-ws: it sends what a test wants, also what a decent client never would. */
class Peer {
  readonly messages: Message[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #arrived: (() => void)[] = [];

  constructor(at: Market, headers: Record<string, string> = {}, protocols: string[] = [GRAPHQL_TRANSPORT_WS_PROTOCOL]) {
    this.socket = new WebSocket(`ws://127.0.0.1:${at.port}/graphql`, protocols, { headers });
    this.socket.on('message', data => {
      this.messages.push(JSON.parse(String(data)) as Message);
      for (const wake of this.#arrived.splice(0)) wake();
    });
    this.socket.on('error', () => undefined);
    this.closed = new Promise(resolve => this.socket.once('close', code => resolve(code)));
  }

  async open(payload?: Record<string, unknown>): Promise<this> {
    await new Promise(resolve => this.socket.once('open', resolve));
    this.send({ type: 'connection_init', ...(payload ? { payload } : {}) });
    await this.until(message => message.type === 'connection_ack');
    return this;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, rest: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, ...rest } });
  }

  async until(matches: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(matches);
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        this.#arrived.push(resolve);
        this.socket.once('close', code => reject(new Error(`closed with ${code}`)));
      });
    }
  }

  /** The one error of a subscription that did not start. */
  async refusal(id: string): Promise<{ message: string; extensions: Record<string, unknown> }> {
    const { payload } = await this.until(message => message.id === id && message.type === 'error');
    return (
      (payload as { message: string; extensions: Record<string, unknown> }[])[0] ?? { message: '', extensions: {} }
    );
  }

  nexts(id: string): unknown[] {
    return this.messages
      .filter(message => message.id === id && message.type === 'next')
      .map(message => message.payload);
  }

  async end(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

const eventually = async (holds: () => boolean): Promise<void> => {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 3_000) throw new Error('did not come true in 3 s');
    await new Promise(resolve => setTimeout(resolve, 10));
  }
};

const alive = async (at: Market): Promise<void> => {
  const answer = await http(at.url, {
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ double }"}',
  });
  expect(answer.body).toEqual({ data: { double: 42 } });
};

describe('subscriptions', () => {
  test('every event is delivered, in order, then complete', async () => {
    const client = createClient({ url: `ws://127.0.0.1:${market.port}/graphql`, webSocketImpl: WebSocket });
    const got: unknown[] = [];
    for await (const result of client.iterate({
      query: 'subscription S($to: Int!) { count(to: $to) }',
      variables: { to: 4 },
    })) {
      got.push(result.data);
    }
    expect(got).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }, { count: 4 }]);
    await client.dispose();
  });

  test('without a credential one is anonymous: public ones work, others are UNAUTHENTICATED', async () => {
    const peer = await new Peer(market).open();
    peer.subscribe('a', 'subscription { count(to: 1) }');
    await peer.until(message => message.id === 'a' && message.type === 'complete');
    expect(peer.nexts('a')).toEqual([{ data: { count: 1 } }]);
    peer.subscribe('b', 'subscription { privateCount }');
    const { payload } = await peer.until(message => message.id === 'b');
    expect(JSON.stringify(payload)).toContain('UNAUTHENTICATED');
    await peer.end();
  });

  test('a token in the connection parameters signs in', async () => {
    const peer = await new Peer(market).open({ token: 'token' });
    peer.subscribe('a', 'subscription { privateCount }');
    await peer.until(message => message.id === 'a' && message.type === 'complete');
    expect(peer.nexts('a')).toEqual([{ data: { privateCount: 1 } }]);
    await peer.end();
  });

  test.each([
    ['an allowed Origin', { origin: 'https://aluloop.example' }, true],
    ['a foreign Origin', { origin: 'https://evil.example' }, false],
    ['no Origin', {}, false],
  ])('the cookie from %s', async (_what, headers, signedIn) => {
    const peer = await new Peer(market, { cookie: 'session=cookie-token', ...headers } as Record<
      string,
      string
    >).open();
    peer.subscribe('a', 'subscription { privateCount }');
    const { payload } = await peer.until(message => message.id === 'a');
    expect(JSON.stringify(payload).includes('UNAUTHENTICATED')).toBe(!signedIn);
    await peer.end();
  });

  test('a credential that is refused closes with 4401, a defect of authentication with 1011', async () => {
    for (const [token, code] of [
      ['bad-token', 4401],
      ['crash', 1011],
    ] as const) {
      const peer = new Peer(market);
      await expect(peer.open({ token })).rejects.toThrow(`closed with ${code}`);
    }
  });

  test('stopping a subscription reaches a source that is waiting', async () => {
    const peer = await new Peer(market).open();
    peer.subscribe('a', 'subscription { forever }');
    await new Promise(resolve => setTimeout(resolve, 50));
    peer.send({ type: 'complete', id: 'a' });
    await eventually(() => seen.returned === 1);
    peer.subscribe('b', 'subscription { forever }');
    await new Promise(resolve => setTimeout(resolve, 50));
    peer.socket.terminate();
    await eventually(() => seen.returned === 2);
  });

  test('a defect in a source or in an event is masked', async () => {
    market.logged.length = 0;
    const peer = await new Peer(market).open({ acceptLanguage: 'en' });
    peer.subscribe('a', 'subscription { breaking }');
    await peer.until(message => message.id === 'a' && message.type === 'complete');
    peer.subscribe('b', 'subscription { breakingEvent }');
    await peer.until(message => message.id === 'b' && message.type === 'complete');
    expect(JSON.stringify(peer.messages)).not.toMatch(/secret|password/);
    const errors = [...peer.nexts('a'), ...peer.nexts('b')].flatMap(
      payload => (payload as { errors?: unknown[] }).errors ?? [],
    );
    expect(errors).toHaveLength(2);
    for (const error of errors)
      expect(error).toMatchObject({ message: 'Internal error', extensions: { code: 'INTERNAL' } });
    expect(market.logged.filter(({ fields }) => String(fields.err).includes('password')).length).toBe(2);
    await peer.end();
  });
});

describe('the same gate as over HTTP', () => {
  const deep =
    'subscription { sellerEvents { parent { parent { parent { parent { parent { parent { parent { name } } } } } } } } }';
  test.each([
    ['nested deeper than 8', deep, {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'more than 15 aliases',
      `subscription { sellerEvents { ${Array.from({ length: 16 }, (_, i) => `a${i}: name`).join(' ')} } }`,
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'more than 1,000 tokens',
      `subscription { sellerEvents { ${'name '.repeat(1_000)} } }`,
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['not valid', 'subscription { nowhere }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['does not parse', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    [
      'variables that do not coerce',
      'subscription S($to: Int!) { count(to: $to) }',
      { variables: { to: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['a variable left out', 'subscription S($to: Int!) { count(to: $to) }', {}, 'BAD_USER_INPUT'],
    ['an operationName that is not there', 'subscription S { count(to: 1) }', { operationName: 'T' }, 'BAD_USER_INPUT'],
    ['a query', '{ double }', {}, 'BAD_USER_INPUT'],
    ['a mutation', 'mutation { signIn }', {}, 'BAD_USER_INPUT'],
  ])('%s is refused', async (_what, query, rest, code) => {
    const peer = await new Peer(market).open();
    peer.subscribe('a', query, rest);
    const refusal = await peer.refusal('a');
    expect(refusal.extensions.code).toBe(code);
    if (code === 'BAD_USER_INPUT') expect(refusal.extensions.fields).toBeInstanceOf(Array);
    expect(peer.nexts('a')).toEqual([]);
    await peer.end();
  });

  test('a spent rate is RATE_LIMITED, at the connection already', async () => {
    const peer = new Peer(market, { 'x-test-limited': 'yes' });
    await expect(peer.open()).rejects.toThrow('closed with 4429');
  });

  test('without introspection there is no suggestion', async () => {
    const peer = await new Peer(narrow).open();
    peer.subscribe('a', 'subscription { cuont }');
    expect((await peer.refusal('a')).message).not.toContain('Did you mean');
    await peer.end();
  });
});

describe('sessions', () => {
  test('ending a session closes its sockets and no others', async () => {
    const [ann, annToo, bob] = [new Peer(market), new Peer(market), new Peer(market)];
    await Promise.all([ann.open({ token: 'token' }), annToo.open({ token: 'token' }), bob.open({ token: 'token-2' })]);
    market.app.get(GraphqlSockets).closeSession('session-1');
    expect(await Promise.all([ann.closed, annToo.closed])).toEqual([CloseCode.Unauthorized, CloseCode.Unauthorized]);
    expect(bob.socket.readyState).toBe(WebSocket.OPEN);
    await bob.end();
  });

  test('a session that ended while its socket was being authenticated gets none', async () => {
    market.app.get(GraphqlSockets).closeSession('session-2');
    await expect(new Peer(market).open({ token: 'token-2' })).rejects.toThrow('closed with 4401');
  });
});

describe('bounds', () => {
  test('an oversized frame closes its own socket with 1009', async () => {
    const peer = await new Peer(narrow).open();
    peer.subscribe('a', `subscription { count(to: 1) } # ${'x'.repeat(3_000)}`);
    expect(await peer.closed).toBe(1009);
    await alive(narrow);
  });

  test('a frame that breaks the protocol closes its own socket', async () => {
    const peer = await new Peer(narrow).open();
    peer.socket.send('NONSENSE');
    expect(await peer.closed).toBe(4400);
    await alive(narrow);
  });

  test('more subscriptions than the bound are refused, the ones before go on', async () => {
    const peer = await new Peer(narrow).open();
    for (const id of ['a', 'b', 'c']) peer.subscribe(id, 'subscription { forever }');
    expect((await peer.refusal('c')).extensions.code).toBe('RATE_LIMITED');
    expect(peer.messages.filter(({ id }) => id === 'a' || id === 'b')).toEqual([]);
    await peer.end();
  });

  test('more messages a second than the bound close the socket', async () => {
    const peer = await new Peer(narrow).open();
    for (let i = 0; i < 40; i += 1) peer.send({ type: 'ping' });
    expect(await peer.closed).toBe(4429);
  });

  test('more sockets than the bound are answered 503', async () => {
    const sockets = narrow.app.get(GraphqlSockets);
    await eventually(() => sockets.count === 0);
    const peers = await Promise.all(Array.from({ length: NARROW.socketsMax }, () => new Peer(narrow).open()));
    const status = await new Promise(resolve => {
      const late = new WebSocket(`ws://127.0.0.1:${narrow.port}/graphql`, GRAPHQL_TRANSPORT_WS_PROTOCOL);
      late.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      late.on('error', () => undefined);
    });
    expect(status).toBe(503);
    await Promise.all(peers.map(peer => peer.end()));
    await eventually(() => sockets.count === 0);
    await (await new Peer(narrow).open()).end();
  });

  test('who never introduces themselves is closed with 4408', async () => {
    expect(await new Peer(narrow).closed).toBe(4408);
  });

  test('who does not answer pings is cut off', async () => {
    const peer = new Peer(narrow, {});
    await peer.open();
    peer.socket.pong = () => undefined;
    (peer.socket as unknown as { _autoPong: boolean })._autoPong = false;
    expect(await peer.closed).toBe(1006);
  });

  test('without the subprotocol one is closed with 4406', async () => {
    expect(await new Peer(market, {}, []).closed).toBe(4406);
  });
});

describe('upgrades', () => {
  const upgrade = (at: Market, path: string, then: 'reset' | 'read'): Promise<string> =>
    new Promise(resolve => {
      // half open: a client that hangs up as soon as the server does could not reset it any more
      const socket = connect({ port: at.port, host: '127.0.0.1', allowHalfOpen: true }, () => {
        const key = 'dGhlIHNhbXBsZSBub25jZQ==';
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
        );
        if (then === 'reset')
          setTimeout(() => {
            socket.resetAndDestroy();
            resolve('');
          }, 20);
      });
      let text = '';
      socket.on('data', data => {
        text += String(data);
      });
      socket.on('end', () => then === 'read' && socket.end());
      socket.on('error', () => resolve(text));
      socket.on('close', () => resolve(text));
    });

  test('an upgrade that is reset kills nothing, on any path', async () => {
    for (const at of [market, narrow]) {
      for (const path of ['/graphql', '/elsewhere', '/', '/socket.io/?EIO=4&transport=websocket']) {
        for (let i = 0; i < 3; i += 1) await upgrade(at, path, 'reset');
      }
      await alive(at);
    }
  });

  test('an upgrade that nobody serves is answered 404, not left hanging', async () => {
    expect(await upgrade(narrow, '/elsewhere', 'read')).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('a path that only begins alike is not ours', async () => {
    expect(await upgrade(narrow, '/graphql2', 'read')).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('socket.io and graphql-transport-ws live on one port, by websocket and by polling', async () => {
    for (const transport of ['websocket', 'polling']) {
      const socket = io(`http://127.0.0.1:${market.port}/auctions`, { transports: [transport], reconnection: false });
      const peer = await new Peer(market).open();
      const answer = await socket.timeout(3_000).emitWithAck('watch', { auctionId: 'a' });
      peer.subscribe('a', 'subscription { count(to: 2) }');
      await peer.until(message => message.id === 'a' && message.type === 'complete');
      expect(answer).toEqual({ watched: { auctionId: 'a' } });
      expect(peer.nexts('a')).toHaveLength(2);
      socket.disconnect();
      await peer.end();
    }
  });
});

test('closing the application closes the sockets and does not wait for their clients', async () => {
  const own = await startMarket();
  const peer = await new Peer(own).open();
  peer.subscribe('a', 'subscription { forever }');
  const started = performance.now();
  await own.close();
  expect(await peer.closed).toBe(1001);
  expect(performance.now() - started).toBeLessThan(2_000);
});
