import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Points per window and node. Generous to people and programs that behave; a flood meets them within a second. */
const LIMITS = {
  requestsPerAddress: { points: 6_000, duration: 60 },
  signInFailuresPerAccount: { points: 10, duration: 600 },
  signInsPerAddress: { points: 200, duration: 600 },
  registrationsPerAddress: { points: 200, duration: 3_600 },
  bidsPerBidder: { points: 500, duration: 5 },
  bidsPerBidderAndAuction: { points: 50, duration: 5 },
  socketMessagesPerConnection: { points: 200, duration: 10 },
  connectionsPerAddress: { points: 600, duration: 60 },
} as const;
export type RateLimit = keyof typeof LIMITS;

/** Limits by rate, per node and in memory. With RATE_LIMITS=off every answer is "go on". */
export class RateLimits {
  private readonly limiters: ReadonlyMap<RateLimit, RateLimiterMemory>;

  constructor(private readonly on: boolean) {
    this.limiters = new Map(
      (Object.keys(LIMITS) as RateLimit[]).map(name => [name, new RateLimiterMemory(LIMITS[name])]),
    );
  }

  /** Takes one point of `key`. Null: go on; else the milliseconds until a point is free again. */
  async take(limit: RateLimit, key: string): Promise<number | null> {
    if (!this.on) return null;
    try {
      await this.limiters.get(limit)?.consume(key);
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
      throw refused;
    }
  }

  /** Gives the point back: for limits that count failures only. */
  async giveBack(limit: RateLimit, key: string): Promise<void> {
    if (this.on) await this.limiters.get(limit)?.reward(key);
  }
}
