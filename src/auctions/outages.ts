import { OUTAGE_MS_MIN, OUTAGE_WINDOW_MS, type Outage } from '@app/auction';
import { Injectable, Logger } from '@nestjs/common';
import { type Tx, timestamp } from '../platform/database/index.js';

/** One reading of the database's clock: when bids could last be taken, when the latest outage ended; epoch ms. */
export interface Pulse {
  readonly now: number;
  readonly beat: number | null;
  readonly latest: number | null;
}

/** An outage whose auctions have not all been looked at. */
export interface UnfollowedOutage extends Outage {
  readonly id: bigint;
}

/**
 * When no bid could be taken (docs/semantics.md, "Outages"). Whoever takes bids moves one row on once a second, by the database's clock. The
 * first decision after a gap of 30 s writes the outage down, in its own transaction, before it decides anything else. A clock that is
 * set forward makes such a gap too; so a node that was heard a moment ago, by its own steady clock, takes no gap for an outage.
 */
@Injectable()
export class Outages {
  private readonly logger = new Logger(Outages.name);
  /** this node's last committed heartbeat, by a clock that nobody sets; before the first one nobody knows what has been */
  private beatAt = Number.NEGATIVE_INFINITY;

  /** The database's time, and what it knows of outages. Read under the locks. */
  async pulse(tx: Tx): Promise<Pulse> {
    const [pulse] = await tx.rows<Pulse>(
      `SELECT app_now() AS now, (SELECT at FROM bidding_heartbeat) AS beat, (SELECT max(until_at) FROM bidding_outage) AS latest`,
    );
    if (pulse === undefined) throw new Error('app_now() returned no row');
    return pulse;
  }

  /**
   * The time to decide by, and the outages that can have hit an auction that closes at `closesAt` or later, earliest first; null: none can.
   */
  async since(tx: Tx, pulse: Pulse, closesAt: number | null): Promise<{ now: number; outages: readonly Outage[] }> {
    const { now, latest } = this.missed(pulse) ? await this.noticed(tx) : pulse;
    const after = closesAt === null ? null : closesAt - OUTAGE_WINDOW_MS;
    const none = after === null || latest === null || latest <= after;
    return { now, outages: none ? [] : await this.after(tx, after) };
  }

  /** Bids can be taken now. Counts after `committed`. */
  async beat(tx: Tx, now: number): Promise<void> {
    await tx.rows(
      `INSERT INTO bidding_heartbeat (at) VALUES ($1) ON CONFLICT (is_only) DO UPDATE SET at = excluded.at`,
      [timestamp(now)],
    );
  }

  /** `askedAt`: the steady clock before the heartbeat was sent, so that a COMMIT that hangs counts as silence. */
  committed(askedAt: number): void {
    this.beatAt = askedAt;
  }

  async unfollowed(tx: Tx): Promise<readonly UnfollowedOutage[]> {
    return tx.rows<UnfollowedOutage>(
      'SELECT id, from_at AS "from", until_at AS "until" FROM bidding_outage WHERE NOT followed ORDER BY id',
    );
  }

  async markFollowed(tx: Tx, outage: UnfollowedOutage): Promise<void> {
    await tx.rows('UPDATE bidding_outage SET followed = true WHERE id = $1', [outage.id]);
  }

  private missed({ now, beat }: Pulse): boolean {
    const isGap = beat !== null && now - beat >= OUTAGE_MS_MIN;
    return isGap && performance.now() - this.beatAt >= OUTAGE_MS_MIN;
  }

  /** Writes down the outage that ends now, unless another node was first; the pulse after it, under the heartbeat's lock. */
  private async noticed(tx: Tx): Promise<Pulse> {
    await tx.rows('SELECT 1 FROM bidding_heartbeat FOR UPDATE');
    const pulse = await this.pulse(tx);
    if (pulse.beat === null || !this.missed(pulse)) return pulse;
    const [from, until] = [timestamp(pulse.beat), timestamp(pulse.now)];
    await tx.rows('INSERT INTO bidding_outage (from_at, until_at) VALUES ($1, $2)', [from, until]);
    await this.beat(tx, pulse.now);
    this.logger.error(`no bid could be taken from ${from} until ${until}; the auctions that this hit are extended`);
    return { ...pulse, latest: pulse.now };
  }

  private async after(tx: Tx, instant: number): Promise<readonly Outage[]> {
    return tx.rows<Outage>(
      `SELECT from_at AS "from", until_at AS "until" FROM bidding_outage WHERE until_at > $1 ORDER BY until_at`,
      [timestamp(instant)],
    );
  }
}
