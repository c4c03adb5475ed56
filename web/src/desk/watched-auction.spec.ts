import { expect, test } from '@jest/globals';
import type { Auction, AuctionEvent } from '../auction/auction.js';
import { WatchedAuction, type WatchReply } from './watched-auction.js';

const AUCTION: Auction = {
  id: 'a',
  format: 'ENGLISH',
  status: 'OPEN',
  outcome: null,
  opensAt: 0,
  closesAt: 3_600_000,
  serverTime: 1_000_000,
  version: 1,
  currentPrice: null,
  minimumNextPrice: '15000.00',
  reserveMet: false,
  bidCount: 0,
  leading: null,
  myBid: null,
};
const bid = (version: number, mine = false): AuctionEvent => ({
  version,
  kind: 'BID_ACCEPTED',
  at: 1_000_000,
  price: `${15_000 + version * 50}.00`,
  bidderAlias: '1',
  mine,
  closesAt: null,
});
const answer = (version: number, events: readonly AuctionEvent[] = [], more: Partial<Auction> = {}): WatchReply => ({
  kind: 'ANSWER',
  auction: { ...AUCTION, version, ...more },
  events,
  lateMs: 0,
});
const OPENED: AuctionEvent = { ...bid(1), kind: 'AUCTION_OPENED', price: null };
const NONE: WatchReply = { kind: 'NONE' };

test('a cell is live only after the server answered for its own auction', async () => {
  const world = new World();
  expect(world.connection).toBe('CONNECTING');
  world.watched.connected();
  expect(world.connection).toBe('CONNECTING');
  await world.reply(answer(1, [OPENED]));
  expect(world.connection).toBe('LIVE');
});

test('a question without an answer is this cell’s trouble: it says so, counts, and asks again ever more seldom', async () => {
  const world = new World();
  world.watched.connected();
  await world.reply(NONE);
  expect(world.watched.get()).toMatchObject({ connection: 'RECONNECTING', tries: 1 });
  await world.pass(1_000);
  await world.reply(NONE);
  expect(world.watched.get()).toMatchObject({ connection: 'RECONNECTING', tries: 2 });
  await world.pass(1_000);
  expect(world.asked).toHaveLength(2);
  await world.pass(1_000);
  await world.reply(answer(1, [OPENED]));
  expect(world.watched.get()).toMatchObject({ connection: 'LIVE', tries: 0 });
});

test('after a bid the exact minimum is asked for, once and not sooner than the pace', async () => {
  const world = new World();
  world.watched.connected();
  await world.reply(answer(1, [OPENED]));
  await world.pass(200);
  world.watched.hear([bid(2)]);
  world.watched.hear([bid(3)]);
  expect(world.asked).toHaveLength(1);
  await world.pass(800);
  expect(world.asked).toEqual([0, 3]);
  await world.reply(answer(3));
  await world.pass(60_000);
  expect(world.asked).toHaveLength(2);
});

test('a gap is asked for at once, and nothing behind it is shown before', async () => {
  const world = new World();
  world.watched.connected();
  await world.reply(answer(1, [OPENED]));
  world.watched.hear([bid(3)]);
  expect(world.watched.get().followed.lastVersion).toBe(1);
  expect(world.asked).toEqual([0, 1]);
  await world.reply(answer(3, [bid(2), bid(3)]));
  expect(world.watched.get().followed.events.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test('an answer that comes over a line that is gone changes nothing', async () => {
  const world = new World();
  world.watched.connected();
  world.watched.lost('OFFLINE', false);
  await world.reply(answer(1, [OPENED]));
  expect(world.connection).toBe('OFFLINE');
  world.watched.connected();
  await world.reply(answer(1, [OPENED]));
  expect(world.connection).toBe('LIVE');
});

test('with another viewer the history is read anew, and until then nothing heard is believed', async () => {
  const world = new World();
  world.watched.connected();
  await world.reply(answer(2, [OPENED, bid(2, true)], { leading: true }));
  world.watched.lost('RECONNECTING', true);
  world.watched.connected();
  world.watched.hear([bid(3)]);
  expect(world.watched.get().followed.lastVersion).toBe(2);
  await world.reply(answer(2, [OPENED, bid(2)], { leading: null }));
  const { followed } = world.watched.get();
  expect(followed.events.map(({ mine }) => mine)).toEqual([false, false]);
  expect(followed.auction.leading).toBeNull();
  expect(world.asked).toEqual([0, 0]);
});

test('a cell that was taken off the desk asks and says nothing more', async () => {
  const world = new World();
  world.watched.connected();
  await world.reply(NONE);
  world.watched.dispose();
  await world.pass(60_000);
  world.watched.hear([OPENED]);
  expect(world.asked).toHaveLength(1);
  expect(world.watched.get().followed.events).toEqual([]);
});

/** A line whose answers are given by hand, and a clock that stands until it is moved. */
class World {
  readonly asked: number[] = [];
  private readonly waiting: ((reply: WatchReply) => void)[] = [];
  private nowMs = 0;
  private timers: { readonly at: number; readonly run: () => void }[] = [];
  readonly watched = new WatchedAuction(AUCTION, {
    ask: (_id, afterVersion) => {
      this.asked.push(afterVersion);
      return new Promise(resolve => this.waiting.push(resolve));
    },
    nowMs: () => this.nowMs,
    later: (milliseconds, run) => {
      const timer = { at: this.nowMs + milliseconds, run };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter(other => other !== timer);
      };
    },
  });

  get connection() {
    return this.watched.get().connection;
  }

  async reply(reply: WatchReply): Promise<void> {
    this.waiting.shift()?.(reply);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }

  async pass(milliseconds: number): Promise<void> {
    this.nowMs += milliseconds;
    const due = this.timers.filter(({ at }) => at <= this.nowMs);
    this.timers = this.timers.filter(({ at }) => at > this.nowMs);
    for (const { run } of due) run();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
}
