import { expect, test } from '@jest/globals';
import type { Bid, BidVerdict } from '../api/bids.js';
import type { Answer } from '../api/graphql.js';
import { AUTOMATIC_MS_MAX, BidSender, type KeptBid } from './bid-sender.js';

const BID: Bid = { bidId: 'b1', auctionId: 'a', pricePerTonne: '17900.00', maxPricePerTonne: null };
const OTHER: Bid = { ...BID, bidId: 'b2' };
const ACCEPTED: Answer<BidVerdict> = {
  kind: 'ANSWER',
  data: { __typename: 'BidAccepted', pricePerTonne: '17900.00', leading: true },
};
const LOST: Answer<BidVerdict> = { kind: 'LOST' };
const failed = (code: string): Answer<BidVerdict> => ({ kind: 'FAILED', code, message: code, retryAfterMs: 700 });

test('a bid is kept before it is sent, and let go when its verdict is known', async () => {
  const world = new World([ACCEPTED]);
  world.sender.place(BID);
  expect(world.log).toEqual(['keep b1', 'send b1']);
  await world.settle();
  expect(world.sender.get()).toMatchObject({ kind: 'DECIDED', verdict: { leading: true } });
  expect(world.kept).toBeNull();
});

test('a lost answer is resolved by sending the same bid with the same id', async () => {
  const world = new World([LOST, LOST, ACCEPTED]);
  world.sender.place(BID);
  await world.settle();
  expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'LOST', retryAt: 1_000 });
  await world.pass(1_000);
  await world.pass(2_000);
  expect(world.sent).toEqual([BID, BID, BID]);
  expect(world.sender.get()).toMatchObject({ kind: 'DECIDED' });
});

test('while a bid is undecided no other one goes out', async () => {
  const world = new World([LOST, ACCEPTED]);
  world.sender.place(BID);
  world.sender.place(OTHER);
  await world.settle();
  world.sender.place(OTHER);
  expect(world.sent).toEqual([BID]);
  expect(world.kept?.bid).toEqual(BID);
});

test('a busy server decides nothing, and the same bid goes out when it says', async () => {
  const busy: Answer<BidVerdict> = {
    kind: 'ANSWER',
    data: { __typename: 'Overloaded', code: 'OVERLOADED', message: '', retryAfterMs: 300 },
  };
  const world = new World([busy, failed('RATE_LIMITED'), ACCEPTED]);
  world.sender.place(BID);
  await world.settle();
  expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'BUSY', retryAt: 300 });
  await world.pass(300);
  expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'BUSY', retryAt: 1_000 });
  await world.pass(700);
  expect(world.sender.get()).toMatchObject({ kind: 'DECIDED' });
});

test('after a minute nothing goes out without asking', async () => {
  const world = new World(Array.from({ length: 50 }, () => LOST));
  world.sender.place(BID);
  for (let second = 0; second < 120; second++) await world.pass(1_000);
  const sent = world.sent.length;
  expect(world.sender.get()).toMatchObject({ kind: 'UNKNOWN', retryAt: null });
  await world.pass(AUTOMATIC_MS_MAX);
  expect(world.sent).toHaveLength(sent);
  world.sender.checkAgain();
  expect(world.sent).toHaveLength(sent + 1);
});

test('a reload takes up a fresh bid by itself, and asks about an old one', async () => {
  const fresh = new World([ACCEPTED], { bid: BID, confirmedAt: -5_000 });
  fresh.sender.resume();
  await fresh.settle();
  expect(fresh.sent).toEqual([BID]);
  const old = new World([ACCEPTED], { bid: BID, confirmedAt: -AUTOMATIC_MS_MAX });
  old.sender.resume();
  await old.settle();
  expect(old.sent).toEqual([]);
  expect(old.sender.get()).toMatchObject({ kind: 'UNKNOWN', retryAt: null });
  old.sender.abandon();
  expect(old.sender.get()).toEqual({ kind: 'IDLE' });
  expect(old.kept).toBeNull();
});

test('a session that ended after a lost answer leaves the bid undecided; before any answer nothing was placed', async () => {
  const first = new World([failed('UNAUTHENTICATED')]);
  first.sender.place(BID);
  await first.settle();
  expect(first.sender.get()).toMatchObject({ kind: 'FAILED', code: 'UNAUTHENTICATED' });
  expect(first.kept).toBeNull();
  const second = new World([LOST, failed('UNAUTHENTICATED')]);
  second.sender.place(BID);
  await second.settle();
  await second.pass(1_000);
  expect(second.sender.get()).toMatchObject({ kind: 'UNKNOWN', cause: 'SIGNED_OUT', retryAt: null });
  expect(second.kept?.bid).toEqual(BID);
});

test('a page that is left sends nothing more', async () => {
  const world = new World([LOST, ACCEPTED]);
  world.sender.place(BID);
  await world.settle();
  world.sender.dispose();
  await world.pass(5_000);
  expect(world.sent).toEqual([BID]);
});

/** A server with prepared answers, a clock that stands until it is moved, and one place to keep a bid. */
class World {
  readonly log: string[] = [];
  readonly sent: Bid[] = [];
  private now = 0;
  private timers: { readonly at: number; readonly run: () => void }[] = [];
  readonly sender = new BidSender({
    send: bid => {
      this.log.push(`send ${bid.bidId}`);
      this.sent.push(bid);
      return Promise.resolve(this.answers.shift() ?? LOST);
    },
    read: () => this.kept,
    write: kept => {
      this.log.push(kept === null ? 'let go' : `keep ${kept.bid.bidId}`);
      this.kept = kept;
    },
    now: () => this.now,
    later: (milliseconds, run) => {
      const timer = { at: this.now + milliseconds, run };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter(other => other !== timer);
      };
    },
  });

  constructor(
    private readonly answers: Answer<BidVerdict>[],
    public kept: KeptBid | null = null,
  ) {}

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { run } of due) run();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
}
