import { describe, expect, test } from '@jest/globals';
import { type Ack, type AuctionHistory, type EventRow, violationsOf } from './check-history.js';

/** Bids 1.00 by A, 1.01 by B, 1.03 by A; one refusal; everybody was answered. */
const bidEvent = (version: number, fen: number, by: string, alias: number): EventRow => ({
  version,
  kind: 'BID_ACCEPTED',
  fen,
  organisationId: by,
  alias,
  at: 1_000 + version,
});
const ack = (bidId: string, organisationId: string, fen: number, answer: string): Ack => ({
  bidId,
  organisationId,
  fen,
  answer,
});
const SOUND: AuctionHistory = {
  startFen: 100,
  incrementFen: 1,
  head: { version: 4, fen: 103, leader: 'A', bids: 3 },
  events: [
    { version: 1, kind: 'AUCTION_OPENED', fen: null, organisationId: null, alias: null, at: 1_000 },
    bidEvent(2, 100, 'A', 1),
    bidEvent(3, 101, 'B', 2),
    bidEvent(4, 103, 'A', 1),
  ],
  verdicts: [
    { bidId: 'a', organisationId: 'A', fen: 100, kind: 'ACCEPTED', version: 2 },
    { bidId: 'b', organisationId: 'B', fen: 101, kind: 'ACCEPTED', version: 3 },
    { bidId: 'c', organisationId: 'A', fen: 103, kind: 'ACCEPTED', version: 4 },
    { bidId: 'd', organisationId: 'B', fen: 102, kind: 'BID_TOO_LOW', version: null },
  ],
  acks: [
    ack('a', 'A', 100, '2'),
    ack('b', 'B', 101, '3'),
    ack('c', 'A', 103, '4'),
    ack('d', 'B', 102, 'BID_TOO_LOW'),
    ack('e', 'B', 104, 'OVERLOADED'),
  ],
};
const { events, verdicts, acks, head } = SOUND;
const without = <Item>(list: readonly Item[], index: number): Item[] => list.filter((_, at) => at !== index);
const replaced = <Item>(list: readonly Item[], index: number, change: Partial<Item>): Item[] =>
  list.map((item, at) => (at === index ? { ...item, ...change } : item));

test('a sound history has no violation', () => {
  expect(violationsOf(SOUND)).toEqual([]);
});

describe('it finds', () => {
  const broken: Record<string, Partial<AuctionHistory>> = {
    'a missing version': { events: without(events, 2) },
    'a bid below the price before it plus the increment': { events: replaced(events, 3, { fen: 101 }) },
    'a first bid below the start price': { startFen: 101 },
    'a leader who outbids itself': { events: replaced(events, 2, { organisationId: 'A', alias: 1 }) },
    'time that goes back': { events: replaced(events, 3, { at: 1_002 }) },
    'an organisation with two aliases': { events: replaced(events, 3, { alias: 3 }) },
    'an alias of two organisations': { events: replaced(events, 2, { alias: 1 }) },
    'a row that is behind its history': { head: { ...head, version: 3 } },
    'a row with another leader': { head: { ...head, leader: 'B' } },
    'a row that counts other bids': { head: { ...head, bids: 2 } },
    'an acknowledged bid that is not there': { verdicts: without(verdicts, 3) },
    'an accepted verdict without its event': { verdicts: replaced(verdicts, 0, { fen: 99 }) },
    'an event that is nobody’s bid': { verdicts: without(verdicts, 1), acks: without(acks, 1) },
    'a bid that counts twice': { verdicts: [...verdicts, { ...verdicts[1], bidId: 'x' } as never] },
    'a bidder who was told another version': { acks: replaced(acks, 1, { answer: '4' }) },
    'a bidder who was told a refusal of a bid that stands': { acks: replaced(acks, 2, { answer: 'BID_TOO_LOW' }) },
    'an event of another kind': { events: replaced(events, 3, { kind: 'AUCTION_CLOSED' }) },
  };
  test.each(Object.entries(broken))('%s', (_what, change) => {
    expect(violationsOf({ ...SOUND, ...change })).not.toEqual([]);
  });
});
