import { expect, test } from '@jest/globals';
import type { AuctionEvent } from './auction.js';
import { ladder } from './ladder.js';

const event = (version: number, kind: string, price: string | null): AuctionEvent => ({
  version,
  kind,
  at: version * 1_000,
  price,
  bidderAlias: '1',
  mine: null,
  closesAt: null,
});

test('each rung says by how much it moved the price, the newest first', () => {
  const rungs = ladder([
    event(1, 'AUCTION_OPENED', null),
    event(2, 'BID_ACCEPTED', '15000.00'),
    event(3, 'PROXY_RAISED', '15050.00'),
    event(4, 'CLOSE_EXTENDED', '15050.00'),
    event(5, 'BID_ACCEPTED', '15100.50'),
    event(6, 'AUCTION_CLOSED', '15100.50'),
  ]);
  expect(rungs.map(({ moved }) => moved)).toEqual([null, 5_050n, null, 5_000n, null, null]);
  expect(rungs.map(({ priced }) => priced)).toEqual([true, true, false, true, true, false]);
});

test('a leader who only raises the limit moves nothing', () => {
  const [rung] = ladder([event(2, 'BID_ACCEPTED', '15000.00'), event(3, 'BID_ACCEPTED', '15000.00')]);
  expect(rung).toMatchObject({ priced: true, moved: null });
});

test('a Dutch clock moves the price down', () => {
  const [rung] = ladder([event(4, 'PRICE_DROPPED', '15000.00'), event(5, 'PRICE_DROPPED', '14500.00')]);
  expect(rung?.moved).toBe(-50_000n);
});

test('the oldest rung kept does not guess what came before it', () => {
  expect(ladder([event(700, 'BID_ACCEPTED', '15000.00')])[0]?.moved).toBeNull();
});
