import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../api/graphql.js';
import type { Post } from './check-post.js';
import { AUTOMATIC_MS_MAX, CLOSE_FRESH_MS, PostOutbox, type QueuedPost } from './post-outbox.js';
import type { AuctionVerdict, FoundAuction, LotVerdict, Opening } from './posting.js';
import type { CreateLotInput } from './posting.operations.js';

const HOUR_MS = 3_600_000;
const LOT: CreateLotInput = {
  id: 'lot-1',
  title: '轮毂铝',
  description: null,
  gradeStandard: 'cn-trade',
  gradeCode: 'LUN-GU-LV',
  form: 'WHEEL',
  origin: 'POST_CONSUMER',
  massKg: 12_600,
  region: '320000',
  taxMode: 'VAT13',
  sample: null,
  declaredDeviations: [],
  allowedMoisturePercent: null,
  allowedInclusionPercent: null,
};
const POST: Post = {
  lot: LOT,
  auctionId: 'auction-1',
  terms: {
    startPrice: '15000.00',
    reservePrice: null,
    increment: '50.00',
    close: { kind: 'AFTER', ms: HOUR_MS },
  },
};
const LOT_ALONE: Post = { ...POST, terms: null };
describe('from the button to the outcome', () => {
  test('lot and auction are each kept before they are sent, and the outcome stays until it was read', async () => {
    const world = new World();
    world.outbox.queue(POST);
    await world.settle();
    expect(world.log).toEqual([
      'lot UNSENT',
      'lot SENT',
      'send lot',
      'lot DONE',
      'auction SENT',
      'send auction',
      'auction DONE',
    ]);
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED', auctionId: 'auction-1' });
    expect(world.server.counts()).toEqual([1, 1]);
    world.outbox.acknowledge();
    expect(world.outbox.get()).toEqual({ kind: 'DRAFT' });
    expect(world.kept).toBeNull();
  });

  test('a lot without an auction is posted alone', async () => {
    const world = new World();
    world.outbox.queue(LOT_ALONE);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED', auctionId: null });
    expect(world.server.counts()).toEqual([1, 0]);
  });

  test('a second press while one post is under way changes nothing', async () => {
    const world = new World();
    world.outbox.queue(POST);
    world.outbox.queue({ ...POST, lot: { ...LOT, id: 'lot-2' } });
    await world.settle();
    expect(world.server.counts()).toEqual([1, 1]);
    expect([...world.server.lots.keys()]).toEqual(['lot-1']);
  });
});

test('being woken while an answer is awaited sends nothing more', async () => {
  const world = new World();
  world.outbox.queue(POST);
  world.outbox.wake();
  world.outbox.wake();
  await world.settle();
  expect(world.sent).toEqual(['lot-1', 'auction-1']);
});

describe('without network', () => {
  test('one post waits, can be taken back, and goes out by itself when the network returns', async () => {
    const world = new World();
    world.isOnline = false;
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'WAITING', cause: 'OFFLINE' });
    expect(world.sent).toEqual([]);
    world.outbox.takeBack();
    expect(world.outbox.get()).toEqual({ kind: 'DRAFT' });
    world.outbox.queue(POST);
    await world.settle();
    world.isOnline = true;
    world.outbox.wake();
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
    expect(world.server.counts()).toEqual([1, 1]);
  });

  test('where the browser tells nothing of the return, looking again does', async () => {
    const world = new World();
    world.isOnline = false;
    world.outbox.queue(POST);
    await world.settle();
    world.isOnline = true;
    await world.pass(1_000);
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
  });

  test('after a day nobody is taken at yesterday’s word', async () => {
    const world = new World();
    world.isOnline = false;
    world.outbox.queue(POST);
    await world.settle();
    world.isOnline = true;
    await world.pass(AUTOMATIC_MS_MAX + 1);
    expect(world.outbox.get()).toMatchObject({ kind: 'WAITING', cause: 'STALE', retryAt: null });
    expect(world.sent).toEqual([]);
    world.outbox.sendAnyway();
    await world.settle();
    expect(world.server.counts()).toEqual([1, 1]);
  });

  test('a close that passed while waiting posts nothing', async () => {
    const world = new World();
    world.isOnline = false;
    world.outbox.queue({ ...POST, terms: { ...terms(), close: { kind: 'AT', at: HOUR_MS } } });
    await world.settle();
    world.isOnline = true;
    await world.pass(HOUR_MS);
    expect(world.outbox.get()).toMatchObject({ kind: 'REFUSED', step: 'LOT', code: 'CLOSE_HAS_PASSED' });
    expect(world.sent).toEqual([]);
  });
});

describe('a lost answer', () => {
  test.each(['REQUEST', 'ANSWER'] as const)(
    'to createLot (the %s was lost) is asked for with the same ids',
    async lost => {
      const world = new World([lost]);
      world.outbox.queue(POST);
      await world.settle();
      expect(world.outbox.get()).toMatchObject({ kind: 'UNKNOWN', step: 'LOT', retryAt: 1_000 });
      world.outbox.takeBack();
      expect(world.outbox.get()).toMatchObject({ kind: 'UNKNOWN' });
      await world.pass(1_000);
      expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
      expect(world.server.counts()).toEqual([1, 1]);
      expect(world.sent).toEqual(['lot-1', 'lot-1', 'auction-1']);
    },
  );

  test.each(['REQUEST', 'ANSWER'] as const)(
    'to openAuction (the %s was lost) is asked for with the same ids',
    async lost => {
      const world = new World(['OK', lost]);
      world.outbox.queue(POST);
      await world.settle();
      expect(world.outbox.get()).toMatchObject({ kind: 'UNKNOWN', step: 'AUCTION' });
      await world.pass(1_000);
      expect(world.outbox.get()).toMatchObject({ kind: 'POSTED', auctionId: 'auction-1' });
      expect(world.server.counts()).toEqual([1, 1]);
      expect(world.sent).toEqual(['lot-1', 'auction-1', 'auction-1']);
    },
  );

  test('pauses between attempts grow and end at a minute, and the attempts do not end while the page is open', async () => {
    const world = new World(Array.from({ length: 40 }, () => 'REQUEST'));
    world.outbox.queue(POST);
    await world.settle();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 9; attempt++) {
      const state = world.outbox.get();
      if (state.kind !== 'UNKNOWN') throw new Error(state.kind);
      pauses.push(state.retryAt - world.now);
      await world.pass(state.retryAt - world.now);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000]);
  });

  test('a late retry does not shorten an auction that had not arrived', async () => {
    const world = new World(['OK', 'REQUEST']);
    world.outbox.queue(POST);
    await world.settle();
    await world.pass(CLOSE_FRESH_MS + HOUR_MS);
    expect(world.server.auctions.get('auction-1')?.closesAt).toBe(world.now + HOUR_MS);
  });

  test('a late retry finds the auction that had arrived, with the close that was promised', async () => {
    const world = new World(['OK', 'ANSWER']);
    world.outbox.queue(POST);
    await world.settle();
    await world.pass(CLOSE_FRESH_MS + 1);
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED', closesAt: new Date(HOUR_MS).toISOString() });
    expect(world.server.counts()).toEqual([1, 1]);
  });

  test.each([0, 1])('over a reload (answer %i lost) is asked for by the next page', async calls => {
    const world = new World([...Array.from({ length: calls }, () => 'OK' as const), 'ANSWER']);
    world.outbox.queue(POST);
    await world.settle();
    const next = world.reload();
    next.outbox.resume();
    await next.settle();
    expect(next.outbox.get()).toMatchObject({ kind: 'POSTED' });
    expect(next.server.counts()).toEqual([1, 1]);
  });
});

describe('the server says no', () => {
  test('to the lot: nothing is posted, and the mended draft goes out with the same ids', async () => {
    const world = new World();
    world.server.refuseLot = 'UNDECLARED_DEVIATION';
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'REFUSED', step: 'LOT', code: 'UNDECLARED_DEVIATION' });
    expect(world.kept).toBeNull();
    world.server.refuseLot = null;
    world.outbox.queue({ ...POST, lot: { ...LOT, declaredDeviations: ['MOISTURE'] } });
    await world.settle();
    expect(world.server.counts()).toEqual([1, 1]);
  });

  test('to the auction: the lot stands, and only new terms are sent', async () => {
    const world = new World();
    world.server.refuseAuction = 'INVALID_TERMS';
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'REFUSED', step: 'AUCTION', code: 'INVALID_TERMS' });
    world.outbox.wake();
    await world.settle();
    expect(world.sent).toEqual(['lot-1', 'auction-1']);
    world.server.refuseAuction = null;
    world.outbox.queue({ ...POST, lot: { ...LOT, title: 'changed' }, terms: { ...terms(), startPrice: '14000.00' } });
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
    expect(world.sent).toEqual(['lot-1', 'auction-1', 'auction-1']);
    expect(world.server.counts()).toEqual([1, 1]);
  });

  test('to the auction: the lot may stay without one', async () => {
    const world = new World();
    world.server.refuseAuction = 'INVALID_TERMS';
    world.outbox.queue(POST);
    await world.settle();
    world.outbox.leaveUnauctioned();
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED', auctionId: null });
  });

  test('with a mistake at a field: the draft is back and the field is named', async () => {
    const world = new World(['BAD_USER_INPUT']);
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({
      kind: 'REFUSED',
      step: 'LOT',
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.title', message: 'at most 120 characters' }],
    });
    expect(world.kept).toBeNull();
  });

  test('because it is busy: the same post goes out when it says', async () => {
    const world = new World(['RATE_LIMITED']);
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'WAITING', cause: 'BUSY', retryAt: 700 });
    await world.pass(700);
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
  });
});

describe('whoever is signed in', () => {
  test('nobody: the post waits and goes out after signing in', async () => {
    const world = new World();
    world.organisationId = null;
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'WAITING', cause: 'SIGNED_OUT' });
    world.organisationId = 'yard';
    world.outbox.wake();
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
  });

  test('another organisation does not get this one’s post', async () => {
    const world = new World(['OK', 'UNAUTHENTICATED']);
    world.outbox.queue(POST);
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'WAITING', cause: 'SIGNED_OUT' });
    world.organisationId = 'neighbour';
    world.outbox.wake();
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'WAITING', cause: 'OTHER_ORGANISATION' });
    world.organisationId = 'yard';
    world.outbox.wake();
    await world.settle();
    expect(world.outbox.get()).toMatchObject({ kind: 'POSTED' });
    expect(world.server.counts()).toEqual([1, 1]);
  });

  test('a session that ends after a lost answer leaves the post unknown, not retractable', async () => {
    const world = new World(['ANSWER', 'UNAUTHENTICATED']);
    world.outbox.queue(POST);
    await world.settle();
    await world.pass(1_000);
    world.outbox.takeBack();
    expect(world.kept?.lot).toBe('SENT');
    world.outbox.wake();
    await world.settle();
    expect(world.server.counts()).toEqual([1, 1]);
  });
});

test('another window that finished with the post ends it here too', async () => {
  const world = new World();
  world.outbox.queue(POST);
  world.kept = null;
  await world.settle();
  expect(world.outbox.get()).toEqual({ kind: 'DRAFT' });
  expect(world.kept).toBeNull();
});

test('whatever gets lost, in whatever order, one draft becomes one lot and one auction', async () => {
  const fate = fc.constantFrom<Fate>('OK', 'REQUEST', 'ANSWER', 'RATE_LIMITED', 'UNAUTHENTICATED');
  const act = fc.constantFrom('PASS', 'PASS_LONG', 'WAKE', 'OFF', 'ON', 'RELOAD', 'PRESS');
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 12 }), fc.array(act, { maxLength: 20 }), async (fates, acts) => {
      let world = new World(fates);
      world.outbox.queue(POST);
      for (const what of acts) {
        if (what === 'PASS') await world.pass(2_000);
        if (what === 'PASS_LONG') await world.pass(CLOSE_FRESH_MS + 60_000);
        if (what === 'WAKE') world.outbox.wake();
        if (what === 'OFF') world.isOnline = false;
        if (what === 'ON') world.isOnline = true;
        if (what === 'PRESS' && world.kept !== null) world.outbox.queue(POST);
        if (what === 'RELOAD') {
          world = world.reload();
          world.outbox.resume();
        }
        await world.settle();
      }
      world.isOnline = true;
      for (let turn = 0; turn < 30; turn++) {
        world.outbox.wake();
        await world.settle();
      }
      expect(world.outbox.get()).toMatchObject({ kind: 'POSTED', auctionId: 'auction-1' });
      expect(world.server.counts()).toEqual([1, 1]);
      expect(new Set(world.sent)).toEqual(new Set(['lot-1', 'auction-1']));
    }),
    { numRuns: 300 },
  );
});

const terms = () => {
  if (POST.terms === null) throw new Error('the example has terms');
  return POST.terms;
};

/** What becomes of a request: REQUEST: it never arrives; ANSWER: it is done and nobody hears of it. */
type Fate = 'OK' | 'REQUEST' | 'ANSWER' | 'RATE_LIMITED' | 'UNAUTHENTICATED' | 'BAD_USER_INPUT';

/** Ids mean what docs/semantics.md says: known with the same body, the same answer; with another one, a mismatch; refused, free again. */
class Server {
  readonly lots = new Map<string, string>();
  readonly auctions = new Map<string, { readonly body: string; readonly lotId: string; readonly closesAt: number }>();
  refuseLot: string | null = null;
  refuseAuction: string | null = null;

  counts(): [number, number] {
    return [this.lots.size, this.auctions.size];
  }

  createLot(input: CreateLotInput): LotVerdict {
    const body = JSON.stringify(input);
    const known = this.lots.get(input.id);
    if (known !== undefined && known !== body) return refused('IDEMPOTENCY_MISMATCH');
    if (known === undefined && this.refuseLot !== null) return refused(this.refuseLot);
    this.lots.set(input.id, body);
    return { __typename: 'Lot', id: input.id };
  }

  openAuction(opening: Opening, now: number): AuctionVerdict {
    const body = JSON.stringify(opening);
    const known = this.auctions.get(opening.id);
    if (known !== undefined && known.body !== body) return refused('IDEMPOTENCY_MISMATCH');
    if (known === undefined) {
      if (this.refuseAuction !== null) return refused(this.refuseAuction);
      if (opening.closesAt <= now) return refused('INVALID_TERMS');
      if ([...this.auctions.values()].some(({ lotId }) => lotId === opening.lotId)) return refused('LOT_IN_AUCTION');
      this.auctions.set(opening.id, { body, lotId: opening.lotId, closesAt: opening.closesAt });
    }
    const { closesAt } = this.auctions.get(opening.id) ?? { closesAt: 0 };
    return { __typename: 'Auction', id: opening.id, closesAt: new Date(closesAt).toISOString() };
  }

  auction(id: string): FoundAuction | null {
    const found = this.auctions.get(id);
    return found === undefined ? null : { closesAt: new Date(found.closesAt).toISOString(), lot: { id: found.lotId } };
  }
}

const refused = (code: string) => ({ __typename: 'Refused' as const, code, message: code });

/** A server behind a network with a plan, a clock that stands until it is moved, and one place to keep a post. */
class World {
  readonly log: string[] = [];
  sent: string[] = [];
  now = 0;
  isOnline = true;
  organisationId: string | null = 'yard';
  server = new Server();
  kept: QueuedPost | null = null;
  private timers: { readonly at: number; readonly run: () => void }[] = [];
  readonly outbox: PostOutbox;

  constructor(private readonly fates: Fate[] = []) {
    this.outbox = new PostOutbox({
      createLot: input => {
        this.log.push('send lot');
        this.sent.push(input.id);
        return this.carry(() => this.server.createLot(input));
      },
      openAuction: opening => {
        this.log.push('send auction');
        this.sent.push(opening.id);
        return this.carry(() => this.server.openAuction(opening, this.now));
      },
      findAuction: id => this.carry(() => this.server.auction(id)),
      read: () => this.kept,
      write: queued => {
        if (queued !== null)
          this.log.push(
            queued.auction === 'SENT' || queued.auction === 'DONE' ? `auction ${queued.auction}` : `lot ${queued.lot}`,
          );
        this.kept = queued;
      },
      online: () => this.isOnline,
      organisationId: () => this.organisationId,
      now: () => this.now,
      later: (milliseconds, run) => {
        const timer = { at: this.now + milliseconds, run };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter(other => other !== timer);
        };
      },
    });
  }

  /** The page is left and opened again: nothing is left but what was kept. */
  reload(): World {
    this.outbox.dispose();
    const next = new World(this.fates);
    next.server = this.server;
    next.sent = this.sent;
    next.kept = this.kept;
    next.now = this.now;
    next.isOnline = this.isOnline;
    return next;
  }

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { run } of due) run();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  }

  private carry<Data>(act: () => Data): Promise<Answer<Data>> {
    const fate = this.fates.shift() ?? 'OK';
    switch (fate) {
      case 'OK':
        return Promise.resolve({ kind: 'ANSWER', data: act() });
      case 'REQUEST':
        return Promise.resolve({ kind: 'LOST' });
      case 'ANSWER':
        act();
        return Promise.resolve({ kind: 'LOST' });
      case 'BAD_USER_INPUT': {
        const fields = [{ path: 'input.title', code: 'TOO_LONG', message: 'at most 120 characters' }];
        return Promise.resolve({ kind: 'FAILED', code: fate, message: fate, retryAfterMs: null, fields });
      }
      default:
        return Promise.resolve({ kind: 'FAILED', code: fate, message: fate, retryAfterMs: 700 });
    }
  }
}
