import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, callerOf, PLACE_BID } from '../../test/e2e/client.js';
import { INCREMENT_FEN, START_FEN } from '../bids/cases.js';
import type { Market } from '../bids/market.js';

/** Two bidders in turn, each bid one increment above the last: one event per bid. */
export class EvenBids {
  private readonly callers;
  private placed = 0;

  constructor(
    server: { readonly url: string },
    private readonly market: Market,
  ) {
    this.callers = market.bidders.map(({ token, organisationId }) => callerOf(server, token, organisationId));
  }

  async bid(): Promise<void> {
    const fen = START_FEN + this.placed * INCREMENT_FEN;
    const caller = this.callers[this.placed % this.callers.length];
    if (caller === undefined) throw new Error('nobody bids');
    this.placed += 1;
    const input = {
      bidId: randomUUID(),
      auctionId: this.market.auctionIds[0],
      pricePerTonne: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
    };
    const { placeBid }: Answer = await caller.ask(PLACE_BID, { input });
    if (placeBid.__typename !== 'BidAccepted') throw new Error(`a bid was not accepted: ${JSON.stringify(placeBid)}`);
  }

  /** Bids at an even rate; one that is due while the one before is still under way follows it at once. Returns how many. */
  async during(seconds: number, rate: number): Promise<number> {
    const startedAt = performance.now();
    const count = seconds * rate;
    for (let number = 0; number < count; number++) {
      await sleep(Math.max(0, startedAt + (number * 1_000) / rate - performance.now()));
      await this.bid();
    }
    return count;
  }
}
