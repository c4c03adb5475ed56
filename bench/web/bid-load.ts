import { bid, type Caller } from '../../test/e2e/client.js';
import { priceOf } from './served-market.js';

/** Bids under way at once; what is due beyond that is left out and said. */
const IN_FLIGHT_MAX = 64;
/** Steps from one auction to the next, so that neighbours in the list do not move together. */
const STRIDE = 37;

/** Bids at an even rate, on one auction after the other, whether the server keeps up or not. */
export class BidLoad {
  private readonly placed: number[];
  private readonly inFlight = new Set<Promise<void>>();
  private timer: ReturnType<typeof setInterval> | null = null;
  private turn = 0;
  private startedMs = 0;
  private accepted = 0;
  private refused = 0;
  private failed = 0;
  private leftOut = 0;

  constructor(
    private readonly bidders: readonly Caller[],
    private readonly auctionIds: readonly string[],
    private readonly perSecond: number,
  ) {
    this.placed = auctionIds.map(() => 0);
  }

  start(): void {
    this.startedMs = performance.now();
    this.timer = setInterval(() => this.bidsDue(), 1_000 / this.perSecond);
  }

  /** Resolves when the last answer is there. A second call does nothing. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await Promise.all(this.inFlight);
  }

  said(): string {
    return `${this.accepted} bids accepted, ${this.refused} refused, ${this.failed} failed, ${this.leftOut} left out`;
  }

  /** A timer that fires late is made up for. */
  private bidsDue(): void {
    const due = Math.floor(((performance.now() - this.startedMs) / 1_000) * this.perSecond);
    while (this.turn < due) {
      const turn = this.turn++;
      if (this.inFlight.size >= IN_FLIGHT_MAX) {
        this.leftOut += 1;
        continue;
      }
      const one = this.bidOne((turn * STRIDE) % this.auctionIds.length).finally(() => this.inFlight.delete(one));
      this.inFlight.add(one);
    }
  }

  private async bidOne(index: number): Promise<void> {
    const auctionId = this.auctionIds[index];
    const n = this.placed[index] ?? 0;
    const bidder = this.bidders[n % this.bidders.length];
    if (auctionId === undefined || bidder === undefined) throw new Error('nothing to bid on, or nobody who bids');
    this.placed[index] = n + 1;
    try {
      const { __typename: kind } = await bid(bidder, auctionId, priceOf(n));
      if (kind === 'BidAccepted') this.accepted += 1;
      else this.refused += 1;
    } catch {
      this.failed += 1;
    }
  }
}
