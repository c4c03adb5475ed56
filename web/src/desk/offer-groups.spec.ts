import { expect, test } from '@jest/globals';
import { type Offer, offerGroups } from './offer-groups.js';

const offer = (
  id: string,
  more: { myBid?: boolean; requires?: Offer['requires']; seller?: string; closesAt?: number } = {},
): Offer => ({
  auction: {
    id,
    format: 'ENGLISH',
    status: 'OPEN',
    outcome: null,
    opensAt: 0,
    closesAt: more.closesAt ?? 1_000,
    serverTime: 0,
    version: 1,
    currentPrice: null,
    minimumNextPrice: '1.00',
    reserveMet: false,
    bidCount: 0,
    leading: null,
    myBid: more.myBid === true ? { bidId: 'b', pricePerTonne: '1.00', maxPricePerTonne: null } : null,
  },
  lot: {
    id: `lot ${id}`,
    title: id,
    massKg: 1,
    region: '320000',
    taxMode: 'NONE',
    grade: { standard: 'cn-trade', code: 'x', zh: 'x', en: 'x' },
    seller: more.seller === undefined ? null : { id: more.seller },
  },
  startPrice: '1.00',
  requires: more.requires ?? [],
});
const ids = (offers: readonly Offer[]) => offers.map(({ auction }) => auction.id);
const groups = (offers: readonly Offer[], onDesk: string[] = []) => {
  const { mine, soon } = offerGroups(offers, onDesk, 'me', 0);
  return { mine: ids(mine), soon: ids(soon) };
};

test('auctions that I bid in are mine, whatever they require; the others are offered if they require nothing more', () => {
  const offers = [
    offer('bid', { myBid: true, requires: ['NORMATIVE_LISTING'] }),
    offer('free'),
    offer('strict', { requires: ['ENVIRONMENTAL_GRADE'] }),
  ];
  expect(groups(offers)).toEqual({ mine: ['bid'], soon: ['free'] });
});

test('what is on the desk, what I sell and what is over is not offered', () => {
  const offers = [
    offer('here'),
    offer('own', { seller: 'me' }),
    offer('over', { closesAt: 0 }),
    offer('there', { seller: 'you' }),
  ];
  expect(groups(offers, ['here'])).toEqual({ mine: [], soon: ['there'] });
});

test('the order of the offers stays, and the soonest eight are enough', () => {
  const many = Array.from({ length: 12 }, (_, i) => offer(String(i)));
  expect(groups(many).soon).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
});
