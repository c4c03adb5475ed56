import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Auction, AuctionEvent } from '../auction/auction.js';
import { answered, begin, EVENTS_KEPT_MAX, receive, wantsAnswer } from './follow.js';

const AUCTION: Auction = {
  id: 'a',
  format: 'ENGLISH',
  status: 'OPEN',
  outcome: null,
  opensAt: 0,
  closesAt: 600_000,
  serverTime: 0,
  version: 1,
  currentPrice: null,
  minimumNextPrice: '100.00',
  reserveMet: false,
  bidCount: 0,
  leading: null,
  myBid: null,
};
const at = (auction: Partial<Auction>): Auction => ({ ...AUCTION, ...auction });
const event = (version: number, changes: Partial<AuctionEvent> = {}): AuctionEvent => ({
  version,
  kind: 'BID_ACCEPTED',
  at: version * 1_000,
  price: `${100 + version}.00`,
  bidderAlias: '1',
  mine: false,
  closesAt: null,
  ...changes,
});
const OPENED = event(1, { kind: 'AUCTION_OPENED', price: null, bidderAlias: null });

describe('history', () => {
  test('events apply in sequence, whatever is repeated', () => {
    const { followed, gap } = receive(begin(AUCTION), [OPENED, event(2), event(2), OPENED, event(3)]);
    expect(gap).toBe(false);
    expect(followed.events.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(followed).toMatchObject({ lastVersion: 3, auction: { version: 3, currentPrice: '103.00', bidCount: 2 } });
  });

  test('a missing version stops everything behind it and asks for a new watch from the last one', () => {
    const { followed, gap } = receive(begin(AUCTION), [OPENED, event(3), event(4)]);
    expect(gap).toBe(true);
    expect(followed).toMatchObject({ lastVersion: 1, auction: { version: 1, currentPrice: null } });
  });

  test('history that the answer already counts changes no field of the auction', () => {
    const auction = at({ version: 3, currentPrice: '103.00', minimumNextPrice: '113.00', bidCount: 2 });
    const { followed } = receive(begin(auction), [OPENED, event(2), event(3)]);
    expect(followed.auction).toEqual(auction);
    expect(wantsAnswer(followed)).toBe(false);
  });

  test('however the messages are cut, repeated or delayed, the page ends with the same history', () => {
    const history = [OPENED, ...Array.from({ length: 20 }, (_, i) => event(i + 2))];
    const whole = receive(begin(AUCTION), history).followed;
    const pieces = fc.array(fc.tuple(fc.nat(21), fc.nat(6)), { maxLength: 30 });
    fc.assert(
      fc.property(pieces, cuts => {
        let followed = begin(AUCTION);
        for (const [from, length] of cuts) followed = receive(followed, history.slice(from, from + length)).followed;
        followed = receive(followed, history.slice(followed.lastVersion)).followed;
        expect(followed).toEqual(whole);
      }),
    );
  });

  test('a long history starts near its end and stays bounded', () => {
    const long = begin(at({ version: 2_000 }));
    expect(long.lastVersion).toBe(2_000 - EVENTS_KEPT_MAX);
    const more = Array.from({ length: EVENTS_KEPT_MAX + 50 }, (_, i) => event(long.lastVersion + 1 + i));
    const { followed } = receive(long, more);
    expect(followed.events).toHaveLength(EVENTS_KEPT_MAX);
    expect(followed.events.at(-1)?.version).toBe(2_050);
  });

  test('an event of an unknown kind is counted and changes nothing else', () => {
    const { followed } = receive(begin(AUCTION), [OPENED, event(2, { kind: 'SOMETHING_NEW', price: null })]);
    expect(followed.auction).toEqual({ ...AUCTION, version: 2 });
  });
});

describe('what a bid changes', () => {
  const mineLeads = at({ version: 2, currentPrice: '100.00', minimumNextPrice: '110.00', bidCount: 1, leading: true });
  const from = (auction: Auction) => ({ ...begin(auction), lastVersion: auction.version });

  test('the next minimum is guessed with the last raise asked for, until the server answers', () => {
    const { followed } = receive(from(mineLeads), [event(3, { price: '120.50' })]);
    expect(followed.auction.minimumNextPrice).toBe('130.50');
    expect(wantsAnswer(followed)).toBe(true);
  });

  test('after the first bid nobody knows the raise yet, so no minimum is made up', () => {
    const { followed } = receive(begin(AUCTION), [OPENED, event(2)]);
    expect(followed.auction.minimumNextPrice).toBeNull();
  });

  test('a reserve that was not met may be met by now, and one that was met stays met', () => {
    expect(receive(from(mineLeads), [event(3)]).followed.auction.reserveMet).toBeNull();
    expect(receive(from({ ...mineLeads, reserveMet: true }), [event(3)]).followed.auction.reserveMet).toBe(true);
  });

  test("another one's bid ends my lead, and my proxy takes it back", () => {
    const outbid = receive(from(mineLeads), [event(3)]).followed;
    expect(outbid.auction.leading).toBe(false);
    const raised = receive(outbid, [event(4, { kind: 'PROXY_RAISED', mine: true })]).followed;
    expect(raised.auction.leading).toBe(true);
  });

  test('who never bid neither leads nor is outbid', () => {
    expect(receive(begin(AUCTION), [OPENED, event(2)]).followed.auction.leading).toBeNull();
  });

  test('a bid near the end moves the close', () => {
    const extended = event(3, { kind: 'CLOSE_EXTENDED', closesAt: 900_000 });
    expect(receive(from(mineLeads), [extended]).followed.auction.closesAt).toBe(900_000);
  });

  test('after the close there is no next minimum, and the outcome waits for the server', () => {
    const { followed } = receive(from(mineLeads), [event(3, { kind: 'AUCTION_CLOSED' })]);
    expect(followed.auction).toMatchObject({ status: 'CLOSED', minimumNextPrice: null, outcome: null });
    expect(wantsAnswer(followed)).toBe(true);
  });
});

describe('an answer of the server', () => {
  test('replaces what was guessed', () => {
    const guessed = receive(begin(AUCTION), [OPENED, event(2)]).followed;
    const auction = at({ version: 2, currentPrice: '102.00', minimumNextPrice: '122.00', bidCount: 1 });
    const { followed } = answered(guessed, auction, []);
    expect(followed.auction).toEqual(auction);
    expect(followed.increment).toBe(2_000n);
    expect(wantsAnswer(followed)).toBe(false);
  });

  test('that is older than what is known replaces nothing', () => {
    const known = receive(begin(AUCTION), [OPENED, event(2)]).followed;
    expect(answered(known, AUCTION, []).followed).toEqual(known);
  });
});
