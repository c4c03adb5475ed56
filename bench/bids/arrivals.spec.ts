import { expect, test } from '@jest/globals';
import { Arrivals } from './arrivals.js';

const bid = (organisationId: string, fen: number, auctionId = 'one') => ({
  auctionId,
  organisationId,
  pricePerTonne: BigInt(fen),
});

test('a bid is valid on arrival when it is an increment above the valid one before it, by somebody else', () => {
  const arrivals = new Arrivals();
  const valid = [
    bid('A', 99), // below the start price
    bid('A', 100),
    bid('A', 101), // leads already
    bid('B', 100), // no increment
    bid('B', 102),
    bid('A', 101), // overtaken
    bid('A', 103),
    bid('A', 100, 'two'), // another auction
  ].map(each => arrivals.note(each));
  expect(valid).toEqual([false, true, false, false, true, false, true, true]);
});

test('what was refused does not make the bids after it invalid or valid: only arrival counts', () => {
  const arrivals = new Arrivals();
  arrivals.note(bid('A', 100));
  arrivals.noteAnswer(false); // whoever decided took another one first
  expect(arrivals.note(bid('B', 101))).toBe(true);
  arrivals.noteAnswer(true);
  expect(arrivals.take()).toEqual({ arrived: 2, valid: 2, validAnswered: 2, validAccepted: 1 });
});

test('each count begins where the last one ended', () => {
  const arrivals = new Arrivals();
  arrivals.note(bid('A', 100));
  arrivals.take();
  expect(arrivals.take()).toEqual({ arrived: 0, valid: 0, validAnswered: 0, validAccepted: 0 });
  expect(arrivals.note(bid('A', 101))).toBe(false); // the standing of the auction is kept
});
