import type { AuctionOutcome } from '@app/auction';
import type { Money } from '@app/units';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { LotsService } from '../lots/index.js';
import { Database, DECIDING_DATABASE, type Tx } from '../platform/database/index.js';
import { AuctionsStore } from './auctions.store.js';

/** A closed or cancelled auction as its consumers hear of it. */
export interface EndedAuction {
  readonly auctionId: string;
  readonly lotId: string;
  readonly sellerOrganisationId: string;
  /** null: cancelled */
  readonly outcome: AuctionOutcome | null;
  /** set exactly when SOLD */
  readonly winner: { readonly organisationId: string; readonly pricePerTonne: Money } | null;
  readonly endedAt: number;
}
export type OnAuctionEnd = (tx: Tx, ended: EndedAuction) => Promise<void>;

/** Auctions of one look at the list. */
const BATCH = 100;
/** Transactions side by side: what the connections for deciding leave beside the pile. */
const AT_ONCE = 3;

/**
 * What follows the end of an auction, exactly once each: the closing transaction writes the consumers' names on the auction's row, and each
 * consumer's own transaction takes its name off together with its effect. So neither a crash nor a second node loses or doubles one.
 */
@Injectable()
export class AuctionEnds {
  private readonly logger = new Logger(AuctionEnds.name);
  private readonly handlers = new Map<string, OnAuctionEnd>();

  constructor(
    @Inject(DECIDING_DATABASE) private readonly database: Database,
    private readonly store: AuctionsStore,
    private readonly lots: LotsService,
  ) {
    this.handlers.set('lots', (tx, ended) =>
      ended.winner === null
        ? this.lots.setStatus(tx, ended.lotId, 'UNSOLD')
        : this.lots.sell(tx, ended.lotId, ended.winner.organisationId),
    );
  }

  /** Called once by each consumer while the application starts. */
  register(consumer: string, handler: OnAuctionEnd): void {
    if (this.handlers.has(consumer)) throw new Error(`two consumers are called ${consumer}`);
    this.handlers.set(consumer, handler);
  }

  consumers(): readonly string[] {
    return [...this.handlers.keys()];
  }

  /**
   * Hands ended auctions to the consumers that have not seen them, at most BATCH to each. True: there may be more. A failing one is logged
   * and comes again with a later call.
   */
  async consumeSome(): Promise<boolean> {
    let more = false;
    for (const consumer of this.handlers.keys()) {
      const ended = await this.database.read(tx => this.store.unconsumed(tx, consumer, BATCH));
      let failed = 0;
      for (let next = 0; next < ended.length; next += AT_ONCE) {
        const done = await Promise.all(ended.slice(next, next + AT_ONCE).map(one => this.consumeOne(one, consumer)));
        failed += done.filter(succeeded => !succeeded).length;
      }
      more ||= ended.length - failed > 0 && ended.length === BATCH;
    }
    return more;
  }

  private async consumeOne({ id, lotId }: { id: string; lotId: string }, consumer: string): Promise<boolean> {
    try {
      await this.database.transact(async tx => {
        await this.lots.lock(tx, lotId);
        await this.consume(tx, id, consumer);
      });
      return true;
    } catch (error) {
      this.logger.error(`${consumer} could not follow the end of auction ${id}`, error);
      return false;
    }
  }

  /** In the caller's transaction, which holds the lot's lock. Does nothing when the consumer has seen it already. */
  async consume(tx: Tx, auctionId: string, consumer: string): Promise<void> {
    const handler = this.handlers.get(consumer);
    const auction = (await this.store.lock(tx, [auctionId])).get(auctionId);
    if (handler === undefined || auction === undefined || !auction.unconsumed.includes(consumer)) return;
    const { state } = auction;
    const sold = state.outcome === 'SOLD' && state.leader !== null && state.price !== null;
    await handler(tx, {
      auctionId,
      lotId: state.terms.lotId,
      sellerOrganisationId: auction.sellerOrganisationId,
      outcome: state.outcome,
      winner: sold ? { organisationId: state.leader.bidderId, pricePerTonne: state.price } : null,
      endedAt: state.lastAt,
    });
    await this.store.markConsumed(tx, consumer, auctionId);
  }
}
