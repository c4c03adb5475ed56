import { randomUUID } from 'node:crypto';
import { money } from '@app/units';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bid } from '../../src/auctions/auctions.decisions.js';
import { AuctionDecisions } from '../../src/auctions/auctions.decisions.js';
import { AuctionsPile } from '../../src/auctions/auctions.pile.js';
import { startApp, type TestApp } from './app.js';
import { type Caller, createLot, eligibleRecycler, openAuction, operator, PLACE_BID, register } from './client.js';

/** Bids of one pile, as many as one transaction takes. */
const FULL_PILE = 512;
const START_FEN = 1_500_000;
const INCREMENT_FEN = 5_000;

let app: TestApp;
let seller: Caller;
let bidders: Caller[];
let pile: AuctionsPile;
let decisions: AuctionDecisions;
beforeAll(async () => {
  app = await startApp();
  const reviewer = await operator(app);
  seller = await register(app, 'COLLECTOR');
  bidders = await Promise.all(Array.from({ length: 3 }, () => eligibleRecycler(app, reviewer)));
  pile = app.app.get(AuctionsPile, { strict: false });
  decisions = app.app.get(AuctionDecisions, { strict: false });
});
afterEach(() => app.sql('DROP TRIGGER IF EXISTS refuses_poison ON bid_verdict'));
afterAll(() => app.close());

const open = async (): Promise<string> => openAuction(seller, await createLot(seller));

/** Ascending bids by each bidder in turn: each is valid if they are decided in this order, also when one of them is missing. */
const ascending = (auctionId: string, count: number): Bid[] =>
  Array.from({ length: count }, (_, place) => ({
    auctionId,
    bidId: randomUUID(),
    organisationId: bidders[place % bidders.length]?.organisationId ?? '',
    pricePerTonne: money(BigInt(START_FEN + place * INCREMENT_FEN)),
    maxPricePerTonne: null,
  }));

/** Bid ids by version, as the database has them. */
const accepted = async (auctionId: string): Promise<{ version: number; bidId: string }[]> =>
  app.sql(
    `SELECT version, bid_id AS "bidId" FROM auction_event e JOIN bid_verdict v
       ON v.auction_id = e.auction_id AND (v.detail->>'version')::int = e.version AND v.kind = 'ACCEPTED'
     WHERE e.auction_id = $1 AND e.kind = 'BID_ACCEPTED' ORDER BY version`,
    [auctionId],
  );

describe('one poisoned bid in a full pile fails alone: all others are accepted, each once and in the order of their arrival', () => {
  const refuse = (timing: string) => (poison: Bid) =>
    app.sql(`CREATE OR REPLACE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
      CREATE ${timing} FOR EACH ROW WHEN (NEW.bid_id = '${poison.bidId}') EXECUTE FUNCTION refuse_poison()`);
  const unreadable = {
    [Symbol.toPrimitive]: () => {
      throw new Error('poison');
    },
  } as never;
  const poisons: readonly (readonly [string, (poison: Bid) => Promise<unknown>, Partial<Bid>])[] = [
    ['the database refuses its row', refuse('TRIGGER refuses_poison BEFORE INSERT ON bid_verdict'), {}],
    [
      'the database refuses it at COMMIT',
      refuse('CONSTRAINT TRIGGER refuses_poison AFTER INSERT ON bid_verdict DEFERRABLE INITIALLY DEFERRED'),
      {},
    ],
    ['its decision throws', () => Promise.resolve(), { pricePerTonne: unreadable }],
  ];
  test.each(poisons)('%s', async (_how, prepare, change) => {
    const auctionId = await open();
    const bids = ascending(auctionId, FULL_PILE);
    const poisonedPlace = 200;
    const sound = bids.filter((_, place) => place !== poisonedPlace);
    const poison = bids[poisonedPlace] as Bid;
    await prepare(poison);

    const told = await Promise.allSettled(
      bids.map(bid => pile.bid(bid.bidId === poison.bidId ? { ...bid, ...change } : bid)),
    );

    expect(told[poisonedPlace]).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('poison') },
    });
    const others = told.filter((_, place) => place !== poisonedPlace);
    expect(others.map(answer => (answer.status === 'fulfilled' ? answer.value : answer.reason))).toEqual(
      sound.map((bid, place) =>
        expect.objectContaining({ kind: 'ACCEPTED', version: place + 2, pricePerTonne: bid.pricePerTonne }),
      ),
    );
    expect(await accepted(auctionId)).toEqual(sound.map((bid, place) => ({ version: place + 2, bidId: bid.bidId })));
    // nothing was promised to the poisoned one, so it is not known either
    expect(await app.sql('SELECT 1 FROM bid_verdict WHERE bid_id = $1', [poison.bidId])).toEqual([]);
  });
});

test('a stall of 300 ms of the event loop while a pile holds its locks loses no bid: everybody is answered, and hears the same again', async () => {
  const auctionId = await open();
  const { decideTogether } = decisions;
  const stalls: number[] = [];
  decisions.decideTogether = async (tx, items) => {
    const decided = await decideTogether.call(decisions, tx, items);
    if (items.some(item => item.kind === 'BID') && stalls.length < 3) {
      // written and not committed: the row is locked, as another connection can tell only afterwards
      const [held] = await tx.rows<{ held: boolean }>(
        `SELECT count(*) > 0 AS held FROM pg_locks WHERE pid = pg_backend_pid() AND relation = 'auction'::regclass AND mode = 'RowShareLock'`,
      );
      if (held?.held) stalls.push(items.length);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    }
    return decided;
  };
  try {
    const bids = ascending(auctionId, 120);
    const inputs = bids.map(({ bidId, pricePerTonne }) => ({
      bidId,
      auctionId,
      pricePerTonne: `${pricePerTonne / 100n}.00`,
    }));
    const ask = (place: number) => bidders[place % bidders.length]?.ask(PLACE_BID, { input: inputs[place] });
    const first = await Promise.all(inputs.map((_, place) => ask(place)));
    expect(stalls.length).toBeGreaterThan(0);
    const won = first.filter(({ placeBid }) => placeBid.__typename === 'BidAccepted');
    expect(won.length).toBeGreaterThan(0);
    const history = await accepted(auctionId);
    expect(history.map(({ version }) => version)).toEqual(history.map((_, place) => place + 2));
    expect(history).toEqual(
      won.map(({ placeBid: { version, bidId } }) => ({ version, bidId })).sort((a, b) => a.version - b.version),
    );
    expect(await Promise.all(inputs.map((_, place) => ask(place)))).toEqual(first);
  } finally {
    decisions.decideTogether = decideTogether;
  }
}, 30_000);
