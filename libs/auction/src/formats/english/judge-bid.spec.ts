import { describe, expect, test } from '@jest/globals';
import { minimumNextPrice } from '../../standing.js';
import { bid, CLOSES_AT, OPENS_AT, Sitting, seconds, yuan } from '../../testing/an-auction.js';

const kinds = (decision: { events: readonly { kind: string }[] }) => decision.events.map(event => event.kind);

test('the vector of the rules: start 100, increment 10, reserve 150', () => {
  const sitting = new Sitting({ reserve: yuan(150) });
  const after = (bidder: string, price: number, max: number | null = null) => {
    const decision = sitting.bid(bidder, price, max);
    return `${sitting.standing} ${kinds(decision).join(' ')}`;
  };
  expect(after('A', 100, 130)).toBe('100.00 A BID_ACCEPTED');
  expect(after('B', 110)).toBe('120.00 A BID_ACCEPTED PROXY_RAISED');
  expect(after('B', 130)).toBe('130.00 A BID_ACCEPTED PROXY_RAISED');
  expect(after('C', 140, 200)).toBe('150.00 C BID_ACCEPTED PROXY_RAISED');
  expect(after('D', 195)).toBe('200.00 C BID_ACCEPTED PROXY_RAISED');
  expect(after('D', 210, 400)).toBe('210.00 D BID_ACCEPTED');
});

describe('a bid that stands', () => {
  test('is one BID_ACCEPTED at its own price under its own alias, then the proxy of the other at the same instant', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100, 130);
    const { events, verdict } = sitting.bid('B', 110, null, 9);
    expect(events).toEqual([
      {
        kind: 'BID_ACCEPTED',
        version: 3,
        at: seconds(9),
        price: yuan(110),
        bidderAlias: 2,
        closesAt: null,
        private: { organisationId: 'B', limit: yuan(110) },
      },
      {
        kind: 'PROXY_RAISED',
        version: 4,
        at: seconds(9),
        price: yuan(120),
        bidderAlias: 1,
        closesAt: null,
        private: { organisationId: 'A', limit: yuan(130) },
      },
    ]);
    expect(verdict).toEqual({
      kind: 'ACCEPTED',
      version: 3,
      pricePerTonne: yuan(110),
      leading: false,
      closesAt: CLOSES_AT,
      at: seconds(9),
    });
  });

  test('may be any fen value from the minimum on', () => {
    const sitting = new Sitting();
    expect(sitting.bid('A', 100.01).verdict.kind).toBe('ACCEPTED');
    expect(sitting.bid('B', 110).verdict).toEqual({ kind: 'BID_TOO_LOW', minimumNextPrice: yuan(110.01) });
    expect(sitting.bid('B', 110.01).verdict.kind).toBe('ACCEPTED');
  });

  test('the first one pays its own price, however high its limit', () => {
    const sitting = new Sitting();
    sitting.bid('A', 105, 900);
    expect(sitting.standing).toBe('105.00 A');
  });

  test('a challenger with the higher limit pays the beaten limit plus its increment, or the bid if that is more', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100, 130);
    sitting.bid('B', 110, 900);
    expect(sitting.standing).toBe('140.00 B');
    sitting.bid('C', 1000);
    expect(sitting.standing).toBe('1000.00 C');
  });

  test('a proxy never goes above its limit, so it may rise by less than the increment', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100, 115);
    sitting.bid('B', 110);
    expect(sitting.standing).toBe('115.00 A');
  });

  test('of equal limits the earlier leads, and the history says so', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100, 130);
    const decision = sitting.bid('B', 130);
    expect(sitting.standing).toBe('130.00 A');
    expect(decision.events[1]).toMatchObject({ kind: 'PROXY_RAISED', price: yuan(130), bidderAlias: 1 });
    expect(decision.verdict).toMatchObject({ leading: false });
  });

  test('gives aliases 1, 2, … by first accepted bid and keeps them', () => {
    const sitting = new Sitting();
    sitting.bid('Z', 100);
    sitting.bid('refused', 100);
    sitting.bid('M', 110);
    sitting.bid('Z', 120);
    const aliases = sitting.events.flatMap(event => (event.kind === 'BID_ACCEPTED' ? [event.bidderAlias] : []));
    expect(aliases).toEqual([1, 2, 1]);
    expect(sitting.state).toMatchObject({ bidCount: 3, aliasCount: 2 });
  });

  test('is counted once, proxies not at all', () => {
    const sitting = new Sitting();
    sitting.bid('A', 100, 130);
    sitting.bid('B', 110);
    expect(sitting.state.bidCount).toBe(2);
  });
});

describe('increments', () => {
  test('without increment and tiers it is 1.00', () => {
    const sitting = new Sitting({ increment: null });
    sitting.bid('A', 100);
    expect(minimumNextPrice(sitting.state)).toBe(yuan(101));
  });

  test('a tier counts from exactly its own price on', () => {
    const tiers = [
      { from: yuan(100), increment: yuan(1) },
      { from: yuan(110), increment: yuan(5) },
    ];
    const sitting = new Sitting({ increment: null, incrementTiers: tiers });
    sitting.bid('A', 110);
    expect(minimumNextPrice(sitting.state)).toBe(yuan(115));
  });

  test('the last tier that starts at or below the price counts, for the minimum and for proxies alike', () => {
    const tiers = [
      { from: yuan(0), increment: yuan(1) },
      { from: yuan(110), increment: yuan(5) },
      { from: yuan(200), increment: yuan(20) },
    ];
    const sitting = new Sitting({ increment: null, incrementTiers: tiers });
    sitting.bid('A', 109.99);
    expect(minimumNextPrice(sitting.state)).toBe(yuan(110.99));
    sitting.bid('B', 110.99, 199.99);
    expect(minimumNextPrice(sitting.state)).toBe(yuan(115.99));
    sitting.bid('C', 200, 1000);
    expect(sitting.standing).toBe('204.99 C');
    expect(minimumNextPrice(sitting.state)).toBe(yuan(224.99));
  });
});

describe('the reserve', () => {
  test('a leader whose limit covers it bids the reserve at once', () => {
    const sitting = new Sitting({ reserve: yuan(150) });
    const decision = sitting.bid('A', 100, 150);
    expect(kinds(decision)).toEqual(['BID_ACCEPTED', 'PROXY_RAISED']);
    expect(decision.verdict).toMatchObject({ pricePerTonne: yuan(100), leading: true });
    expect(sitting.standing).toBe('150.00 A');
  });

  test('a limit below it does not lift the price', () => {
    const sitting = new Sitting({ reserve: yuan(150) });
    sitting.bid('A', 100, 149.99);
    expect(sitting.standing).toBe('100.00 A');
  });

  test('lifts the old leader too when a challenge lets the proxy answer', () => {
    const sitting = new Sitting({ reserve: yuan(150) });
    sitting.bid('A', 100, 140);
    sitting.bid('B', 110, 160);
    expect(sitting.standing).toBe('150.00 B');
  });
});

describe('the leader', () => {
  const led = (reserve: number | null = null) => {
    const sitting = new Sitting({
      reserve: reserve === null ? null : yuan(reserve),
      softCloseWindowSeconds: 300,
      softCloseExtensionSeconds: 300,
    });
    sitting.bid('A', 100, 130);
    return sitting;
  };

  test('raises the own limit without paying more: one BID_ACCEPTED at the current price', () => {
    const sitting = led();
    const decision = sitting.bid('A', 500, 600, 10);
    expect(kinds(decision)).toEqual(['BID_ACCEPTED']);
    expect(decision.verdict).toMatchObject({ kind: 'ACCEPTED', pricePerTonne: yuan(100), leading: true });
    expect(sitting.state).toMatchObject({ price: yuan(100), bidCount: 2, leader: { limit: yuan(600) } });
  });

  test('may do so with any price, even below the minimum', () => {
    expect(led().bid('A', 1, 131).verdict.kind).toBe('ACCEPTED');
  });

  test('does not extend the close by it', () => {
    const sitting = led();
    expect(kinds(sitting.bid('A', 100, 600, 3599))).toEqual(['BID_ACCEPTED']);
    expect(sitting.state.closesAt).toBe(CLOSES_AT);
  });

  test('is lifted to the reserve by a limit that first reaches it, and that extends', () => {
    const sitting = led(150);
    const decision = sitting.bid('A', 100, 150, 3599);
    expect(kinds(decision)).toEqual(['BID_ACCEPTED', 'PROXY_RAISED', 'CLOSE_EXTENDED']);
    expect(decision.verdict).toMatchObject({ pricePerTonne: yuan(100), closesAt: seconds(3899) });
    expect(sitting.standing).toBe('150.00 A');
    expect(kinds(sitting.bid('A', 100, 151, 3600))).toEqual(['BID_ACCEPTED']);
  });

  test.each([
    ['a bare price', 500, null],
    ['the same limit again', 120, 130],
    ['a lower limit', 110, 120],
  ])('is ALREADY_LEADING with %s', (_what, price, max) => {
    expect(led().bid('A', price, max).verdict).toEqual({ kind: 'ALREADY_LEADING' });
  });
});

describe('the soft close', () => {
  const soft = { softCloseWindowSeconds: 300, softCloseExtensionSeconds: 120 };

  test('a bid with exactly the window left extends if that is later, one millisecond earlier does not', () => {
    const early = new Sitting({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 600 });
    expect(kinds(early.place(bid('A', 100), CLOSES_AT - 300_001))).toEqual(['BID_ACCEPTED']);
    const sitting = new Sitting({ softCloseWindowSeconds: 300, softCloseExtensionSeconds: 600 });
    expect(sitting.place(bid('A', 100), CLOSES_AT - 300_000).events[1]).toEqual({
      kind: 'CLOSE_EXTENDED',
      version: 3,
      at: CLOSES_AT - 300_000,
      price: yuan(100),
      bidderAlias: null,
      closesAt: CLOSES_AT + 300_000,
    });
  });

  test('the close becomes the time of the bid plus the extension', () => {
    const sitting = new Sitting(soft);
    expect(sitting.bid('A', 100, null, 3590).verdict).toMatchObject({ closesAt: seconds(3710) });
    expect(sitting.bid('B', 110, null, 3700).verdict).toMatchObject({ closesAt: seconds(3820) });
  });

  test('an extension never brings the close forward', () => {
    const sitting = new Sitting(soft);
    expect(kinds(sitting.bid('A', 100, null, 3400))).toEqual(['BID_ACCEPTED']);
    expect(sitting.state.closesAt).toBe(CLOSES_AT);
  });

  test('no extension passes the hard close, and at the hard close nothing is left to extend', () => {
    const sitting = new Sitting({ ...soft, hardCloseAt: seconds(3630) });
    expect(sitting.bid('A', 100, null, 3590).verdict).toMatchObject({ closesAt: seconds(3630) });
    expect(kinds(sitting.bid('B', 110, null, 3629))).toEqual(['BID_ACCEPTED']);
    expect(sitting.bid('C', 120, null, 3630).verdict).toEqual({ kind: 'AUCTION_CLOSED' });
  });

  test('a beaten bid that makes the proxy answer extends as well', () => {
    const sitting = new Sitting(soft);
    sitting.bid('A', 100, 200);
    expect(kinds(sitting.bid('B', 110, null, 3599))).toEqual(['BID_ACCEPTED', 'PROXY_RAISED', 'CLOSE_EXTENDED']);
  });

  test('one pile extends the close at most once', () => {
    const sitting = new Sitting(soft);
    expect(kinds(sitting.bid('A', 100, null, 3599))).toContain('CLOSE_EXTENDED');
    expect(kinds(sitting.bid('B', 110, null, 3599))).not.toContain('CLOSE_EXTENDED');
  });

  test.each([
    ['window', 0, 300],
    ['extension', 300, 0],
  ])('a %s of 0 switches it off', (_what, softCloseWindowSeconds, softCloseExtensionSeconds) => {
    const sitting = new Sitting({ softCloseWindowSeconds, softCloseExtensionSeconds });
    expect(kinds(sitting.place(bid('A', 100), CLOSES_AT - 1))).toEqual(['BID_ACCEPTED']);
  });

  test('a refused bid extends nothing', () => {
    const sitting = new Sitting(soft);
    expect(sitting.bid('A', 99, null, 3599).events).toEqual([]);
  });
});

describe('defects of the caller', () => {
  test('a limit below its own bid', () => {
    expect(() => new Sitting().bid('A', 120, 110)).toThrow('maxPricePerTonne');
  });

  test('an alias that was never given', () => {
    const sitting = new Sitting();
    expect(() => sitting.place({ ...bid('A', 100), bidderAlias: 1 }, OPENS_AT)).toThrow('never given');
  });
});
